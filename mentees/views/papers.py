"""Certificates from abroad, and offices one waits for: one page for the person, her mentor and her contact."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, WrongInput
from mentees import rules
from mentees.enums import AuthorityKind, CredentialKind, CredentialState, CredentialStep
from mentees.forms.papers import ChangeCredentialForm, CredentialForm, WaitForm
from mentees.models import AuthorityWait, Credential, Mentee
from mentees.services import credentials, waits
from mentees.views.accompanied import look_at, person


@sees_people
@needs_pin
@require_safe
def papers(request, public_id):
    """What there is, and what is waited for."""
    mentee = look_at(request, public_id)
    if not rules.can_accompany(request.user, mentee):
        raise OutOfScope
    rows = mentee.credentials.order_by("kind", "pk")
    context = {
        "mentee": mentee,
        "own": mentee.user_id == request.user.pk,
        "credentials": [(row, ChangeCredentialForm(initial=_now(row), prefix=row.public_id)) for row in rows],
        "waits": mentee.waits.order_by("until", "since", "pk"),
        "credential_form": CredentialForm(),
        "wait_form": WaitForm(prefix="wait"),
    }
    return render(request, "mentees/papers.html", context)


@sees_people
@needs_pin
@require_POST
def add_credential(request, public_id):
    """One more certificate."""
    mentee = person(request, public_id)
    said = _checked(CredentialForm(request.POST))
    credentials.add(
        actor=request.user,
        mentee=mentee,
        kind=CredentialKind(said["kind"]),
        state=CredentialState(said["state"]),
        next_step=_step(said),
    )
    messages.success(request, _("Saved."))
    return redirect("mentees:papers", public_id)


@sees_people
@needs_pin
@require_POST
def credential(request, public_id):
    """It went on; `remove` when it was entered by mistake."""
    found = _find(Credential, request, public_id)
    if "remove" in request.POST:
        credentials.remove(actor=request.user, credential=found)
        messages.success(request, _("Removed."))
    else:
        said = _checked(ChangeCredentialForm(request.POST, prefix=found.public_id))
        credentials.change(
            actor=request.user, credential=found, state=CredentialState(said["state"]), next_step=_step(said)
        )
        messages.success(request, _("Saved."))
    return redirect("mentees:papers", found.mentee.public_id)


@sees_people
@needs_pin
@require_POST
def add_wait(request, public_id):
    """The person waits for an office."""
    mentee = person(request, public_id)
    said = _checked(WaitForm(request.POST, prefix="wait"))
    waits.begin(actor=request.user, mentee=mentee, kind=AuthorityKind(said["kind"]), since=said["since"])
    messages.success(request, _("Saved."))
    return redirect("mentees:papers", public_id)


@sees_people
@needs_pin
@require_POST
def wait(request, public_id):
    """The answer came today; `undo` when it has not after all."""
    found = _find(AuthorityWait, request, public_id)
    act = waits.go_on if "undo" in request.POST else waits.end
    act(actor=request.user, wait=found)
    return redirect("mentees:papers", found.mentee.public_id)


def _find(model, request, public_id):
    seen = Mentee.objects.visible_to(request.user).values("pk")
    found = model.objects.select_related("mentee__user").filter(public_id=public_id, mentee__in=seen).first()
    if found is None:
        raise OutOfScope
    return found


def _checked(form) -> dict:
    if not form.is_valid():
        raise WrongInput(next(iter(form.errors.values()))[0])
    return form.cleaned_data


def _now(row: Credential) -> dict:
    return {"state": row.state, "next_step": row.next_step}


def _step(said: dict) -> CredentialStep | None:
    return CredentialStep(said["next_step"]) if said["next_step"] else None
