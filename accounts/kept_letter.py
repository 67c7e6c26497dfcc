"""The code of a letter just made, sealed in the session of whoever made it until it is printed (docs/decisions/017)."""

import json

from django.utils.translation import gettext_lazy as _

from accounts.models import LetterCode, User
from accounts.services import letters
from common import clock
from common.errors import Gone
from common.seals import seal, unseal

_KEY = "letter_to_print"
MINUTES = 10


def keep(request, user: User, code: str) -> None:
    """Keep the code of this person's new letter for `MINUTES`; it takes the place of an earlier one."""
    until = clock.now().timestamp() + MINUTES * 60
    request.session[_KEY] = seal(json.dumps([user.public_id, code, until]))


def forget(request) -> None:
    """Drop whatever is kept."""
    request.session.pop(_KEY, None)


def kept(request, user: User) -> tuple[LetterCode, str]:
    """The open letter that can still be printed, and its code. Raises `Gone` when it is too late or the letter void."""
    try:
        owner, code, until = json.loads(unseal(request.session.get(_KEY, "")))
    except ValueError:
        owner, code, until = "", "", 0
    letter = letters.open_letter(user, code) if owner == user.public_id else None
    if letter is None or until < clock.now().timestamp():
        raise Gone(_("This letter cannot be printed any more. Please make a new one."))
    return letter, code
