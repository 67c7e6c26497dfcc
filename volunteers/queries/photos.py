"""A helper's photo, as long as she agrees that it is seen."""

from accounts.purposes import PHOTO
from accounts.queries import has_consent
from common import sealed
from volunteers.models import Volunteer


def has_photo(volunteer: Volunteer) -> bool:
    """True if there is one that may be shown. One query if there is one."""
    return bool(volunteer.photo) and has_consent(volunteer.user, PHOTO)


def photo_of(volunteer: Volunteer) -> bytes | None:
    """The JPEG; None without one, without her yes, or when the file is lost."""
    if not has_photo(volunteer):
        return None
    try:
        return sealed.content_of(volunteer.photo)
    except (FileNotFoundError, ValueError):
        return None
