"""Photos people upload: made anew in a child process, so that nothing of the upload is kept but the picture."""

import contextlib
import subprocess

from django.utils.translation import gettext_lazy as _

from common import limited
from common.errors import WrongInput
from common.picture_child import TOO_LARGE

CHILD = "common.picture_child"
MOST_BYTES = 12 * 1024 * 1024
CONTENT_TYPE = "image/jpeg"
_LARGE = _("This photo is too large. At most 12 MB and 40 million points are possible.")
_UNREADABLE = _("We cannot read this picture. Please choose a photo as JPEG, PNG or WebP.")


def square(content: bytes) -> bytes:
    """A small square JPEG of this JPEG, PNG or WebP, the right way up, without EXIF, place or profile.

    Raises WrongInput: empty, too large, no such picture, or one that needs too much memory or time.
    """
    if len(content) > MOST_BYTES:
        raise WrongInput(_LARGE, field="photo")
    process = limited.start(CHILD)
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            made, _none = process.communicate(content, timeout=limited.SECONDS)
            if process.returncode == 0 and made:
                return made
            if process.returncode == TOO_LARGE:
                raise WrongInput(_LARGE, field="photo")
    finally:
        process.kill()
        process.wait()
    raise WrongInput(_UNREADABLE, field="photo")
