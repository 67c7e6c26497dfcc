"""Which steps an engagement still lacks: one meaning, in SQL, for single pages, long lists and the matching alike.

What is asked: the steps its programme has set for this kind of work; else those its organisation has set; else the
default. On top, always the promise of confidentiality, and the certificate where the programme needs one. The
certificate counts on the day asked about, the promise as long as the person stands by it.
"""

import datetime as dt

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from accounts.purposes import CONFIDENTIALITY
from accounts.queries import with_consent
from network.models import Programme
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, OnboardingStep, RequiredStep
from volunteers.terms import ALWAYS, BY_DEFAULT


def ready_engagements(queryset: QuerySet, today: dt.date) -> QuerySet:
    """Active ones (so confirmed, and not paused) that lack nothing on this day: who may meet people."""
    return complete(queryset, today).filter(status=EngagementStatus.ACTIVE)


def complete(queryset: QuerySet, today: dt.date) -> QuerySet:
    """Those that lack no step on this day, whatever their status."""
    for step in StepKind:
        queryset = queryset.filter(~lacks(step, today))
    return queryset


def lacking(queryset: QuerySet, step: StepKind, today: dt.date) -> QuerySet:
    """Those that lack this step on this day."""
    return queryset.filter(lacks(step, today))


def with_steps(queryset: QuerySet, today: dt.date) -> QuerySet:
    """Each row with `asks_…` and `lacks_…` per step, for `asked_of` and `missing_of`."""
    told = {f"asks_{step}": _flag(asks(step)) for step in StepKind}
    told |= {f"lacks_{step}": _flag(lacks(step, today)) for step in StepKind}
    return queryset.annotate(**told)


def asked_of(row: Engagement) -> list[StepKind]:
    """The steps asked of a row of `with_steps`, in their order."""
    return [step for step in StepKind if getattr(row, f"asks_{step}")]


def missing_of(row: Engagement) -> list[StepKind]:
    """The steps a row of `with_steps` lacks, in their order."""
    return [step for step in StepKind if getattr(row, f"lacks_{step}")]


def missing_steps(queryset: QuerySet, today: dt.date) -> dict[int, list[StepKind]]:
    """{id: steps it lacks} of these engagements, in one query; ready ones have an empty list."""
    return {row.pk: missing_of(row) for row in with_steps(queryset, today).order_by("pk")}


def lacks(step: StepKind, today: dt.date) -> Q:
    """Condition on engagements: the step is asked and not done."""
    return asks(step) & ~_done(step, today)


def asks(step: StepKind) -> Q:
    """Condition on engagements: the step is asked."""
    if step in ALWAYS:
        return Q(pk__isnull=False)
    by_programme, by_house = _set_by_programme(), _set_by_house()
    own = Q(Exists(by_programme.filter(step=step)))
    house = ~Q(Exists(by_programme)) & Q(Exists(by_house.filter(step=step)))
    nobody = ~Q(Exists(by_programme)) & ~Q(Exists(by_house))
    if step == StepKind.CLEARANCE:
        return own | house | _programme_needs_clearance() | nobody & Q(programme=None)
    return own | house | nobody if step in BY_DEFAULT else own | house


def _done(step: StepKind, today: dt.date) -> Q:
    if step == StepKind.CLEARANCE:
        checks = ClearanceCheck.objects.valid(today).filter(
            volunteer=OuterRef("volunteer_id"), organisation=OuterRef("organisation_id"), activity=OuterRef("kind")
        )
        return Q(Exists(checks))
    done = Q(Exists(OnboardingStep.objects.filter(engagement=OuterRef("pk"), step=step)))
    if step == StepKind.CONFIDENTIALITY:
        return done & Q(volunteer__user__in=with_consent(CONFIDENTIALITY))
    return done


def _set_by_programme() -> QuerySet:
    return RequiredStep.objects.filter(programme=OuterRef("programme_id"), kind=OuterRef("kind"))


def _set_by_house() -> QuerySet:
    return RequiredStep.objects.filter(organisation=OuterRef("organisation_id"), programme=None, kind=OuterRef("kind"))


def _programme_needs_clearance() -> Q:
    return Q(Exists(Programme.objects.filter(pk=OuterRef("programme_id"), clearance_needed=True)))


def _flag(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
