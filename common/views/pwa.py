"""What makes the site installable: manifest, service worker, offline page."""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

_PRECACHED = (
    "css/patennetz.css",
    "css/patennetz.rtl.css",
    "fonts/fira-sans-400.woff2",
    "fonts/fira-sans-600.woff2",
    "icons.svg",
    "icons/icon.svg",
)


@login_not_required
@require_safe
def manifest(request):
    """The installed app carries the KI's name and speaks the reader's language."""
    icons = [
        {"src": static(f"icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in (
            ("icon-192", 192, "any"),
            ("icon-512", 512, "any"),
            ("maskable-512", 512, "maskable"),
        )
    ]
    body = {
        "id": "/",
        "name": f"Patennetz · {settings.KI_NAME}",
        "short_name": "Patennetz",
        "description": _("Who accompanies whom, who helps where, whom to call."),
        "lang": translation.get_language(),
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#00005c",
        "icons": icons,
    }
    response = JsonResponse(body, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "private, max-age=3600"
    return response


@login_not_required
@require_safe
def worker(request):
    """The service worker, at the root so that it may answer for every page."""
    response = HttpResponse(_worker(), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def offline(request):
    """What a phone shows without a connection; holds nothing of anybody. `?language=ar` is kept for that reader."""
    wanted = request.GET.get("language", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else translation.get_language()
    with translation.override(language):
        response = render(request, "common/offline.html")
    response["Content-Language"] = language
    return response


@lru_cache(maxsize=1)
def _worker() -> str:
    files = [static(name) for name in _PRECACHED]
    page = reverse("common:offline")
    offline = [(code, f"{page}?language={code}") for code, _name in settings.LANGUAGES]
    body = render_to_string("common/worker.js", {"files": files, "offline": offline, "default": settings.LANGUAGE_CODE})
    return body.replace("VERSION", hashlib.sha256(body.encode()).hexdigest()[:12])
