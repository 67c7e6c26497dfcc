"""Whom the desk's pages of this room are for."""

from functools import wraps

from accounts.gates import sees_people
from common.errors import OutOfScope
from mentors import rules


def for_matchers(view):
    """Second step, and only for whoever keeps a house; for everybody else the page is not there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not rules.matches(request.user):
            raise OutOfScope
        return sees_people(view)(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded
