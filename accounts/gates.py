"""Gates in front of views. Everything needs sign-in (middleware) unless marked `login_not_required`."""

import time
from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.shortcuts import redirect
from django.urls import reverse

from accounts.scope import scope
from common import way_back

FRESH_SECONDS = 15 * 60


def has_second_step(request) -> bool:
    """True if this person opened or confirmed this session with a passkey, an app or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def is_fresh(request) -> bool:
    """True if this person proved who they are within the last 15 minutes, with the second step where it is demanded."""
    from accounts.services.second_step import is_demanded

    records = get_authentication_records(request, request.user)
    if is_demanded(request.user):
        records = [record for record in records if record.get("method") == "mfa"]
    return any(record.get("at", 0) > time.time() - FRESH_SECONDS for record in records)


def sees_people(view):
    """For views that show or change other people's data: staff need the second step first."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if scope(request.user).is_staff and not has_second_step(request):
            return _ask(request, "accounts:second_step")
        return view(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded


def needs_pin(view):
    """For pages beyond appointments: who came in by letter gives the spoken PIN first."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.session.get("letter") and not request.session.get("pin_ok"):
            return _ask(request, "accounts:pin")
        return view(request, *args, **kwargs)

    guarded.needs_pin = True
    return guarded


def needs_fresh_proof(view):
    """For changes of the ways in: an open session found on a table is not enough."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not is_fresh(request):
            return _ask(request, "accounts:prove")
        return view(request, *args, **kwargs)

    return needs_pin(guarded)


def _ask(request, name: str):
    """To the question, and back to where the person wanted to go (never to the middle of a POST)."""
    is_read = request.method in ("GET", "HEAD")
    back = request.get_full_path() if is_read else way_back.page_before(request) or reverse("accounts:me")
    return redirect(f"{reverse(name)}?{urlencode({'next': back})}")
