"""The logo of the KI: a file of the operator, named by KI_LOGO."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

KINDS = {"image/svg+xml", "image/png", "image/webp", "image/jpeg"}


@require_safe
@cache_control(public=True, max_age=86400)
@login_not_required
def logo(request):
    path = Path(settings.KI_LOGO)
    kind, _encoding = mimetypes.guess_type(path)
    if kind not in KINDS or not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type=kind)
