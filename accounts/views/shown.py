"""Ways in and sessions as the pages show them."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from accounts.services import second_step, sessions

# First match wins: tablets and phones name their maker's system, too.
_SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux")
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung", "Firefox": "Firefox", "Chrome": "Chrome"}


@dataclass(frozen=True)
class ShownAuthenticator:
    handle: str
    name: str
    is_app: bool
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class ShownSession:
    handle: str
    device: str
    since: datetime
    is_current: bool


def shown(one: Authenticator) -> ShownAuthenticator:
    """An app or a passkey."""
    is_app = one.type == Authenticator.Type.TOTP
    name = _("App with codes") if is_app else one.wrap().name
    return ShownAuthenticator(second_step.handle_of(one), name, is_app, one.created_at, one.last_used_at)


def shown_session(one: UserSession, current_key: str) -> ShownSession:
    """An open session. Its network address is not shown: it tells people nothing."""
    return ShownSession(
        sessions.handle_of(one.session_key), device(one.user_agent), one.created_at, one.session_key == current_key
    )


def device(user_agent: str) -> str:
    """ "Firefox, Android" for what a browser calls itself."""
    browser = next((name for sign, name in _BROWSERS.items() if sign in user_agent), "")
    if not browser and "Safari" in user_agent:
        browser = "Safari"
    system = next((name for name in _SYSTEMS if name in user_agent), "").replace("Macintosh", "Mac")
    return ", ".join(part for part in (browser, system) if part) or _("unknown device")
