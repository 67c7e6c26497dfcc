"""One's own request: what was said, what happens next, how long it takes, whom to call."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.services import letters
from mentees.enums import MenteeStatus, NeedStatus
from mentees.models import Mentee, Need
from mentees.queries.waiting import WaitingTime, waiting_time
from network.models import ContactPerson


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that happens: done already, now, or later."""

    state: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Mine:
    """What the own page shows."""

    mentee: Mentee
    needs: list[Need]
    nexts: list[Next]
    waiting: WaitingTime
    contact: ContactPerson | None


def my_mentee(user) -> Mentee | None:
    """The person's own record, also when it is over."""
    return Mentee.objects.filter(user=user).select_related("user", "intake", "area").first()


def mine(mentee: Mentee) -> Mine:
    """Five queries, whatever there is."""
    needs = mentee.needs.exclude(status=NeedStatus.CLOSED).select_related("phase", "programme").order_by("pk")
    found = list(needs)
    programmes = {need.programme_id for need in found if need.programme_id}
    of_house = Q(programme=None, organisation=mentee.intake)
    named = ContactPerson.objects.filter(Q(programme__in=programmes) | of_house)
    # Whoever answers for the programme comes before the house's contact.
    named = named.order_by(F("programme").desc(nulls_last=True), "is_deputy", "position", "pk")
    return Mine(mentee, found, _nexts(mentee), waiting_time(mentee.intake), named.first())


def lacks_way_back(user) -> bool:
    """True if this page is lost with this browser: no address to send a code to, no letter anybody came in with."""
    return not user.has_way_in and not letters.open_letters().filter(user=user, last_used_at__isnull=False).exists()


_ORDER = (MenteeStatus.REQUESTED, MenteeStatus.WAITING, MenteeStatus.ACCOMPANIED)


def _nexts(mentee: Mentee) -> list[Next]:
    """The way from the request to the first meeting, with the place where the person stands."""
    if mentee.status not in _ORDER:
        return []
    call = _("We call you and talk with you.") if mentee.contact_phone else _("You call us, or come by. We talk.")
    words = [_("Your request is here."), call, _("We look for somebody who fits."), _("You meet each other.")]
    now = _ORDER.index(MenteeStatus(mentee.status)) + 1
    return [
        Next("done" if place < now else "now" if place == now else "later", text) for place, text in enumerate(words)
    ]
