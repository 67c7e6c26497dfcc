"""Private files: outside static storage, read only through a view that checks first."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, HttpResponse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header

from common.names import printable

# What a browser shows without running anything; all else is saved.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp"})


class PrivateStorage(FileSystemStorage):
    """Files under PRIVATE_ROOT; they have no URL."""

    @cached_property
    def base_location(self):
        return settings.PRIVATE_ROOT

    def url(self, name):
        raise ValueError("private files have no address")


def send_private(content: bytes, *, name: str, content_type: str, inline: bool = False) -> HttpResponse:
    """Answer with a file nobody may keep: `no-store`, as attachment unless `inline` is said of a picture or PDF."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Length"] = str(len(content))
    return _guard(response, name, is_shown=inline and content_type in SHOWN)


def stream_private(stored, *, name: str, content_type: str) -> FileResponse:
    """Stream a stored file (`FieldFile`) as attachment, `no-store`. A range is answered with the whole file."""
    return _guard(FileResponse(stored.open("rb"), content_type=content_type), name, is_shown=False)


def file_name(name: str) -> str:
    """The last part of a name, without quotes, control and direction-override characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return printable(last.replace('"', "")).strip(". ") or "file"


def _guard(response, name, *, is_shown):
    response["Content-Disposition"] = content_disposition_header(not is_shown, file_name(name))
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    return response
