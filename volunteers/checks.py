"""Rules as refusals: the sentence a person reads when a rule says no."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from volunteers import rules
from volunteers.enums import EngagementStatus, Terms
from volunteers.models import Engagement


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
