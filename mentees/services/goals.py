"""Goals and steps: from the catalogue, or in the mentee's own words; each step done together, with help, alone.

Own words belong to the mentee: she alone writes and reads them (architecture, "Never stored": no texts about people).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.names import printable
from mentees import rules
from mentees.enums import Independence
from mentees.models import Goal, GoalTemplate, Mentee, Need, Step

LONGEST = 120
MOST_OPEN = 12


@transaction.atomic
def choose_goal(*, actor: User | None, mentee: Mentee, template: GoalTemplate, need: Need | None = None) -> Goal:
    """A goal of the catalogue with its steps. Chosen twice, it is the same goal. Raises `OutOfScope`, `NotAllowed`."""
    _check(actor, mentee)
    known = _open(mentee).filter(template=template).first()
    if known:
        return known
    _check_number(mentee)
    goal = Goal.objects.create(mentee=mentee, template=template, need=need, created_by=actor)
    Step.objects.bulk_create(
        Step(goal=goal, template=step, position=step.position) for step in template.steps.order_by("position", "pk")
    )
    _tell("goal.chosen", actor, mentee)
    return goal


@transaction.atomic
def name_goal(*, actor: User, mentee: Mentee, words: str) -> Goal:
    """A goal of one's own. Only the mentee may. Raises `OutOfScope`, `NotAllowed`, `WrongInput`."""
    _check_own(actor, mentee)
    _check_number(mentee)
    goal = Goal.objects.create(mentee=mentee, own_words=_said(words), created_by=actor)
    _tell("goal.chosen", actor, mentee)
    return goal


@transaction.atomic
def name_step(*, actor: User, goal: Goal, words: str) -> Step:
    """A step of one's own towards a goal. Only the mentee may. Raises as `name_goal`."""
    _check_own(actor, goal.mentee)
    _check_goes_on(goal)
    last = goal.steps.order_by("-position").values_list("position", flat=True).first() or 0
    return Step.objects.create(goal=goal, own_words=_said(words), position=last + 1)


@transaction.atomic
def mark_step(*, actor: User, step: Step, how: Independence) -> Step:
    """Done today, together, with help or alone; said again, the last word counts. Raises `OutOfScope`, `NotAllowed`."""
    _check(actor, step.goal.mentee)
    _check_goes_on(step.goal)
    step.done_on, step.done_how = step.done_on or clock.today(), how
    step.save(update_fields=["done_on", "done_how"])
    _tell("step.done", actor, step.goal.mentee, independence=Independence(how).value)
    return step


@transaction.atomic
def unmark_step(*, actor: User, step: Step) -> Step:
    """Not done after all. Raises as `mark_step`."""
    _check(actor, step.goal.mentee)
    if step.done_on:
        step.done_on, step.done_how = None, ""
        step.save(update_fields=["done_on", "done_how"])
        _tell("step.undone", actor, step.goal.mentee)
    return step


@transaction.atomic
def end_goal(*, actor: User, goal: Goal, reached: bool) -> Goal:
    """Reached, or not wanted any more. Ended already: nothing changes. Raises `OutOfScope`, `NotAllowed`."""
    _check(actor, goal.mentee)
    if goal.reached_on is None and goal.dropped_on is None:
        goal.reached_on, goal.dropped_on = (clock.today(), None) if reached else (None, clock.today())
        goal.save(update_fields=["reached_on", "dropped_on"])
        _tell("goal.reached" if reached else "goal.dropped", actor, goal.mentee)
    return goal


@transaction.atomic
def reopen_goal(*, actor: User, goal: Goal) -> Goal:
    """It goes on. Raises `OutOfScope`, `NotAllowed`, and `WrongInput` when the same goal was chosen again meanwhile."""
    _check(actor, goal.mentee)
    if goal.reached_on is None and goal.dropped_on is None:
        return goal
    if goal.template_id and _open(goal.mentee).filter(template=goal.template_id).exists():
        raise WrongInput(_("This goal is among the open ones already."))
    goal.reached_on = goal.dropped_on = None
    goal.save(update_fields=["reached_on", "dropped_on"])
    _tell("goal.reopened", actor, goal.mentee)
    return goal


def _open(mentee: Mentee):
    return Goal.objects.filter(mentee=mentee, reached_on=None, dropped_on=None)


def _check(actor: User | None, mentee: Mentee) -> None:
    if rules.can_accompany(actor, mentee):
        return
    if actor is None or not rules.can_view_mentee(actor, mentee):
        raise OutOfScope
    raise NotAllowed(_("Only the person, whoever accompanies her, and her contact can change this."))


def _check_own(actor: User, mentee: Mentee) -> None:
    _check(actor, mentee)
    if actor.pk != mentee.user_id:
        raise NotAllowed(_("Only the person herself writes in her own words. Please choose from the list."))


def _check_goes_on(goal: Goal) -> None:
    if goal.reached_on or goal.dropped_on:
        raise WrongInput(_("This goal has ended. Open it again first."))


def _check_number(mentee: Mentee) -> None:
    if _open(mentee).count() >= MOST_OPEN:
        raise WrongInput(_("These are many goals. Please finish one first."))


def _said(words: str) -> str:
    words = " ".join(printable(words).split())
    if not words or len(words) > LONGEST:
        raise WrongInput(_("Please write a few words."), field="words")
    return words


def _tell(verb: str, actor: User | None, mentee: Mentee, **words: str) -> None:
    audit.record(verb, actor=actor, subject=mentee, organisation_id=mentee.intake_id, **words)
