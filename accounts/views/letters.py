"""In with a printed letter: scan it or type its code; the PIN opens what is beyond appointments."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts import entry, throttle
from accounts.forms.sign_in import LetterForm, PinForm
from accounts.services import letters
from accounts.views import open_question, question
from common.errors import Refusal


@open_question
def letter(request):
    """Type the short code."""
    form = LetterForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _enter(request, form.cleaned_data["code"])
            except Refusal as refusal:
                form.add_error("code", refusal.message)
                status = refusal.status
    return render(request, "accounts/letter.html", {"form": form}, status=status)


@login_not_required
@require_safe
def letter_typed(request):
    """The short address on the paper leads to where the code is typed."""
    return redirect("accounts:letter")


@open_question
def letter_open(request, code):
    """The target of the QR code: a look does nothing, so that link scanners do nothing; the button signs in."""
    if request.method != "POST":
        return render(request, "accounts/letter_open.html", {"code": code})
    try:
        return _enter(request, code)
    except Refusal as refusal:
        form = LetterForm({"code": code})
        form.add_error("code", refusal.message)
        return render(request, "accounts/letter.html", {"form": form}, status=refusal.status)


@question
def pin(request):
    """Ask a session opened by letter for the spoken PIN."""
    next_url = entry.next_of(request)
    if not request.session.get("letter") or request.session.get("pin_ok"):
        return redirect(next_url or "portal:home")
    form = PinForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                letters.use_pin(request.session["letter"], form.cleaned_data["pin"])
            except Refusal as refusal:
                form.add_error("pin", refusal.message)
                status = refusal.status
            else:
                entry.prove(request, way="pin")
                request.session["pin_ok"] = True
                return redirect(next_url or "portal:home")
    return render(request, "accounts/pin.html", {"form": form, "next": next_url}, status=status)


def _enter(request, code: str):
    throttle.check_sender(request, "letter", per_hour=20, per_day=60)
    found = letters.use_letter_code(code)
    return entry.sign_in(request, found.user, way="letter", letter=found.public_id)
