"""Keeping entries true: every 90 days the contact is asked, one click answers."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.enums import Channel, Kind, Role
from accounts.models import Membership, User
from common import clock
from common.errors import WrongInput
from network.checks import check_keeps, check_not_ended
from network.freshness import ask_on
from network.links import asked_by_link, link_token
from network.models import Programme
from network.notices import CONFIRM
from notifications.services import notify_address, notify_all


@transaction.atomic
def confirm_programme(*, actor, programme: Programme, on: dt.date | None = None) -> Programme:
    """The entry is true as of today, or of the local day `on` when the answer was given by phone or on paper.

    Raises NotAllowed, OutOfScope, WrongInput (ended; a day to come).
    """
    check_keeps(actor, programme)
    check_not_ended(programme)
    if on and on > clock.today():
        raise WrongInput(_("This day is still to come."), field="on")
    return _confirmed(programme, actor, on or clock.today())


@transaction.atomic
def confirm_by_link(*, token: str) -> Programme:
    """A contact without an account confirms through the link of the mail. Raises Gone when it is used up or old."""
    return _confirmed(asked_by_link(token), None, clock.today())


@transaction.atomic
def ask_for_confirmation(*, programme: Programme, actor=None) -> bool:
    """Ask the contact whether the entry is still right, once per period of 90 days. Gives whether it was asked now."""
    today = clock.today()
    # The update is the lock: of two jobs at the same moment only one finds the programme still due.
    due = Programme.objects.filter(ask_on(today), pk=programme.pk)
    if not due.update(confirmation_asked_on=today):
        return False
    programme.confirmation_asked_on = today
    _tell(programme, today)
    audit.record("programme.asked", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return True


def _confirmed(programme: Programme, actor, on: dt.date) -> Programme:
    programme.confirmed_on, programme.confirmed_by, programme.confirmation_asked_on = on, actor, None
    programme.save(update_fields=["confirmed_on", "confirmed_by", "confirmation_asked_on"])
    audit.record("programme.confirmed", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return programme


def _tell(programme: Programme, today: dt.date) -> None:
    event, refs = f"{programme.public_id}:{today}", {"programme": programme.public_id}
    first = programme.contacts.filter(is_deputy=False).select_related("user").order_by("pk").first()
    people = [first.user] if first and first.user and first.user.is_active else _contacts_by_role(programme)
    if people:
        notify_all(CONFIRM, event, users=people, refs=refs)
    elif first and first.email:
        link = settings.SITE_URL + reverse("network:confirm_by_link", args=[link_token(programme, today)])
        notify_address(CONFIRM, event, channel=Channel.MAIL, address=first.email, refs=refs, sealed_link=link)


def _contacts_by_role(programme: Programme) -> list[User]:
    """Who holds the role of contact or deputy: of the programme, else of its organisation."""
    for kind, container_id in ((Kind.PROGRAMME, programme.pk), (Kind.ORGANISATION, programme.organisation_id)):
        people = list(_holding(kind, container_id))
        if people:
            return people
    return []


def _holding(kind: Kind, container_id: int):
    held = Membership.objects.active().filter(
        group__rolegroup__role__in=(Role.CONTACT, Role.DEPUTY),
        group__rolegroup__kind=kind,
        group__rolegroup__container_id=container_id,
    )
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk")
