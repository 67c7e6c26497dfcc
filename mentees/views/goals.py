"""Goals and steps: on the phone of both, and on the desk."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, WrongInput
from mentees import rules
from mentees.enums import Independence
from mentees.forms.goals import ICONS, NewGoalForm, WordsForm
from mentees.models import Goal, GoalTemplate, Mentee, Step
from mentees.queries.goals import catalogue, goals_of, growth, independence
from mentees.services import goals as services
from mentees.views.accompanied import look_at, person


@sees_people
@needs_pin
@require_safe
def goals(request, public_id):
    """What the person wants to reach, the next steps, and how independence grows."""
    if not rules.can_read_goals(request.user, person(request, public_id)):
        raise OutOfScope
    mentee = look_at(request, public_id)
    shown = goals_of(mentee, request.user)
    context = {
        "mentee": mentee,
        "own": mentee.user_id == request.user.pk,
        "goals": shown,
        "ways": [(way, ICONS[way]) for way in Independence],
        "independence": independence(shown),
        "growth": growth(shown),
        "may_change": rules.can_accompany(request.user, mentee),
        "words_form": WordsForm(),
    }
    return render(request, "mentees/goals.html", context)


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, public_id):
    """Choose from the catalogue with one tap; the mentee may also say it in her own words."""
    mentee = look_at(request, public_id) if request.method != "POST" else person(request, public_id)
    if not rules.can_accompany(request.user, mentee):
        raise OutOfScope
    own = mentee.user_id == request.user.pk
    form = NewGoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _add(request, mentee, **form.cleaned_data)
        return redirect("mentees:goals", public_id)
    context = {"mentee": mentee, "own": own, "form": form, "catalogue": catalogue(mentee)}
    return render(request, "mentees/goal_new.html", context, status=400 if form.errors else 200)


@sees_people
@needs_pin
@require_POST
def goal(request, public_id):
    """`do=reached`, `dropped` or `again`; `words` adds a step of the mentee's own."""
    found = _find(Goal.objects.select_related("mentee__user"), request, public_id, "mentee")
    match request.POST.get("do"):
        case "reached":
            services.end_goal(actor=request.user, goal=found, reached=True)
            messages.success(request, _("Reached! Well done."))
        case "dropped":
            services.end_goal(actor=request.user, goal=found, reached=False)
            messages.success(request, _("Put aside. You can open it again below."))
        case "again":
            services.reopen_goal(actor=request.user, goal=found)
        case _:
            form = WordsForm(request.POST)
            services.name_step(
                actor=request.user, goal=found, words=form.cleaned_data["words"] if form.is_valid() else ""
            )
    return redirect("mentees:goals", found.mentee.public_id)


@sees_people
@needs_pin
@require_POST
def step(request, public_id):
    """`how=together`, `with_help` or `alone`; `undo` takes it back."""
    found = _find(Step.objects.select_related("goal__mentee__user"), request, public_id, "goal__mentee")
    if "undo" in request.POST:
        services.unmark_step(actor=request.user, step=found)
    elif request.POST.get("how") in Independence.values:
        services.mark_step(actor=request.user, step=found, how=Independence(request.POST["how"]))
        messages.success(request, _("Well done. One step further."))
    else:
        raise WrongInput(_("Please tap how it was done."))
    return redirect("mentees:goals", found.goal.mentee.public_id)


def _add(request, mentee: Mentee, template: str, words: str) -> None:
    if template:
        found = GoalTemplate.objects.filter(slug=template).first()
        if found is None:
            raise OutOfScope
        services.choose_goal(actor=request.user, mentee=mentee, template=found)
    else:
        services.name_goal(actor=request.user, mentee=mentee, words=words)
    messages.success(request, _("Your goal stands here now."))


def _find(rows, request, public_id, to_mentee: str):
    seen = Mentee.objects.visible_to(request.user)
    found = rows.filter(**{"public_id": public_id, f"{to_mentee}__in": seen.values("pk")}).first()
    if found is None:
        raise OutOfScope
    return found
