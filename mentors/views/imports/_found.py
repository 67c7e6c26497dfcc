"""What pages of lists look up first, and who gets in."""

from functools import wraps

from django.utils.translation import gettext as _

from accounts.gates import sees_people
from common.errors import Gone, OutOfScope
from mentors import rules, sealed_lists
from mentors.lists.keeping import Kept
from mentors.models import ListImport
from mentors.queries.imports import lists_of


def for_keepers(view):
    """Second step, and only for those who keep a house; for everybody else the page is not there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not rules.matches(request.user):
            raise OutOfScope
        return sees_people(view)(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded


def found(user, public_id: str) -> ListImport:
    """A list of one's own house; foreign and missing look the same."""
    list_import = lists_of(user).filter(public_id=public_id).first()
    if list_import is None:
        raise OutOfScope
    return list_import


def preview_of(list_import: ListImport) -> Kept:
    """What is to be looked at. Raises Gone when somebody has just taken it over or thrown it away."""
    try:
        return sealed_lists.preview_of(list_import.preview)
    except (OSError, ValueError, TypeError):
        raise Gone(_("This list has been taken over or thrown away in the meantime.")) from None
