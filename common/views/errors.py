"""Pages for what went wrong. 500 and 503 stand on their own: no database, no person, no context."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

_RETRY_AFTER = 30


def bad_request(request, exception=None):
    """The request itself was broken; nothing about it can be trusted, so the bare page answers."""
    return _bare("400.html", 400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def too_often(request, exception=None):
    return render(request, "429.html", status=429)


def broken(request):
    """Something failed. A database that does not answer is a pause (503), not a fault (security 22)."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = _bare("503.html", 503)
        response["Retry-After"] = str(_RETRY_AFTER)
        return response
    return _bare("500.html", 500)


def _bare(template, status):
    return HttpResponse(render_to_string(template), status=status)
