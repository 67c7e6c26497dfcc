"""Gates in front of views. Everything needs sign-in (middleware) unless marked `login_not_required`."""

from functools import wraps

from allauth.account.internal.flows.login import get_authentication_records
from django.shortcuts import redirect

from accounts.scope import scope


def has_second_step(request) -> bool:
    """True if this person opened or confirmed this session with a passkey, an app or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def sees_people(view):
    """For views that show or change other people's data: staff need the second step first."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if scope(request.user).is_staff and not has_second_step(request):
            return redirect("accounts:second_step")
        return view(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded
