"""What the pages look up: whoever may not see it gets the page that does not exist."""

from accounts.enums import Role
from accounts.scope import scope
from common.errors import OutOfScope
from volunteers import rules
from volunteers.models import Engagement, Volunteer
from volunteers.queries.people import find_own


def engagement_seen(user, public_id: str) -> Engagement:
    """An engagement this person sees."""
    rows = Engagement.objects.visible_to(user).filter(public_id=public_id)
    found = rows.select_related("volunteer__user", "organisation__area", "programme").first()
    if found is None:
        raise OutOfScope
    return found


def volunteer_seen(user, public_id: str) -> Volunteer:
    """A person who helps whom this reader sees."""
    rows = Volunteer.objects.visible_to(user).filter(public_id=public_id)
    found = rows.select_related("user", "area").first()
    if found is None:
        raise OutOfScope
    return found


def own_volunteer(user) -> Volunteer:
    """One's own record; an unsaved one for those who were invited and have said nothing yet."""
    found = find_own(user)
    if found is None and not scope(user).has(Role.VOLUNTEER):
        raise OutOfScope
    return found or Volunteer(user=user)


def is_own(request, engagement: Engagement) -> bool:
    """True if she acts for herself: her pages are the phone's."""
    return rules.is_self(request.user, engagement.volunteer)
