""" "I am worried": two short screens for whoever is worried, the desk of the safeguarding contact.

Nothing of it stays in addresses, sessions or caches.
"""

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, WrongInput
from mentees import rules
from mentees.enums import WorryEnd, WorryStepKind, WorryUrgency
from mentees.forms.worries import SOMEBODY_ELSE, CloseForm, StepForm, UrgencyForm, WordsForm
from mentees.models import Mentee, Worry
from mentees.queries.safeguarding import (
    age_of,
    cases,
    guide_of,
    opened,
    people_to_worry_about,
    responsible_for,
    whom_to_call,
)
from mentees.services import worries as services
from mentees.worry_words import ends_for, way_for


@never_cache
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def worry(request, public_id=None):
    """First: how urgent? Then: 110 and 112 where it is, one's own words, send."""
    people = [] if public_id else list(people_to_worry_about(request.user))
    form = UrgencyForm(request.POST or None, people=people)
    about = _about(request, public_id)
    context = {"house": responsible_for(request.user, about), "about": about, "form": form}
    if context["house"] is None:
        return render(request, "mentees/worry_call.html", {"contacts": whom_to_call(request.user, about)})
    if request.method == "POST" and form.is_valid():
        urgency = WorryUrgency(form.cleaned_data["urgency"])
        is_sending = "send" in request.POST
        words = WordsForm(request.POST if is_sending else None)
        if is_sending and words.is_valid():
            services.raise_worry(actor=request.user, mentee=about, urgency=urgency, words=words.cleaned_data["words"])
            return redirect("mentees:worry_sent")
        return render(
            request,
            "mentees/worry_words.html",
            {
                **context,
                "words": words,
                "urgency": urgency,
                "now": _is_now(urgency),
                "chosen": form.cleaned_data.get("about", ""),
            },
        )
    return render(request, "mentees/worry.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
def sent(request):
    """Thank you, and what happens next. Says nothing of what was sent."""
    return render(request, "mentees/worry_sent.html")


@sees_people
@never_cache
@require_safe
def worries(request):
    """The safeguarding contact's list: days and urgency, no names."""
    if not rules.leads_cases(request.user):
        raise OutOfScope
    return render(request, "mentees/worries.html", {"cases": cases(request.user), "now": WorryUrgency.NOW})


@sees_people
@never_cache
@require_safe
def case(request, public_id):
    """One case: the words, the way, its end. Opening it leaves a trace that belongs to the case alone."""
    found = _case(request.user, public_id)
    audit.look(actor=request.user, subject=found)
    is_minor = age_of(found)
    context = {
        "worry": found,
        "words": opened(found.words),
        "guide": guide_of(found, way_for(is_minor)),
        "is_minor": is_minor,
        "close_form": CloseForm(ends=ends_for(is_minor)),
        "is_urgent": _is_now(found.urgency),
    }
    return render(request, "mentees/worry_case.html", context)


@sees_people
@never_cache
@require_POST
def step(request, public_id):
    """Note a step of the way."""
    found = _case(request.user, public_id)
    form = StepForm(request.POST, kinds=way_for(age_of(found)))
    if not form.is_valid():
        raise WrongInput(_first_error(form))
    kind = WorryStepKind(form.cleaned_data["kind"])
    services.add_step(actor=request.user, worry=found, kind=kind, note=form.cleaned_data["note"])
    return redirect("mentees:worry_case", public_id)


@sees_people
@never_cache
@require_POST
def close(request, public_id):
    """End the case, or open it again with `reopen`."""
    found = _case(request.user, public_id)
    if "reopen" in request.POST:
        services.reopen(actor=request.user, worry=found)
        return redirect("mentees:worry_case", public_id)
    form = CloseForm(request.POST, ends=ends_for(age_of(found)))
    if not form.is_valid():
        raise WrongInput(_first_error(form))
    services.close(actor=request.user, worry=found, ended_as=WorryEnd(form.cleaned_data["ended_as"]))
    return redirect("mentees:worries")


def _about(request, public_id) -> Mentee | None:
    """The person of the address, else the chosen one, else oneself; None for somebody else."""
    wanted = public_id or request.POST.get("about", "")
    if wanted == SOMEBODY_ELSE:
        return None
    seen = Mentee.objects.visible_to(request.user).select_related("user", "intake")
    if not wanted:
        return seen.filter(user=request.user).first()
    found = seen.filter(public_id=wanted).first()
    if found is None:
        raise OutOfScope
    return found


def _case(user, public_id) -> Worry:
    related = ("organisation", "mentee__user", "raised_by", "closed_by")
    found = Worry.objects.visible_to(user).select_related(*related).filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def _is_now(urgency) -> bool:
    return urgency == WorryUrgency.NOW


def _first_error(form):
    return next(iter(form.errors.values()))[0]
