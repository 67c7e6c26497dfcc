"""The end of a record, 6 months after the end of the accompaniment: real erasure, no mark."""

from accounts import audit
from accounts.enums import Ending, Role
from accounts.models import User
from accounts.services import roles
from mentees.models import Household, Mentee
from mentees.querysets import OVER


def erase_mentee(*, actor: User | None, mentee: Mentee) -> None:
    """Delete the record with all that hangs on it, and the role as a mentee. An open record is left alone (ValueError).

    A case of the safeguarding contact stays, without the name: it has its own time. Rooms above have deleted theirs.
    Call inside a transaction.
    """
    if mentee.status not in OVER:
        raise ValueError("this record is open")
    audit.record("mentee.erased", actor=actor, subject=mentee, organisation_id=mentee.intake_id)
    held = mentee.user.memberships.filter(group__rolegroup__role=Role.MENTEE)
    for membership in held.select_related("user", "group__rolegroup").order_by("pk"):
        roles.take_back(actor=actor, membership=membership, reason=Ending.EXPIRED)
    household = mentee.household
    mentee.delete()
    if household:
        Household.objects.filter(pk=household.pk, members=None).delete()
