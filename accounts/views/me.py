"""One's own page: name, language, ways in, sessions."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import addresses
from accounts.enums import Channel
from accounts.forms.me import ProfileForm
from accounts.gates import needs_pin
from accounts.scope import scope
from accounts.services import letters, second_step, sessions
from accounts.services import profile as profiles
from accounts.views import question
from accounts.views.shown import shown, shown_session
from common.errors import OutOfScope, Refusal, WrongInput


@needs_pin
@require_safe
def me(request):
    """What the house knows of how I come in."""
    mine = addresses.of(request.user)
    context = {
        "mail": next((one for one in mine if one.channel == Channel.MAIL), None),
        "phone": next((one for one in mine if one.channel == Channel.SMS), None),
        "spoken": dict(ProfileForm().fields["language"].choices).get(request.user.language, ""),
        "authenticators": [shown(one) for one in second_step.authenticators_of(request.user)],
        "letter": letters.open_letters().filter(user=request.user).first(),
        "session_count": len(sessions.sessions_of(request.user)),
        "is_staff": scope(request.user).is_staff,
    }
    return render(request, "accounts/me.html", context)


@needs_pin
@question
def profile(request):
    """Change name and language."""
    form = ProfileForm(request.POST or None, initial={"name": request.user.name, "language": request.user.language})
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                profiles.change_profile(actor=request.user, **form.cleaned_data)
                return _in_language(redirect("accounts:me"), form.cleaned_data["language"])
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.message)
            status = refusal.status
    return render(request, "accounts/profile.html", {"form": form}, status=status)


@needs_pin
@question
def session_list(request):
    """Where I am signed in; sign out there, on one device or on all others."""
    key = request.session.session_key
    if request.method == "POST":
        _end(request, request.POST.get("which", ""), key)
        return redirect("accounts:sessions")
    found = [shown_session(one, key) for one in sessions.sessions_of(request.user, current_key=key)]
    return render(request, "accounts/sessions.html", {"sessions": found, "others": len(found) > 1})


def _end(request, which: str, key: str) -> None:
    if which == "others":
        sessions.end_sessions(request.user, keep=key)
        messages.success(request, _("Signed out on all other devices."))
        return
    session = sessions.find(request.user, which)
    if session.session_key == key:
        raise WrongInput(_("This is the device before you. Please use “Sign out”."))
    sessions.end_session(session)
    messages.success(request, _("Signed out on that device."))


@needs_pin
@question
def letter_end(request):
    """Make my own letter void."""
    if not letters.open_letters().filter(user=request.user).exists():
        raise OutOfScope
    if request.method != "POST":
        return render(request, "accounts/letter_end.html")
    letters.revoke_letter_code(actor=request.user, user=request.user)
    messages.success(request, _("The letter is void. Its code opens nothing any more."))
    return redirect("accounts:me")


def _in_language(response, language: str):
    translation.activate(language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
