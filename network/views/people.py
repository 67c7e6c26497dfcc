"""One page for roles: who holds which one where. Never more than the reader may give herself."""

import datetime as dt
from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.enums import Ending, Role
from accounts.gates import sees_people
from accounts.models import User
from accounts.rules import may_help, may_record
from accounts.services import roles
from common import clock
from common.errors import NotAllowed, OutOfScope, Refusal
from network import rules
from network.models import ContactPerson
from network.people_forms import DeputyForm, EndForm, GiveForm, TakeBackForm
from network.queries import roles as queries
from network.services import roles as services
from network.views.attempts import attempt

PER_PAGE = 50
SOON = dt.timedelta(days=14)
# Ids of the role just taken back, so that it can be given again with one click.
UNDO = "role_taken_back"


def for_givers(view):
    """Second step, and only for people who may give some role; for everybody else the page is not there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not rules.sees_roles(request.user):
            raise OutOfScope
        return sees_people(view)(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded


@for_givers
@require_safe
def people(request):
    """Who may do what here: every role within reach."""
    filters = queries.RoleFilters.read(request.GET)
    page = Paginator(queries.roles_matching(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    places = queries.places_given_on(request.user)
    context = {
        "page": page,
        "rows": queries.held_rows(request.user, page.object_list),
        "filters": filters,
        "roles": [role for role in queries.SHOWN if role != Role.ADMINISTRATOR],
        "organisations": places.get("organisation", []),
        "open_invitations": queries.open_invitations(request.user).count(),
        "undo": _undo(request),
        "is_expiring_before": clock.today() + SOON,
    }
    return render(request, "network/people.html", context)


@for_givers
@require_safe
def person(request, public_id):
    """One person: her roles within the reader's reach. Opening it leaves a trace that she can see."""
    user = _person_seen(request.user, public_id)
    memberships = queries.memberships_seen_by(request.user).filter(user=user)
    rows = queries.held_rows(request.user, memberships.select_related("user", "given_by", "group__rolegroup"))
    first = rows[0].membership.group.rolegroup if rows else None
    audit.look(actor=request.user, subject=user, organisation_id=queries.organisation_id_of(first) if first else None)
    contacts = ContactPerson.objects.filter(user=user).select_related("organisation", "programme").first_first()
    rights = {"may_help": may_help(request.user, user), "may_record": may_record(request.user, user)}
    context = {"person": user, "rows": rows, "contacts": contacts, **rights}
    return render(request, "network/person.html", context)


@for_givers
@require_http_methods(["GET", "HEAD", "POST"])
def give(request, public_id):
    """Another role for somebody who is here already."""
    user = _person_seen(request.user, public_id)
    form = GiveForm(request.POST or None, giver=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        given = attempt(
            form,
            services.give_role,
            actor=request.user,
            user=user,
            role=chosen["role"],
            container=chosen["place"],
            reason=chosen["reason"],
            ends_on=chosen["ends_on"],
        )
        if given:
            messages.success(request, _("The role is given. It holds from the next page on."))
            return redirect("network:person", public_id)
    return render(request, "network/give.html", {"form": form, "person": user}, status=_status(form))


@for_givers
@require_http_methods(["GET", "HEAD", "POST"])
def role(request, public_id):
    """One role of one person: its last day, its deputy, its end."""
    held = _held(request.user, public_id)
    form = EndForm(request.POST or None, initial={"ends_on": held.membership.ends_on})
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, roles.change_end, actor=request.user, membership=held.membership, **form.cleaned_data)
        if changed:
            messages.success(request, _("Saved."))
            return redirect("network:people")
    context = {"held": held, "form": form, "taking": TakeBackForm(), "is_own": held.person == request.user}
    return render(request, "network/role.html", context, status=_status(form))


@for_givers
@require_POST
def take_back(request, public_id):
    """End a role now; it can be given again with one click."""
    held = _held(request.user, public_id)
    form = TakeBackForm(request.POST)
    reason = Ending(form.cleaned_data["reason"]) if form.is_valid() else Ending.OTHER_TASK
    membership, group = held.membership, held.membership.group.rolegroup
    try:
        services.take_back(actor=request.user, membership=membership, reason=reason)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("network:role", public_id)
    if held.person == request.user:
        messages.success(request, _("You have laid down this role."))
        return redirect("portal:home")
    request.session[UNDO] = {
        "user": held.person.public_id,
        "role": group.role,
        "kind": group.kind,
        "container_id": group.container_id,
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
    }
    return redirect("network:people")


@for_givers
@require_POST
def undo(request):
    """Give the role that was just taken back again."""
    kept = request.session.pop(UNDO, None)
    user = User.objects.filter(public_id=kept["user"]).first() if kept else None
    if user is None:
        messages.info(request, _("There is nothing to undo any more."))
        return redirect("network:people")
    services.give_again(
        actor=request.user,
        user=user,
        role=Role(kept["role"]),
        kind=kept["kind"],
        container_id=kept["container_id"],
        ends_on=dt.date.fromisoformat(kept["ends_on"]) if kept["ends_on"] else None,
    )
    messages.success(request, _("The role is given again."))
    return redirect("network:people")


@for_givers
@require_http_methods(["GET", "HEAD", "POST"])
def deputy(request, public_id):
    """Name somebody who stands in for a time."""
    held = _held(request.user, public_id)
    form = DeputyForm(request.POST or None, people=queries.people_known_to(request.user).exclude(pk=held.person.pk))
    if request.method == "POST" and form.is_valid():
        named = attempt(form, services.name_deputy, actor=request.user, membership=held.membership, **form.cleaned_data)
        if named:
            messages.success(request, _("The deputy is named."))
            return redirect("network:people")
    return render(request, "network/deputy.html", {"form": form, "held": held}, status=_status(form))


def _person_seen(reader, public_id) -> User:
    user = User.objects.filter(public_id=public_id).first()
    if user is None or not queries.memberships_seen_by(reader).filter(user=user).exists():
        raise OutOfScope
    return user


def _held(reader, public_id) -> queries.Held:
    rows = queries.memberships_seen_by(reader).filter(public_id=public_id)
    found = queries.held_rows(reader, rows.select_related("user", "given_by", "group__rolegroup"))
    if not found:
        raise OutOfScope
    return found[0]


def _status(form) -> int:
    return 400 if form.errors else 200


def _undo(request) -> dict | None:
    """What can be undone, in words."""
    kept = request.session.get(UNDO)
    user = User.objects.filter(public_id=kept["user"]).first() if kept else None
    return {"name": user.name, "role": Role(kept["role"]).label} if user else None
