"""What pages about a mentor's work look up: whoever may not see it gets the page that does not exist."""

from django.utils.translation import gettext as _

from common.errors import NotAllowed, OutOfScope
from mentors import passing_rules as rules
from volunteers.enums import EngagementKind
from volunteers.models import Engagement


def mentor_of(user, public_id: str) -> Engagement:
    """An open engagement as mentor that this person may pause and end. Raises `OutOfScope`, `NotAllowed`."""
    rows = Engagement.objects.open().visible_to(user).filter(kind=EngagementKind.MENTOR, public_id=public_id)
    found = rows.select_related("volunteer__user", "organisation__area", "programme").first()
    if found is None:
        raise OutOfScope
    if not rules.can_pause(user, found):
        raise NotAllowed(_("Only the contact persons there can change this."))
    return found
