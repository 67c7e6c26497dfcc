"""Private files: outside static storage, read only through a view that checks first."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, HttpResponse
from django.utils.functional import cached_property


class PrivateStorage(FileSystemStorage):
    """Files under PRIVATE_ROOT; they have no URL."""

    @cached_property
    def base_location(self):
        return settings.PRIVATE_ROOT

    def url(self, name):
        raise ValueError("private files have no address")


def send_private(content: bytes, *, name: str, content_type: str, inline: bool = False) -> HttpResponse:
    """Answer with a file nobody may keep: `no-store`, as attachment unless `inline` is said."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return _guard(response)


def stream_private(stored, *, name: str, content_type: str) -> FileResponse:
    """Stream a stored file (`FieldFile`) as attachment, `no-store`."""
    return _guard(FileResponse(stored.open("rb"), as_attachment=True, filename=name, content_type=content_type))


def _guard(response):
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    return response
