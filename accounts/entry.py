"""Open and close a session. The one door for all ways in, invitations included."""

from urllib.parse import urlencode

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import User
from common import way_back


def sign_in(request, user: User, *, way: str, next_url: str = "", **how) -> HttpResponse:
    """Sign `user` in after a proof of `way` ("code", "letter", "invitation"…); staff go on to their second step.

    Returns the redirect to `next_url` or home. The session gets a new key; `how` is noted on it.
    """
    forget_pending(request)
    record_authentication(request, user, method=way)
    login = Login(user=user, redirect_url=safe_next(request, next_url), signal_kwargs={"way_in": {"way": way, **how}})
    return perform_login(request, login)


def sign_out(request) -> HttpResponse:
    """End this session, its sockets and what the browser kept of it."""
    from accounts.services import sessions

    sessions.closed_by_owner(request)
    logout(request, show_message=False)
    response = HttpResponseRedirect(reverse("portal:home"))
    # Pages kept for offline reading, the service worker and its stores go with the session.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def prove(request, *, way: str) -> None:
    """Note that the person of this session showed once more who they are."""
    record_authentication(request, request.user, method=way, reauthenticated=True)


def forget_pending(request) -> None:
    """Drop a sign-in somebody began in this browser and did not finish."""
    clear_login(request)


def next_of(request) -> str:
    """Where the person wanted to go, if it is in this house; else empty."""
    return safe_next(request, request.POST.get("next") or request.GET.get("next", "")) or ""


def onward(name: str, next_url: str, *args: str) -> str:
    """The address of a page that leads on to `next_url`."""
    page = reverse(name, args=args)
    return f"{page}?{urlencode({'next': next_url})}" if next_url else page


def safe_next(request, url: str) -> str | None:
    """`url` if it stays in this house, else None."""
    return url if way_back.leads_inside(request, url) else None
