"""The handover on one page: who was there, who comes, what is open, when all meet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from mentees.models import Referral
from mentees.queries.referrals import RELATED as OF_REFERRAL
from mentors import passing_rules as rules
from mentors.models import Handover
from mentors.passing_forms import MeetingForm, NewMentorForm
from mentors.queries import handovers as queries
from mentors.queries.mine import first_name
from mentors.services import handovers as services


@sees_people
@needs_pin
@require_safe
def handover(request, public_id):
    """Both mentors, the person and the contacts read it; the contacts lead it. Staff leave a trace."""
    row = _seen(request.user, public_id)
    leads = rules.can_lead_handover(request.user, row)
    if row.old.mentee.user_id != request.user.pk:
        house = row.referral.programme.organisation_id
        audit.look(actor=request.user, subject=row.old.mentee.user, organisation_id=house)
    context = {
        "handover": row,
        "leads": leads,
        "name": row.old.mentee.user.name if leads else first_name(row.old.mentee.user.name),
        # Whoever was there until now sees nothing of what comes after her.
        "reads_steps": row.is_open and rules.can_read_open_steps(request.user, row),
        "goals": queries.open_goals(row, request.user) if row.is_open and services.goals_go_along(row) else None,
        "meeting": MeetingForm(),
        "naming": NewMentorForm(tandems=queries.possible_new(row)),
        "steps": queries.progress(row),
    }
    return render(request, "mentors/handover.html", context)


@sees_people
@require_POST
def start(request, public_id):
    """From an accepted referral to its handover."""
    referral = (
        Referral.objects.visible_to(request.user).select_related(*OF_REFERRAL).filter(public_id=public_id).first()
    )
    if referral is None:
        raise OutOfScope
    old = queries.running_of(referral)
    if old is None:
        known = queries.handover_of(referral)
        messages.info(request, _("Nobody accompanies this person any more: there is nothing to hand over."))
        return redirect("mentors:handover", known.public_id) if known else redirect("mentees:referral", public_id)
    if not rules.can_begin_handover(request.user, old, referral):
        raise NotAllowed(_("There is nothing to hand over here."))
    made = services.start_handover(actor=request.user, referral=referral, old=old)
    return redirect("mentors:handover", made.public_id)


@sees_people
@require_POST
def lead(request, public_id):
    """The appointment, who goes on, done: the pressed button says which."""
    row = _seen(request.user, public_id)
    if not rules.can_lead_handover(request.user, row):
        raise NotAllowed(_("Only the contact persons on both sides lead the handover."))
    act = {"meeting": _meeting, "new": _new, "finish": _finish}.get(request.POST.get("do", ""))
    try:
        if act is None:
            raise WrongInput(_("Please use the buttons of the page."))
        act(request, row)
    except (NotAllowed, OutOfScope):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("mentors:handover", public_id)


def _meeting(request, row) -> None:
    form = MeetingForm(request.POST)
    if not form.is_valid():
        raise WrongInput(_("Please choose a day and a time that are still to come."))
    services.set_meeting(actor=request.user, handover=row, at=form.cleaned_data["at"])
    messages.success(request, _("Set. Everybody is told day and time."))


def _new(request, row) -> None:
    form = NewMentorForm(request.POST, tandems=queries.possible_new(row))
    if not form.is_valid():
        raise WrongInput(_("Please choose a tandem of this person in the new programme."))
    services.name_new(actor=request.user, handover=row, new=form.cleaned_data["new"])
    messages.success(request, _("Saved."))


def _finish(request, row) -> None:
    services.finish(actor=request.user, handover=row)
    messages.success(request, _("The handover is done. Thank you!"))


def _seen(user, public_id) -> Handover:
    row = Handover.objects.visible_to(user).select_related(*services.RELATED).filter(public_id=public_id).first()
    if row is None:
        raise OutOfScope
    return row
