"""At the counter: staff help a person who stands before them to get in again (security 38)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import addresses, audit, entry, kept_letter, papers, rules
from accounts.enums import Channel
from accounts.forms.counter import NewAddressForm
from accounts.gates import needs_fresh_proof, sees_people
from accounts.models import User
from accounts.scope import scope
from accounts.services import letters, ways_in
from accounts.views import question
from common.errors import NotAllowed, OutOfScope, Refusal
from common.files import send_private


def for_helpers(view):
    """Second step, proved lately, and never kept by any cache. The view itself asks whom she may help."""
    guarded = sees_people(needs_fresh_proof(never_cache(view)))
    guarded.sees_people = True
    return guarded


@for_helpers
@require_safe
def counter(request, public_id):
    """How this person comes in, as far as staff need to know it, and what can be done at the counter."""
    user = _helped(request, public_id)
    audit.look(actor=request.user, subject=user, organisation_id=rules.house_of(user))
    ways = {one.channel: one for one in addresses.of(user)}
    context = {
        "person": user,
        "mail": ways.get(Channel.MAIL),
        "phone": ways.get(Channel.SMS),
        "letter": letters.open_letters().filter(user=user).first(),
        "is_staff": scope(user).is_staff,
        "next": entry.next_of(request),
    }
    return render(request, "accounts/counter.html", context)


@for_helpers
@require_POST
def letter_new(request, public_id):
    """Make a letter. Its PIN is shown in this answer and never again; `after` names the letter it replaces."""
    user = _helped(request, public_id)
    old = letters.open_letters().filter(user=user).first()
    if request.POST.get("after", "") != (old.public_id if old else ""):
        # The page was loaded again, or a colleague was quicker.
        messages.warning(request, _("There is a new letter already. Its PIN was shown once. Lost? Make another one."))
        return _to_counter(request, user)
    code, pin = letters.issue_letter_code(actor=request.user, user=user)
    kept_letter.keep(request, user, code)
    context = {"person": user, "pin": pin, "minutes": kept_letter.MINUTES, "next": entry.next_of(request)}
    return render(request, "accounts/counter_letter.html", context)


@for_helpers
@require_safe
def letter_pdf(request, public_id):
    """The letter made a moment ago, to print."""
    user = _helped(request, public_id)
    letter, code = kept_letter.kept(request, user)
    content = papers.letter(letter, code)
    audit.look(actor=request.user, subject=user, organisation_id=rules.house_of(user))
    return send_private(content, name="letter.pdf", content_type="application/pdf", inline=True)


@for_helpers
@require_POST
def letter_done(request, public_id):
    """The letter is printed: its code is forgotten here."""
    user = _helped(request, public_id)
    kept_letter.forget(request)
    messages.success(request, _("Done. The code is forgotten here."))
    return _to_counter(request, user)


@for_helpers
@require_POST
def letter_void(request, public_id):
    """Make the letter void: lost, stolen, not needed any more."""
    user = _helped(request, public_id)
    letters.revoke_letter_code(actor=request.user, user=user)
    kept_letter.forget(request)
    messages.success(request, _("The letter is void. Its code opens nothing any more."))
    return _to_counter(request, user)


@for_helpers
@question
def new_address(request, public_id):
    """Another e-mail or mobile number for somebody who lost hers."""
    user = _helped(request, public_id)
    form = NewAddressForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        try:
            if form.is_valid():
                address = addresses.read(form.cleaned_data["address"])
                ways_in.change_way_in_at_counter(actor=request.user, user=user, address=address)
                messages.success(request, _("Changed. Codes go there now, and all devices are signed out."))
                return _to_counter(request, user)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("address", refusal.message)
            status = refusal.status
    context = {"form": form, "person": user, "next": entry.next_of(request)}
    return render(request, "accounts/counter_address.html", context, status=status)


def _to_counter(request, user):
    """Back to the page of the counter, from which one goes on to where one came from."""
    return redirect(entry.onward("accounts:counter", entry.next_of(request), user.public_id))


def _helped(request, public_id) -> User:
    user = User.objects.filter(public_id=public_id, is_active=True).first()
    if user is None:
        raise OutOfScope
    rules.check_may_help(request.user, user)
    return user
