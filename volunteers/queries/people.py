"""One person who helps: what she does, which steps are done, what is next, whom she calls."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.formats import number_format

from common import clock
from common.week import Slot
from network.models import ContactPerson
from volunteers import leaving, rules
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, OnboardingStep, Volunteer
from volunteers.queries.onboarding import asked_of, missing_of, with_steps
from volunteers.words import WHAT_TO_DO

Status = EngagementStatus


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of an engagement: done by which row, or missing."""

    step: StepKind
    done: OnboardingStep | None
    is_missing: bool
    valid_until: object = None

    @property
    def todo(self) -> str:
        """What there is to do, in the reader's language."""
        return str(WHAT_TO_DO[self.step])

    @property
    def is_by_checker(self) -> bool:
        return self.step == StepKind.CLEARANCE

    @property
    def how(self) -> str:
        """How it was given, where that says something: a promise or a signature, not a talk."""
        is_given = self.step in (StepKind.CONFIDENTIALITY, StepKind.AGREEMENT)
        return self.done.get_how_display() if self.done and is_given else ""

    @property
    def may_undo(self) -> bool:
        """What a keeper noted she may take back; not the person's own promise, nor the checker's word."""
        return self.done is not None and not self.is_by_checker and self.done.recorded_by_id is not None


@dataclass(slots=True)
class Work:
    """An engagement with its steps; `keeps`: the reader may change it."""

    engagement: Engagement
    rows: list[StepRow]
    keeps: bool = False
    contacts: list[ContactPerson] = field(default_factory=list)

    @property
    def break_page(self) -> str:
        """Where a break is noted."""
        return leaving.BREAK.page_of(self.engagement)

    @property
    def end_page(self) -> str:
        """Where the end is noted."""
        return leaving.END.page_of(self.engagement)

    @property
    def allowance(self) -> str:
        """ "12,50 € per hour", as the reader writes numbers; empty without one."""
        cents = self.engagement.allowance_cents
        if cents is None:
            return ""
        return f"{number_format(cents / 100, 2)} € {self.engagement.get_allowance_per_display()}"

    @property
    def missing(self) -> list[StepRow]:
        return [row for row in self.rows if row.is_missing]

    @property
    def next(self) -> StepRow | None:
        return self.missing[0] if self.missing else None

    @property
    def done_count(self) -> int:
        return len(self.rows) - len(self.missing)

    @property
    def is_imported(self) -> bool:
        return self.engagement.status == Status.IMPORTED

    @property
    def is_paused(self) -> bool:
        return self.engagement.status == Status.PAUSED

    @property
    def is_ended(self) -> bool:
        return self.engagement.status == Status.ENDED

    @property
    def waits_for_promise(self) -> bool:
        """True if the person's own tap is missing."""
        is_open = not (self.is_imported or self.is_ended)
        return is_open and any(row.step == StepKind.CONFIDENTIALITY for row in self.missing)


def works_of(user, volunteer: Volunteer) -> list[Work]:
    """What this reader may see of what the person does, open ones first; 5 queries."""
    rows = Engagement.objects.visible_to(user).filter(volunteer=volunteer)
    return _works(user, rows)


def my_works(user) -> list[Work]:
    """What she does herself, with whom to call; ended ones left out."""
    found = _works(user, Engagement.objects.of(user).open())
    _add_contacts(found)
    return found


def slots_of(volunteer: Volunteer) -> list[Slot]:
    """Her free time in a week."""
    if volunteer.pk is None:
        return []
    rows = volunteer.free_times.order_by("weekday", "starts")
    return [Slot(row.weekday, row.starts, row.ends) for row in rows]


def find_own(user) -> Volunteer | None:
    """The record of this person, if she helps."""
    return Volunteer.objects.select_related("user", "area").filter(user=user).first()


def _works(user, rows: QuerySet) -> list[Work]:
    today = clock.today()
    related = ("volunteer__user", "organisation__area", "programme", "area")
    rows = with_steps(rows, today).select_related(*related).prefetch_related("steps__recorded_by")
    engagements = sorted(rows.order_by("created_at", "pk"), key=lambda row: row.status == Status.ENDED)
    valid = _valid_until(engagements, today)
    return [Work(row, _step_rows(row, valid), keeps=rules.can_keep(user, row)) for row in engagements]


def _step_rows(row: Engagement, valid: dict) -> list[StepRow]:
    done, missing = {step.step: step for step in row.steps.all()}, missing_of(row)
    until = valid.get((row.volunteer_id, row.organisation_id, row.kind))
    return [
        StepRow(step, done.get(step), step in missing, until if step == StepKind.CLEARANCE else None)
        for step in asked_of(row)
    ]


def _valid_until(engagements: list[Engagement], today) -> dict:
    """(volunteer, organisation, activity) → the last day of the certificate."""
    checks = ClearanceCheck.objects.valid(today).filter(
        volunteer__in={row.volunteer_id for row in engagements},
        organisation__in={row.organisation_id for row in engagements},
    )
    rows = checks.order_by("valid_until").values_list("volunteer_id", "organisation_id", "activity", "valid_until")
    return {(person, house, activity): until for person, house, activity, until in rows}


def _add_contacts(works: list[Work]) -> None:
    """The programme's contacts, else the organisation's; one query for all."""
    houses = {work.engagement.organisation_id for work in works}
    named = list(ContactPerson.objects.filter(organisation__in=houses).first_first())
    for work in works:
        programme, house = work.engagement.programme_id, work.engagement.organisation_id
        own = [one for one in named if programme and one.programme_id == programme]
        work.contacts = own or [one for one in named if one.programme_id is None and one.organisation_id == house]
