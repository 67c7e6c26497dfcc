"""Add, change and remove the addresses one signs in with; and show once more that it is oneself."""

from allauth.mfa.base.internal.flows import post_authentication
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import addresses, entry, throttle
from accounts.addresses import Address
from accounts.enums import Channel, Purpose
from accounts.forms.second_step import AppCodeForm, PasskeyForm
from accounts.forms.sign_in import AddressForm, CodeForm, PinForm
from accounts.gates import needs_fresh_proof, needs_pin
from accounts.services import codes, letters, ways_in
from accounts.services import second_step as steps
from accounts.views import question
from common.errors import OutOfScope, Refusal, WrongInput

NEW = "new_address"
# An address we know already, offered to be taken: whoever came by a link need not type it.
KNOWN = "known_address"
PROOF = "proof"


@needs_fresh_proof
@question
def add(request):
    """Where shall codes go from now on?"""
    form = AddressForm(request.POST or None, initial={"address": request.session.get(KNOWN, "")})
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                address = addresses.read(form.cleaned_data["address"])
                if address in addresses.of(request.user):
                    raise WrongInput(_("You sign in with this address already."), field="address")
                _send(request, address, Purpose.NEW_ADDRESS, NEW)
                return redirect("accounts:address_code")
        except Refusal as refusal:
            form.add_error("address", refusal.message)
            status = refusal.status
    return render(request, "accounts/address.html", {"form": form}, status=status)


@needs_fresh_proof
@question
def code(request):
    """The new address counts only with the code that was sent there."""
    waiting = request.session.get(NEW)
    if not waiting:
        return redirect("accounts:address")
    address = Address(Channel(waiting["channel"]), waiting["to"])
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                codes.use_code(waiting["id"], form.cleaned_data["code"], purpose=Purpose.NEW_ADDRESS)
                del request.session[NEW]
                request.session.pop(KNOWN, None)
                ways_in.change_own(actor=request.user, address=address)
                messages.success(request, _("You sign in with this address from now on."))
                return redirect("accounts:me")
        except Refusal as refusal:
            form = CodeForm(request.POST)
            form.is_valid()
            form.add_error("code", refusal.message)
            status = refusal.status
    return render(request, "accounts/address_code.html", {"form": form, "address": address}, status=status)


@needs_fresh_proof
@question
def remove(request, channel):
    """Stop signing in with one's e-mail or phone."""
    found = next((one for one in addresses.of(request.user) if one.channel == channel), None)
    if found is None:
        raise OutOfScope
    problem, status = "", 200
    if request.method == "POST":
        try:
            ways_in.remove_own(actor=request.user, channel=found.channel)
            messages.success(request, _("Removed. Codes do not go there any more."))
            return redirect("accounts:me")
        except Refusal as refusal:
            problem, status = refusal.message, refusal.status
    return render(request, "accounts/address_remove.html", {"address": found, "problem": problem}, status=status)


@needs_pin
@question
def prove(request):
    """Once more: is it you? By app, passkey, PIN or a code to an address of one's own."""
    next_url = entry.next_of(request)
    user = request.user
    demanded = steps.is_demanded(user)
    problem, status = "", 200
    if request.method == "POST":
        try:
            if _proved(request, user, demanded):
                return redirect(next_url or "accounts:me")
        except Refusal as refusal:
            problem, status = refusal.message, refusal.status
    types = {str(one.type) for one in steps.authenticators_of(user)}
    context = {
        "problem": problem,
        "next": next_url,
        "has_app": "totp" in types,
        "has_passkey": "webauthn" in types,
        "has_letter": bool(request.session.get("letter")) and not demanded,
        "addresses": [] if demanded else addresses.of(user),
        "waiting": None if demanded else request.session.get(PROOF),
        "app_form": AppCodeForm(),
        "code_form": CodeForm(),
        "pin_form": PinForm(),
    }
    return render(request, "accounts/prove.html", context, status=status)


def _proved(request, user, demanded: bool) -> bool:
    """Take whatever was sent; True when it proves the person, False when only a code was asked for."""
    how = request.POST.get("how")
    if how == "passkey":
        form = PasskeyForm(request.POST)
        if not form.is_valid():
            raise WrongInput(_("The passkey did not work. Please try again or take another way."))
        post_authentication(request, steps.check_passkey(user, form.cleaned_data["credential"]), reauthenticated=True)
    elif how == "app":
        post_authentication(request, steps.check_code(user, request.POST.get("code", "")), reauthenticated=True)
    elif demanded:
        raise WrongInput(_("Please use your app or your passkey."))
    elif how == "pin" and request.session.get("letter"):
        letters.use_pin(request.session["letter"], request.POST.get("pin", ""))
        entry.prove(request, way="pin")
    elif how == "send":
        _send(request, _own(user, request.POST.get("channel")), Purpose.PROOF, PROOF)
        return False
    elif how == "code" and request.session.get(PROOF):
        codes.use_code(request.session[PROOF]["id"], request.POST.get("code", ""), purpose=Purpose.PROOF)
        del request.session[PROOF]
        entry.prove(request, way="code")
    else:
        raise WrongInput(_("Please choose one of the ways below."))
    return True


def _own(user, channel) -> Address:
    for address in addresses.of(user):
        if address.channel == channel:
            return address
    raise OutOfScope


def _send(request, address: Address, purpose: Purpose, key: str) -> None:
    throttle.check_request(request, address)
    if request.session.get(key):
        codes.withdraw(request.session[key]["id"])
    attempt = codes.send_code(address=address, user=request.user, language=translation.get_language(), purpose=purpose)
    request.session[key] = {"id": attempt, "channel": str(address.channel), "to": address.value}
