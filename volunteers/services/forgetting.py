"""What is no longer needed goes: certificates (§72a (5) SGB VIII), ways to reach somebody, records over their time."""

from django.db import transaction
from django.db.models import Q, QuerySet, RestrictedError

from accounts import audit
from accounts.models import User
from common import clock
from volunteers.models import Engagement, Volunteer
from volunteers.queries.clearance import unused
from volunteers.queries.ends import done_helping
from volunteers.terms import DETAILS_KEPT_MONTHS, months_later

BATCH = 200


def forget_unused(*, actor: User | None, volunteer: Volunteer | None = None) -> int:
    """Delete every check (of one person) whose work never came about, or ended three months ago. Returns how many.

    A check that stands in a young person's helper circle stays until the room above lets it go.
    """
    due = unused(clock.today())
    if volunteer:
        due = due.filter(volunteer=volunteer)
    return sum(_forget(due.filter(pk=pk)) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def forget_details(*, actor: None = None) -> int:
    """Daily: three months after the end nobody reaches her any more, and what she said about herself goes.

    That she helped, and her promise, stay for the years of the proof. Gives how many rows changed.
    """
    edge = months_later(clock.today(), -DETAILS_KEPT_MONTHS)
    known = ~Q(contact_email="") | ~Q(contact_phone="") | Q(born_on__isnull=False)
    empty = {"contact_email": "", "contact_phone": "", "phone_only": False, "born_on": None}
    changed = Engagement.objects.ended_by(edge).filter(known).update(**empty)
    return changed + sum(_forget_profile(volunteer) for volunteer in done_helping(edge)[:BATCH])


def erase_engagement(*, actor: User | None, engagement: Engagement) -> None:
    """Delete what is over its time, with its steps and tasks; with the last one the person's record as a helper.

    Rooms above have deleted theirs. Call inside a transaction.
    """
    audit.record("engagement.erased", actor=actor, subject=engagement, organisation_id=engagement.organisation_id)
    volunteer = engagement.volunteer
    engagement.delete()
    if not volunteer.engagements.exists():
        volunteer.delete()


def _forget_profile(volunteer: Volunteer) -> int:
    volunteer.languages.all().delete()
    volunteer.free_times.all().delete()
    volunteer.area, volunteer.gender, volunteer.mobility = None, "", ""
    volunteer.introduction, volunteer.photo, volunteer.free_time_known = "", "", False
    volunteer.save()
    return 1


def _forget(checks: QuerySet) -> int:
    try:
        with transaction.atomic():
            return checks.delete()[0]
    except RestrictedError:
        return 0
