"""Gates in front of views. Everything needs sign-in (middleware) unless marked `login_not_required`."""

from functools import wraps

from django.shortcuts import redirect

from accounts.scope import scope


def has_second_step(request) -> bool:
    """True if this session was opened with a passkey or confirmed with TOTP."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)


def sees_people(view):
    """For views that show or change other people's data: staff need the second step first."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if scope(request.user).is_staff and not has_second_step(request):
            return redirect("accounts:second_step")
        return view(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded
