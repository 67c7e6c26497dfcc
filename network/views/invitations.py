"""Invite people, and keep track of what is still open."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Channel, Role
from common.errors import NotAllowed, OutOfScope, Refusal
from network import rules
from network.models import ContactPerson, Invitation
from network.people_forms import InviteForm
from network.queries import roles as queries
from network.queries.containers import names_of
from network.services import invitation_delivery, invitations
from network.views.attempts import attempt
from network.views.people import for_givers


@for_givers
@require_safe
def invitation_list(request):
    """What is still open, newest first."""
    rows = list(queries.open_invitations(request.user)[:200])
    names = names_of((row.group.kind, row.group.container_id) for row in rows)
    listed = [
        (row, Role(row.group.role).label, names.get((row.group.kind, row.group.container_id), "")) for row in rows
    ]
    return render(request, "network/invitations.html", {"rows": listed})


@for_givers
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request):
    """One person, one role, one way to reach them."""
    contact = _contact(request)
    form = InviteForm(request.POST or None, giver=request.user, initial=_initial(request, contact))
    if request.method == "POST" and form.is_valid():
        chosen = dict(form.cleaned_data)
        made = attempt(
            form,
            invitations.invite,
            actor=request.user,
            container=chosen.pop("place"),
            contact=contact,
            **chosen,
        )
        if made:
            messages.success(request, _("The invitation is made."))
            return redirect("network:invitation", made[0].public_id)
    context = {"form": form, "contact": contact}
    return render(request, "network/invite.html", context, status=400 if form.errors else 200)


@for_givers
@require_safe
def invitation(request, public_id):
    """One invitation: who, into what, until when; print, send again, withdraw."""
    found = _seen(request.user, public_id)
    place = (found.group.kind, found.group.container_id)
    context = {
        "invitation": found,
        "role": Role(found.group.role).label,
        "place": names_of([place]).get(place, ""),
        "letter": invitation_delivery.letter_of(found) if found.channel == Channel.LETTER else None,
        "may_change": rules.may_change_invitation(request.user, found),
    }
    return render(request, "network/invitation.html", context)


@for_givers
@require_POST
def again(request, public_id):
    """Send or print it once more, with a new code."""
    return _change(request, public_id, invitations.send_again, _("Sent again. The old code is not valid any more."))


@for_givers
@require_POST
def revoke(request, public_id):
    """Withdraw it."""
    return _change(request, public_id, invitations.revoke, _("The invitation is withdrawn. Its code opens nothing."))


def _change(request, public_id, use_case, done):
    found = _seen(request.user, public_id)
    try:
        use_case(actor=request.user, invitation=found)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    if use_case is invitations.revoke:
        return redirect("network:invitations")
    return redirect("network:invitation", public_id)


def _seen(user, public_id) -> Invitation:
    rows = Invitation.objects.visible_to(user).select_related("group", "invited_by", "contact")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def _contact(request) -> ContactPerson | None:
    """The contact person of the register who is to be invited, named in the address."""
    public_id = request.GET.get("contact", "")
    if not public_id:
        return None
    rows = ContactPerson.objects.editable_by(request.user).select_related("organisation", "programme")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def _initial(request, contact: ContactPerson | None) -> dict:
    if contact is None:
        return {"role": request.GET.get("role", Role.CONTACT), "place": request.GET.get("place", "")}
    return {
        "role": Role.CONTACT,
        "place": (contact.programme or contact.organisation).public_id,
        "name": contact.name,
        "address": contact.email,
        "channel": Channel.MAIL if contact.email else Channel.LETTER,
    }
