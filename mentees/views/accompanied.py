"""What the pages about one person share."""

from accounts import audit
from common.errors import OutOfScope
from mentees.models import Mentee


def person(request, public_id: str) -> Mentee:
    """The person of the address as this reader may see her; 404 otherwise."""
    found = Mentee.objects.visible_to(request.user).select_related("user", "intake").filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def look_at(request, public_id: str) -> Mentee:
    """As `person`, for pages that show her data: others leave a trace that she can see."""
    found = person(request, public_id)
    if found.user_id != request.user.pk:
        audit.look(actor=request.user, subject=found.user, organisation_id=found.intake_id)
    return found
