"""The photo of a mentor, for whoever may know her face."""

from django.views.decorators.http import require_safe

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope
from common.files import send_private
from common.pictures import CONTENT_TYPE
from mentors import rules
from volunteers.models import Volunteer
from volunteers.queries.photos import photo_of


@sees_people
@needs_pin
@require_safe
def photo(request, public_id):
    """Streamed, never kept by the browser. Staff leave a trace that she can see."""
    volunteer = Volunteer.objects.select_related("user").filter(public_id=public_id).first()
    if volunteer is None or not rules.can_see_photo(request.user, volunteer):
        raise OutOfScope
    content = photo_of(volunteer)
    if content is None:
        raise OutOfScope
    if not rules.knows_by_tandem(request.user, volunteer) and volunteer.user_id != request.user.pk:
        audit.look(actor=request.user, subject=volunteer.user, kind="user")
    return send_private(content, name="photo.jpg", content_type=CONTENT_TYPE, inline=True)
