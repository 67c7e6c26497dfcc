"""Who may do what with lists and with the people they brought. Each agrees with a queryset (tested).

`user=None` is the house itself: the command line and the jobs.
"""

from mentors.querysets import KEEPERS
from network.reach import reach
from volunteers.rules import can_take_in


def is_house(user) -> bool:
    """True for the command line and the jobs."""
    return user is None


def can_import(user, organisation, programme=None) -> bool:
    """Bring in a list: contacts and deputies of the house or of this programme, coordinators for the centre."""
    return can_take_in(user, organisation, programme)


def can_keep_import(user, list_import) -> bool:
    """See a list and work on it. Agrees with `ListImport.visible_to`."""
    return is_house(user) or _holds(user, list_import.organisation_id, list_import.programme_id)


def can_keep_notice(user, notice) -> bool:
    """Record what an imported person says. Agrees with `ImportNotice.kept_by`."""
    if is_house(user):
        return True
    if notice.engagement:
        return _holds(user, notice.engagement.organisation_id, notice.engagement.programme_id)
    programme_id = notice.list_import.programme_id if notice.list_import else None
    return _holds(user, notice.place.pk, programme_id)


def _holds(user, organisation_id: int, programme_id: int | None) -> bool:
    held = reach(user, KEEPERS)
    return organisation_id in held.organisations or programme_id in held.programmes
