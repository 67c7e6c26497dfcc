"""What a reader chooses on any page and the browser remembers: language and colours."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.views.decorators.http import require_POST

from common import way_back
from common.context_processors import THEMES

_A_YEAR = 60 * 60 * 24 * 365


@login_not_required
@require_POST
def language(request):
    """Remember the language in a cookie and go back to the same page."""
    response = _back(request)
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


@login_not_required
@require_POST
def theme(request):
    """Remember light or dark in a cookie; anything else follows the device again."""
    response = _back(request)
    wanted = request.POST.get("theme", "")
    if wanted in THEMES:
        response.set_cookie(
            "theme", wanted, max_age=_A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _back(request):
    """The page the reader came from, if it is one of ours."""
    target = request.POST.get("next", "")
    return HttpResponseRedirect(target if way_back.leads_inside(request, target) else way_back.HOME)
