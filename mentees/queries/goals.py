"""Goals and steps as their reader may see them, and how independence grows."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from common.parts import Bar
from mentees.enums import Independence
from mentees.models import Goal, GoalTemplate, Mentee, Step, StepTemplate
from network.models import Phase

# From so many steps on, "at first" and "lately" are told apart.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step under the name its reader may see."""

    step: Step
    name: str


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """A goal with its steps, those to do first."""

    goal: Goal
    name: str
    steps: list[ShownStep]

    @property
    def done(self) -> list[ShownStep]:
        return [one for one in self.steps if one.step.done_on]

    @property
    def to_do(self) -> list[ShownStep]:
        return [one for one in self.steps if not one.step.done_on]

    @property
    def is_over(self) -> bool:
        return bool(self.goal.reached_on or self.goal.dropped_on)


def goals_of(mentee: Mentee, reader) -> list[ShownGoal]:
    """Open goals first, then those that ended, the newest first. Two queries. Own words only for the mentee herself."""
    steps = Prefetch("steps", Step.objects.select_related("template").order_by("position", "pk"))
    rows = mentee.goals.select_related("template").prefetch_related(steps).order_by("pk")
    own = reader.pk == mentee.user_id
    shown = [
        ShownGoal(goal, _name(goal, own), [ShownStep(step, _name(step, own)) for step in goal.steps.all()])
        for goal in rows
    ]
    return [one for one in shown if not one.is_over] + [one for one in reversed(shown) if one.is_over]


def independence(goals: list[ShownGoal]) -> list[Bar]:
    """How steps were done, in shares of all done; nothing as long as none is."""
    done = _done(goals)
    return [_share(kind.label, sum(step.done_how == kind for step in done), len(done)) for kind in Independence if done]


def growth(goals: list[ShownGoal]) -> list[Bar]:
    """Steps done alone: the first half of all, and the second; nothing before there are `ENOUGH`."""
    done = _done(goals)
    if len(done) < ENOUGH:
        return []
    middle = len(done) // 2
    halves = ((_("at first"), done[:middle]), (_("lately"), done[middle:]))
    return [_share(label, sum(s.done_how == Independence.ALONE for s in some), len(some)) for label, some in halves]


def catalogue(mentee: Mentee) -> list[tuple[Phase, list[GoalTemplate]]]:
    """Goals to choose from, the phases of the person's needs first; without those that are open already."""
    taken = mentee.goals.filter(reached_on=None, dropped_on=None, template__isnull=False).values("template")
    steps = Prefetch("steps", StepTemplate.objects.order_by("position", "pk"))
    rows = GoalTemplate.objects.exclude(pk__in=taken).select_related("phase").prefetch_related(steps)
    hers = set(mentee.needs.filter(~Q(status="closed")).values_list("phase", flat=True))
    found: dict[Phase, list[GoalTemplate]] = {}
    for goal in sorted(rows, key=lambda one: (one.phase_id not in hers, one.phase.position, one.position, one.pk)):
        found.setdefault(goal.phase, []).append(goal)
    return list(found.items())


def _done(goals: list[ShownGoal]) -> list[Step]:
    return sorted((one.step for goal in goals for one in goal.done), key=lambda step: (step.done_on, step.pk))


def _share(label, part: int, whole: int) -> Bar:
    return Bar(label, round(100 * part / whole), _("%(part)d of %(whole)d steps") % {"part": part, "whole": whole})


def _name(row: Goal | Step, own: bool) -> str:
    if row.own_words and (own or row.template is None):
        return row.own_words if own else _("in the person’s own words")
    return row.template.name if row.template else ""
