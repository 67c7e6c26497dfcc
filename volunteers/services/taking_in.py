"""Somebody new is noted by hand: the person and her engagement in one act."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.errors import WrongInput
from common.names import fold
from network.models import Organisation
from volunteers.models import Engagement
from volunteers.services import engagements, people


@transaction.atomic
def take_in(
    *,
    actor: User | None,
    name: str,
    language: str,
    organisation: Organisation,
    is_other: bool = False,
    user: User | None = None,
    **about,
) -> Engagement:
    """A new person who helps, or somebody who is here already (`user`); `about` as in `engagements.start`.

    Raises WrongInput when this house knows somebody with the same name, number or mail, unless `is_other`; other
    houses are not looked at (security 37). Else as `people.add_volunteer` and `engagements.start`.
    """
    if user is None:
        if not is_other and _known(organisation, name, about).exists():
            raise WrongInput(
                _("Somebody with this name, number or mail is noted here already. Is it another person?"),
                field="is_other",
            )
        volunteer = people.add_volunteer(actor=actor, name=name, language=language)
    else:
        volunteer = people.become_volunteer(actor=actor, user=user)
    return engagements.start(actor=actor, volunteer=volunteer, organisation=organisation, **about)


def _known(organisation: Organisation, name: str, about: dict):
    same = Q(volunteer__user__name_key=fold(name))
    if about.get("contact_phone"):
        same |= Q(contact_phone=about["contact_phone"])
    if about.get("contact_email"):
        same |= Q(contact_email__iexact=about["contact_email"])
    return Engagement.objects.open().filter(same, organisation=organisation)
