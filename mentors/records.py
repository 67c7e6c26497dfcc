"""The kinds of record a follow-up can be of: how they are found, called, and whose house they are of."""

from django.db import models
from django.db.models import QuerySet

from accounts.models import User
from mentees.models import Mentee, Need
from mentors.models import FollowUp, Handover, Tandem
from mentors.querysets import NAMELESS
from network.models import Programme
from volunteers.models import Engagement

KINDS: dict[str, type[models.Model]] = {
    "mentee": Mentee,
    "engagement": Engagement,
    "tandem": Tandem,
    "need": Need,
    "programme": Programme,
}
# One join each: a list of follow-ups costs no query per row.
RELATED = (
    "mentee__user",
    "engagement__volunteer__user",
    "tandem__mentee__user",
    "tandem__engagement__volunteer__user",
    "need__mentee__user",
    "programme",
)


def seen_records(kind: str, user) -> QuerySet:
    """Records of this kind that this person works with: of her house, of the shared pool, in the register.

    What she only sees because it is about herself is not among them.
    """
    if kind == "programme":
        return Programme.objects.visible_to(user)
    if kind == "engagement":
        return Engagement.objects.visible_to(user).exclude(volunteer__user=user)
    if kind == "mentee":
        return Mentee.objects.kept_by(user).exclude(user=user)
    if kind == "tandem":
        return Tandem.objects.kept_by(user).exclude(engagement__volunteer__user=user).exclude(mentee__user=user)
    return Need.objects.kept_by(user).exclude(mentee__user=user)


def kind_of(record: models.Model) -> str:
    """The key of a record in `KINDS`, which is also its field on the follow-up."""
    return next(kind for kind, model in KINDS.items() if isinstance(record, model))


def house_of(record: models.Model) -> int | None:
    """The organisation a record belongs to."""
    for name in ("organisation_id", "intake_id"):
        if hasattr(record, name):
            return getattr(record, name)
    return record.engagement.organisation_id if isinstance(record, Tandem) else None


def programmes_of(record: models.Model) -> set[int]:
    """The programmes a record belongs to; a person is in those of her needs."""
    found: set[int | None] = set()
    match record:
        case Mentee():
            found = set(record.needs.values_list("programme_id", flat=True))
        case Tandem():
            found = {record.engagement.programme_id, record.need.programme_id}
        case Programme():
            found = {record.pk}
        case Engagement() | Need():
            found = {record.programme_id}
    return {pk for pk in found if pk is not None}


def name_of(record: models.Model) -> str:
    """What the record is called in a list; a proposal by its mentor, until the mentee has said yes."""
    match record:
        case Mentee():
            return record.user.name
        case Engagement():
            return record.volunteer.user.name
        case Tandem():
            return " + ".join(user.name for user in named_in(record))
        case Need():
            return record.mentee.user.name if record.mentee else str(record.get_topic_display())
    return str(record)


def record_of(follow_up: FollowUp) -> tuple[str, models.Model]:
    """Kind and record of a follow-up; exactly one is set (a constraint)."""
    return next((kind, getattr(follow_up, kind)) for kind in KINDS if getattr(follow_up, f"{kind}_id"))


def pair_of(tandem: Tandem, *, knows: bool) -> list[User]:
    """The mentor, and the mentee for whoever may know her."""
    return [tandem.engagement.volunteer.user, *([tandem.mentee.user] if knows else [])]


def named_in(row: models.Model) -> list[User]:
    """The people whose names a row of a list gives away; of a proposal only those the reader may know."""
    match row:
        case FollowUp():
            return named_in(record_of(row)[1])
        case Handover():
            old, new = row.old, row.new
            others = [new.engagement.volunteer.user] if new else []
            return [old.mentee.user, old.engagement.volunteer.user, *others]
        case Tandem():
            return pair_of(row, knows=getattr(row, "knows", row.status not in NAMELESS))
        case Engagement():
            return [row.volunteer.user]
        case Mentee():
            return [row.user]
        case Need():
            return [row.mentee.user] if row.mentee else []
    return []
