"""The one question this room asks of a higher one: does this browser hold an open invitation?

`network` registers the answer at start; so imports stay downward.
"""

from collections.abc import Callable

from accounts.models import User

_accept: Callable | None = None


def register(accept: Callable) -> None:
    """`accept(request, name=…, login_email=…)` takes the invitation in the session and returns its person, or None."""
    global _accept
    _accept = accept


def accept(request, *, name: str, login_email: str | None) -> User | None:
    """The person the invitation in this browser's session makes, or None without an invitation."""
    return _accept(request, name=name, login_email=login_email) if _accept else None
