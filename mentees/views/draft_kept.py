"""The draft of this browser: found by the code in the session, or by the code somebody typed."""

import datetime as dt

from mentees import rules
from mentees.models import Draft
from mentees.services import drafts

KEY = "request"
_AGE = dt.timedelta(days=drafts.DAYS)


def draft_of(request) -> Draft | None:
    """What was begun in this browser, if it is still there."""
    code = request.session.get(KEY)
    return drafts.find(code) if code else None


def keep_code(request, code: str) -> None:
    """Remember the draft in this browser as long as it lives; a signed-in session keeps its own end."""
    request.session[KEY] = code
    if not request.user.is_authenticated:
        request.session.set_expiry(_AGE)


def forget_code(request) -> None:
    """The draft is sent or thrown away."""
    request.session.pop(KEY, None)


def fills_in_for_others(user) -> bool:
    """Whoever takes in or reports asks for somebody else: that is another page."""
    return user.is_authenticated and (rules.keeps_people(user) or rules.reports(user))
