"""The second step: at sign-in, later in the session, and setting it up."""

import segno
from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from accounts import entry
from accounts.forms.second_step import AppCodeForm, NewAppForm, PasskeyForm
from accounts.gates import has_second_step, needs_fresh_proof
from accounts.services import second_step as steps
from accounts.stages import SecondStepStage
from accounts.views import question
from common.errors import Refusal, WrongInput
from common.seals import seal, unseal


@login_stage_required(stage=SecondStepStage.key, redirect_urlname="accounts:login")
@question
def at_sign_in(request):
    """Ask for the app or the passkey before the session opens."""
    stage = request._login_stage
    return _prove(request, stage.login.user, "accounts/second_step_sign_in.html", lambda: stage.exit())


@question
def second_step(request):
    """Lead staff to their second step and back: prove it, or set one up."""
    next_url = entry.next_of(request)
    if has_second_step(request):
        return redirect(next_url or "accounts:me")
    if steps.authenticators_of(request.user):
        return _prove(
            request, request.user, "accounts/second_step.html", lambda: redirect(next_url or "portal:home"), next_url
        )
    return render(request, "accounts/second_step_choose.html", {"next": next_url})


@needs_fresh_proof
@question
def new_app(request):
    """Set up an app: scan, type what it shows."""
    next_url = entry.next_of(request)
    form = NewAppForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                secret, typed = _opened(form, request.user), form.cleaned_data["code"]
                steps.add_app(actor=request.user, request=request, secret=secret, typed=typed)
                return redirect(entry.onward("accounts:recovery_codes", next_url))
        except Refusal as refusal:
            form.add_error("code", refusal.message)
            status = refusal.status
    secret = _opened(form, request.user, else_new=True)
    if not form.is_bound:
        form = NewAppForm(initial={"sealed": seal(f"{request.user.public_id}:{secret}")})
    address = get_adapter().build_totp_url(request.user, secret)
    picture = segno.make(address).svg_data_uri(scale=5, border=2, light="#fff")
    context = {"form": form, "picture": picture, "address": address, "secret": secret, "next": next_url}
    return render(request, "accounts/new_app.html", context, status=status)


@needs_fresh_proof
@question
def recovery_codes(request):
    """Show the codes for the day the phone is lost; make new ones on demand."""
    if request.method == "POST":
        steps.new_recovery_codes(actor=request.user)
        return redirect("accounts:recovery_codes")
    codes = [f"{code[:4]} {code[4:]}" for code in steps.recovery_codes(request.user)]
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "next": entry.next_of(request)})


def _prove(request, user, template, done, next_url=""):
    """Take a code or a passkey of `user`; `done()` answers when it is right."""
    form, status, problem = AppCodeForm(), 200, ""
    if request.method == "POST":
        status = 400
        try:
            if "credential" in request.POST:
                passkey = PasskeyForm(request.POST)
                if not passkey.is_valid():
                    raise WrongInput(_("The passkey did not work. Please try again or take another way."))
                return _passed(request, steps.check_passkey(user, passkey.cleaned_data["credential"]), done)
            form = AppCodeForm(request.POST)
            if form.is_valid():
                return _passed(request, steps.check_code(user, form.cleaned_data["code"]), done)
        except Refusal as refusal:
            problem, status, form = refusal.message, refusal.status, AppCodeForm()
    types = {one.type for one in steps.authenticators_of(user)}
    context = {
        "form": form,
        "problem": problem,
        "next": next_url,
        "has_app": Authenticator.Type.TOTP in types,
        "has_passkey": Authenticator.Type.WEBAUTHN in types,
    }
    return render(request, template, context, status=status)


def _passed(request, authenticator, done):
    post_authentication(request, authenticator, reauthenticated=request.user.is_authenticated)
    return done()


def _opened(form, user, *, else_new=False) -> str:
    """The secret that travelled with the form, if it was made for this person."""
    try:
        owner, _colon, secret = unseal(form.data.get("sealed", "")).partition(":")
    except ValueError:
        owner, secret = "", ""
    if owner == user.public_id and secret:
        return secret
    if else_new:
        return generate_totp_secret()
    raise WrongInput(_("This page was open for too long. Please start again."))
