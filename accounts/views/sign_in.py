"""Sign in with a code, and sign out."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation

from accounts import addresses, entry, oidc, throttle
from accounts.addresses import Address
from accounts.enums import Channel
from accounts.forms.sign_in import AddressForm, CodeForm
from accounts.services import codes
from accounts.views import open_question
from common.errors import Refusal

# What the browser waits for; a session nobody signed in on lives an hour.
WAITING = "sign_in"
WAITING_SECONDS = 3600


@open_question
def login(request):
    """Ask where the code shall go, and offer the other ways in."""
    next_url = entry.next_of(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(next_url or resolve_url(settings.LOGIN_REDIRECT_URL))
    form = AddressForm(request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            if form.is_valid():
                _send(request, addresses.read(form.cleaned_data["address"]), next_url)
                return redirect("accounts:login_code")
            status = 400
        except Refusal as refusal:
            form.add_error("address", refusal.message)
            status = refusal.status
    context = {"form": form, "next": next_url, "oidc": oidc.provider()}
    return render(request, "accounts/sign_in.html", context, status=status)


@open_question
def login_code(request):
    """Take the six digits, or send new ones."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    waiting = request.session.get(WAITING)
    if not waiting:
        return redirect("accounts:login")
    address = Address(Channel(waiting["channel"]), waiting["to"])
    wants_new = request.POST.get("action") == "again"
    form = CodeForm(request.POST if request.method == "POST" and not wants_new else None)
    problem, status = "", 200
    try:
        if wants_new:
            _send(request, address, waiting["next"])
        elif form.is_valid():
            attempt = codes.use_code(waiting["id"], form.cleaned_data["code"])
            del request.session[WAITING]
            return entry.sign_in(request, attempt.user, way="code", next_url=waiting["next"])
        elif form.is_bound:
            status = 400
    except Refusal as refusal:
        problem, status = refusal.message, refusal.status
    context = {
        "form": CodeForm() if problem else form,
        "problem": problem,
        "address": address,
        "next": waiting["next"],
        "sent_again": wants_new and not problem,
    }
    return render(request, "accounts/sign_in_code.html", context, status=status)


@open_question
def logout(request):
    """Ask once, then end this session."""
    if not request.user.is_authenticated:
        return redirect("portal:home")
    if request.method == "POST":
        return entry.sign_out(request)
    return render(request, "accounts/sign_out.html")


def _send(request, address: Address, next_url: str) -> None:
    throttle.check_request(request, address)
    old = request.session.get(WAITING)
    if old:
        codes.withdraw(old["id"])
    attempt = codes.send_code(address=address, user=addresses.whose(address), language=translation.get_language())
    request.session.set_expiry(WAITING_SECONDS)
    request.session[WAITING] = {"id": attempt, "channel": str(address.channel), "to": address.value, "next": next_url}
