"""Rules as refusals: the sentence a person reads when a rule says no."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.week import Slot, normalised
from network.checks import check_not_ended
from network.languages import SPOKEN
from network.models import Organisation, Programme
from volunteers import rules
from volunteers.enums import EngagementStatus, Gender, LanguageLevel, Mobility, Terms
from volunteers.models import Engagement
from volunteers.terms import months_later


def check_keeps(actor, engagement: Engagement) -> None:
    """Refuse whoever does not keep the engagement: 404 if it is not even visible, else 403."""
    if rules.can_keep(actor, engagement):
        return
    if not rules.can_view_engagement(actor, engagement):
        raise OutOfScope
    raise NotAllowed(_("Only the contact persons there can change this."))


def check_self_or_keeps(actor, engagement: Engagement) -> None:
    """Refuse everybody but the person herself and her keepers."""
    if not rules.is_self(actor, engagement.volunteer):
        check_keeps(actor, engagement)


def check_may_edit(actor, volunteer) -> None:
    """Refuse everybody but the person herself and whoever keeps one of her engagements."""
    if rules.can_edit_profile(actor, volunteer):
        return
    if not rules.can_view_volunteer(actor, volunteer):
        raise OutOfScope
    raise NotAllowed(_("Only the contact persons there can change this."))


def check_open(engagement: Engagement) -> None:
    """What has ended stays as it was; who comes back starts anew."""
    if engagement.status == EngagementStatus.ENDED:
        raise WrongInput(_("This has ended. Who comes back starts anew."))


def check_confirmed(engagement: Engagement) -> None:
    """Nothing is done with a record of a list before the person knows of it (Art. 14 DSGVO)."""
    check_open(engagement)
    if engagement.status == EngagementStatus.IMPORTED:
        raise WrongInput(_("The person has not confirmed yet that she helps here."))


def check_not_to_come(day: dt.date | None) -> None:
    """Refuse a day that is still to come."""
    if day and day > clock.today():
        raise WrongInput(_("This day is still to come."), field="done_on")


def check_terms(terms: Terms, cents: int | None, per: str) -> None:
    """An allowance belongs to the terms "with allowance", and to them only."""
    if terms == Terms.ALLOWANCE and not (cents and per):
        raise WrongInput(_("Please enter how much the allowance is, and for what."), field="allowance")
    if terms != Terms.ALLOWANCE and (cents is not None or per):
        raise WrongInput(_("Only work with an allowance has one."), field="allowance")


def check_place(actor: User | None, organisation: Organisation, programme: Programme | None) -> None:
    """Refuse what is not one's own house, a programme of another one, and one that has ended."""
    if not rules.can_take_in(actor, organisation, programme):
        raise OutOfScope
    if programme:
        if programme.organisation_id != organisation.pk:
            raise WrongInput(_("This programme belongs to another organisation."), field="programme")
        check_not_ended(programme)


def check_age(born_on: dt.date | None, programme: Programme | None) -> None:
    """The programme's minimum age, where the birth date is known."""
    least = programme.minimum_age if programme else None
    if born_on and born_on > clock.today():
        raise WrongInput(_("This day is still to come."), field="born_on")
    if born_on and least and months_later(born_on, 12 * least) > clock.today():
        text = _("Who wants to help here is at least %(age)d years old.") % {"age": least}
        raise WrongInput(text, field="born_on")


def check_profile(gender: str, mobility: str) -> None:
    """Refuse words nobody can choose."""
    if gender not in ("", *Gender.values) or mobility not in ("", *Mobility.values):
        raise WrongInput(_("Please choose from the list."))


def check_languages(languages: Mapping[str, int | None]) -> None:
    """Refuse codes and levels nobody can choose."""
    levels = {None, *LanguageLevel.values}
    if not set(languages) <= set(SPOKEN) or not set(languages.values()) <= levels:
        raise WrongInput(_("Please choose languages from the list."), field="languages")


def week_of(slots: Iterable[Slot] | None) -> tuple[Slot, ...]:
    """The stretches in order, merged. Refuses what lies outside a week."""
    try:
        return normalised(slots or ())
    except ValueError:
        raise WrongInput(_("Please choose times within the week."), field="slots") from None
