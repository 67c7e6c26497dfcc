"""Who may see and keep people who help. Each predicate agrees with a queryset of the same meaning (tested).

`user=None` is the house itself: jobs and the command line.
"""

from accounts.enums import Role
from accounts.purposes import SHARED_POOL
from accounts.queries import has_consent
from accounts.scope import scope
from network.reach import reach
from volunteers.querysets import KEEPERS

_HOUSE = (*KEEPERS, Role.COORDINATOR)


def is_house(user) -> bool:
    """True for the command line and the jobs."""
    return user is None


def is_self(user, volunteer) -> bool:
    """True for the helper herself."""
    return user is not None and volunteer.user_id == user.pk


def can_take_in(user, organisation, programme=None) -> bool:
    """Contacts and deputies into their organisation or programme, coordinators into the integration centre."""
    if is_house(user):
        return True
    held = reach(user, _HOUSE)
    return organisation.pk in held.organisations or bool(programme and programme.pk in held.programmes)


def can_keep(user, engagement) -> bool:
    """Whoever keeps the engagement's organisation or programme. Agrees with `Engagement.kept_by`.

    Being in the shared pool lets the centre see a person, not change what she does elsewhere.
    """
    if is_house(user):
        return True
    held = reach(user, _HOUSE)
    return engagement.organisation_id in held.organisations or engagement.programme_id in held.programmes


def can_view_engagement(user, engagement) -> bool:
    """Oneself, the keepers, and the centre for people in the shared pool. Agrees with `Engagement.visible_to`."""
    if is_self(user, engagement.volunteer) or can_keep(user, engagement):
        return True
    centre = reach(user, (Role.COORDINATOR,))
    return centre.covers_path(engagement.organisation.area.path) and has_consent(engagement.volunteer.user, SHARED_POOL)


def can_view_volunteer(user, volunteer) -> bool:
    """Oneself, and whoever sees one of her engagements. Agrees with `Volunteer.visible_to`."""
    if is_self(user, volunteer):
        return True
    engagements = volunteer.engagements.select_related("organisation__area", "volunteer__user").order_by("pk")
    return any(can_view_engagement(user, engagement) for engagement in engagements)


def can_keep_volunteer(user, volunteer) -> bool:
    """Whoever keeps one of her engagements that has not ended. Agrees with `Volunteer.kept_by`."""
    return is_house(user) or any(can_keep(user, one) for one in volunteer.engagements.open().order_by("pk"))


def can_edit_profile(user, volunteer) -> bool:
    """The person herself, and her keepers."""
    return is_self(user, volunteer) or can_keep_volunteer(user, volunteer)


def may_record_answers(user, person) -> bool:
    """True if this person helps in the asker's house: she then writes down what was told by phone or on paper."""
    from volunteers.models import Engagement

    return Engagement.objects.open().kept_by(user).filter(volunteer__user=person).exists()


def can_check(user, organisation) -> bool:
    """The clearance checkers of this very organisation."""
    return is_house(user) or organisation.pk in reach(user, (Role.CHECKER,)).organisations


def can_view_task(user, task) -> bool:
    """Checkers of the organisation. Agrees with `ClearanceTask.visible_to`."""
    return can_check(user, task.engagement.organisation)


def can_view_clearance(user, check) -> bool:
    """Checkers, contacts and deputies there; everybody her own. Agrees with `ClearanceCheck.visible_to`."""
    held = reach(user, (Role.CHECKER, *KEEPERS))
    return check.volunteer.user_id == user.pk or check.organisation_id in held.organisations


def keeps_helpers(user) -> bool:
    """The list of helpers is for those who keep a house, and for coordinators."""
    return scope(user).has(*_HOUSE)


def checks_certificates(user) -> bool:
    """The desk of certificates is for checkers."""
    return scope(user).has(Role.CHECKER)
