"""The door for invited people: look, say yes, say who you are, choose how you come in from now on.

A GET of an open invitation changes nothing, so that a mail scanner cannot use it up. Wrong codes are counted, typed or
in an address, though 60 random bits cannot be guessed.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import addresses, entry, oidc, throttle
from accounts.addresses import Address
from accounts.enums import STAFF, Channel, Purpose, Role
from accounts.scope import scope
from accounts.services import codes
from common import short_codes, way_back
from common.errors import Gone, TooOften, WrongInput
from network.acceptance_forms import CodeForm, NameForm, ProofForm, WayForm
from network.models import Invitation
from network.queries.containers import names_of
from network.services import acceptance

# What the browser of an invited person has said so far; nobody else sees it.
DRAFT = "invitation"
DRAFT_SECONDS = 3600


def door_view(view):
    """Public, never kept by a cache, one form per page."""
    return login_not_required(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


def step(needs: str):
    """A step behind the door. Whoever has not done the one before (`needs` in the draft) begins again at the door."""

    def decorate(view):
        @door_view
        @wraps(view)
        def guarded(request, code):
            code = short_codes.tidy(code)
            invitation = _find_open(request, code)
            draft = request.session.get(DRAFT, {})
            if draft.get("code") != code or needs not in draft or request.user.is_authenticated:
                return redirect("network:invitation_door", code)
            return view(request, invitation, draft)

        return guarded

    return decorate


@door_view
def type_code(request):
    """For people with a letter and no camera: type the 12 characters."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        throttle.check_sender(request, "invitation", per_hour=30, per_day=100)
        code = short_codes.tidy(form.cleaned_data["code"])
        try:
            acceptance.find_open(code)
            return redirect("network:invitation_door", code)
        except Gone as gone:
            form.add_error("code", gone.message)
    return render(request, "network/door_code.html", {"form": form}, status=400 if form.errors else 200)


@door_view
def door(request, code):
    """Who invites, into what. Signed in: one click takes it up. Signed out: the first of three steps follows."""
    code = short_codes.tidy(code)
    invitation = _find_open(request, code)
    if request.method == "POST":
        throttle.check_sender(request, "invitation", per_hour=30, per_day=100)
        if request.user.is_authenticated:
            acceptance.accept(code=code, user=request.user)
            request.session.pop(DRAFT, None)
            return redirect("network:invitation_accepted")
        _keep(request, {"code": code})
        return redirect("network:invitation_name", code)
    return render(request, "network/door.html", {"code": code, **_offered(invitation)})


@step("code")
def name(request, invitation, draft):
    """Step 1: the name others will see."""
    form = NameForm(request.POST or None, initial={"name": draft.get("name") or invitation.name})
    if request.method == "POST" and form.is_valid():
        _keep(request, {**draft, "name": form.cleaned_data["name"]})
        return redirect("network:invitation_way", draft["code"])
    return _page(request, "network/door_name.html", form, invitation, draft)


@step("name")
def way(request, invitation, draft):
    """Step 2: how to come in from now on."""
    initial = {"way": Channel.MAIL if invitation.channel == Channel.MAIL else Channel.SMS}
    initial["address"] = invitation.email or str(invitation.phone or "")
    form = WayForm(request.POST or None, initial=initial, takes_letter=_takes_letter(invitation))
    if request.method == "POST" and form.is_valid():
        try:
            return _take_way(request, draft, form.cleaned_data)
        except (WrongInput, TooOften) as refusal:
            form.add_error("address", refusal.message)
    return _page(request, "network/door_way.html", form, invitation, draft, town=oidc.provider())


@step("attempt")
def proof(request, invitation, draft):
    """Step 3: the six digits show that the address is theirs."""
    form = ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes.use_code(draft["attempt"], form.cleaned_data["code"], purpose=Purpose.NEW_ADDRESS)
        except (WrongInput, Gone) as refusal:
            form.add_error("code", refusal.message)
        else:
            return _come_in(request, draft, address=Address(Channel(draft["channel"]), draft["to"]))
    return _page(request, "network/door_proof.html", form, invitation, draft)


def come_by_town(request, *, name: str, login_email: str | None):
    """The person the invitation in this browser makes, proved by the town's own sign-in; None without one."""
    draft = request.session.get(DRAFT)
    if draft is None:
        return None
    address = Address(Channel.MAIL, login_email) if login_email else None
    known = {"name": draft.get("name") or name, "language": translation.get_language(), "address": address}
    try:
        user = acceptance.accept_as_new(code=draft["code"], **known)
    except (Gone, WrongInput):
        return None
    del request.session[DRAFT]
    return user


@require_safe
def accepted(request):
    """Welcome: what can be done now. Whoever the town's sign-in knew already still has to say yes at the door."""
    if DRAFT in request.session:
        return redirect("network:invitation_door", request.session[DRAFT]["code"])
    return render(request, "network/door_accepted.html", {"is_staff": scope(request.user).is_staff})


def _find_open(request, code: str) -> Invitation:
    with throttle.guesses(request, "invitation", per_hour=30, per_day=100):
        return acceptance.find_open(code)


def _take_way(request, draft: dict, chosen: dict):
    if chosen["way"] == WayForm.PASSKEY:
        return _come_in(request, draft, next_url=reverse("accounts:new_passkey"))
    if chosen["way"] == WayForm.LETTER:
        return _come_in_by_letter(request, draft)
    address = addresses.read(chosen["address"])
    throttle.check_request(request, address)
    language = translation.get_language()
    if "attempt" in draft:
        codes.withdraw(draft["attempt"])
    attempt = codes.send_code(address=address, user=None, language=language, purpose=Purpose.NEW_ADDRESS)
    _keep(request, {**draft, "attempt": attempt, "channel": str(address.channel), "to": address.value})
    return redirect("network:invitation_proof", draft["code"])


def _come_in(request, draft: dict, *, address: Address | None = None, next_url: str = ""):
    user = acceptance.accept_as_new(
        code=draft["code"], name=draft["name"], language=translation.get_language(), address=address
    )
    del request.session[DRAFT]
    return entry.sign_in(request, user, way="invitation", next_url=next_url or reverse("network:invitation_accepted"))


def _come_in_by_letter(request, draft: dict):
    user, code, pin = acceptance.accept_with_letter(
        code=draft["code"], name=draft["name"], language=translation.get_language()
    )
    del request.session[DRAFT]
    entry.sign_in(request, user, way="invitation")
    way_back.lead_home(request)
    return render(request, "network/door_letter.html", {"letter_code": code, "pin": pin})


def _keep(request, draft: dict) -> None:
    """What was said so far, for an hour."""
    request.session.set_expiry(DRAFT_SECONDS)
    request.session[DRAFT] = draft


def _takes_letter(invitation: Invitation) -> bool:
    """Staff need a second step, so a letter is no way in for them; and somebody must stand behind it."""
    return invitation.group.role not in STAFF and invitation.invited_by_id is not None


def _offered(invitation: Invitation) -> dict:
    place = (invitation.group.kind, invitation.group.container_id)
    return {"role": Role(invitation.group.role).label, "place": names_of([place])[place]}


def _page(request, template, form, invitation, draft, **more):
    context = {"form": form, "code": draft["code"], "to": draft.get("to", ""), **_offered(invitation), **more}
    return render(request, template, context, status=400 if form.errors else 200)
