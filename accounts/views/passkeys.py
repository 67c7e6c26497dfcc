"""Passkeys: sign in, add, remove. Challenges are asked for by POST, since a GET only SELECTs."""

from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.models import Login
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import entry, throttle
from accounts.forms.second_step import NewPasskeyForm, PasskeyForm
from accounts.gates import is_fresh, needs_fresh_proof
from accounts.services import second_step as steps
from accounts.views import question
from accounts.views.shown import shown
from common.errors import NotAllowed, Refusal, WrongInput


@login_not_required
@never_cache
@require_POST
def challenge(request):
    """What the browser needs to call a passkey: `for` is `login`, `prove` or `add`."""
    purpose = request.POST.get("for", "login")
    if purpose == "add":
        if not request.user.is_authenticated or not is_fresh(request):
            raise NotAllowed(_("Please sign in again first."))
        return JsonResponse(webauthn.begin_registration(request.user, passwordless=True))
    if purpose == "prove":
        stage = get_pending_stage(request)
        user = stage.login.user if stage else request.user
        if not getattr(user, "pk", None):
            raise NotAllowed(_("Please sign in again first."))
        return JsonResponse(webauthn.begin_authentication(user))
    throttle.check_sender(request, "passkey", per_hour=120, per_day=600)
    return JsonResponse(webauthn.begin_authentication(None))


@login_not_required
@never_cache
@require_POST
def login(request):
    """Sign in with a passkey alone; it stands for both steps."""
    form = PasskeyForm(request.POST)
    next_url = entry.next_of(request)
    try:
        if not form.is_valid():
            raise WrongInput(_("The passkey did not work. Please try again or take another way."))
        credential = form.cleaned_data["credential"]
        authenticator = steps.check_passkey(steps.whose_passkey(credential), credential)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("accounts:login")
    entry.forget_pending(request)
    found = Login(user=authenticator.user, redirect_url=next_url or None, signal_kwargs={"way_in": {"way": "passkey"}})
    return perform_passwordless_login(request, authenticator, found)


@needs_fresh_proof
@question
def add(request):
    """Name a device and keep its passkey."""
    next_url = entry.next_of(request)
    form = NewPasskeyForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                steps.add_passkey(actor=request.user, request=request, **form.cleaned_data)
                if steps.is_demanded(request.user):
                    return redirect(entry.onward("accounts:recovery_codes", next_url))
                return redirect(next_url or "accounts:me")
        except Refusal as refusal:
            form.add_error("name", refusal.message)
            status = refusal.status
    return render(request, "accounts/new_passkey.html", {"form": form, "next": next_url}, status=status)


@needs_fresh_proof
@question
def remove(request, handle):
    """Ask once, then remove one's own passkey or app."""
    found = steps.find(request.user, handle)
    if request.method == "POST":
        steps.remove(actor=request.user, handle=handle)
        return redirect("accounts:me")
    return render(request, "accounts/remove_passkey.html", {"authenticator": shown(found)})
