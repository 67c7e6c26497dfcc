"""Open sessions of a person, and their end (security 13). The store of sessions closes the sockets of each."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from common.errors import OutOfScope

# A letter is often used on somebody else's phone.
LETTER_SESSION_SECONDS = 2 * 3600


def handle_of(session_key: str) -> str:
    """What may be said of a session outside: 22 characters that do not open it."""
    return salted_hmac("accounts.sessions", session_key, algorithm="sha256").hexdigest()[:22]


def opened(request, *, way: str = "", letter: str = "") -> None:
    """Note on the new session how it was opened; `letter` is the public id of the letter code."""
    session = request.session
    for old in ("letter", "pin_ok"):
        session.pop(old, None)
    session["way_in"] = way
    if letter:
        session["letter"] = letter
        session["pin_ok"] = False
    session.set_expiry(LETTER_SESSION_SECONDS if letter else settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(session_key=session.session_key).update(data={"way": way, "letter": letter})


def sessions_of(user: User, *, current_key: str = "") -> list[UserSession]:
    """Open sessions, newest first, the current one on top. Only reads; dead rows are left to the cleaner."""
    found = list(UserSession.objects.filter(user=user).order_by("-created_at", "-pk"))
    return sorted(found, key=lambda one: one.session_key != current_key)


def end_session(session: UserSession) -> None:
    """End one session: its next request is signed out, its sockets are closed."""
    with transaction.atomic():
        session.end()


def end_sessions(user: User, *, keep: str = "", letter: str = "") -> int:
    """End all sessions of a person but the one with the key `keep`; with `letter`, those this letter opened.

    Returns how many.
    """
    with transaction.atomic():
        found = UserSession.objects.filter(user=user).exclude(session_key=keep).select_related("user")
        ending = [one for one in found.order_by("pk") if not letter or one.data.get("letter") == letter]
        for session in ending:
            end_session(session)
    return len(ending)


def find(user: User, handle: str) -> UserSession:
    """The session with this handle among the person's own. Raises `OutOfScope`."""
    for session in UserSession.objects.filter(user=user).order_by("pk"):
        if constant_time_compare(handle_of(session.session_key), handle):
            return session
    raise OutOfScope


def closed_by_owner(request) -> None:
    """Take the session that is being signed out off the list."""
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
