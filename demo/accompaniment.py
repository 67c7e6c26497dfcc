"""A few weeks of accompaniment for every demo tandem: goals, steps, papers, a wait. Loading again adds nothing."""

import datetime as dt

from common import clock
from mentees.enums import AuthorityKind, CredentialKind, CredentialState, CredentialStep, Independence
from mentees.models import Credential, GoalTemplate
from mentees.services import credentials, goals, waits
from mentors.models import Tandem
from mentors.services import check_ins

GOALS = ("work-search-1", "work-search-2")
DONE = (Independence.TOGETHER, Independence.TOGETHER, Independence.WITH_HELP, Independence.ALONE, Independence.ALONE)
WAITED = dt.timedelta(weeks=6)


def load() -> None:
    """What the two of each demo tandem did so far; questions that are due are asked."""
    rows = Tandem.objects.accompanied().filter(mentee__user__is_demo=True, mentee__goals=None)
    for tandem in rows.select_related("mentee__user", "engagement__volunteer__user").order_by("pk"):
        _accompany(tandem)
    check_ins.ask_due()


def _accompany(tandem: Tandem) -> None:
    mentee, mentor = tandem.mentee, tandem.engagement.volunteer.user
    chosen = [
        goals.choose_goal(actor=mentor, mentee=mentee, template=GoalTemplate.objects.get(slug=slug)) for slug in GOALS
    ]
    steps = [step for goal in chosen for step in goal.steps.select_related("goal__mentee").order_by("position", "pk")]
    for step, how in zip(steps, DONE, strict=False):
        goals.mark_step(actor=mentor, step=step, how=how)
    if not Credential.objects.filter(mentee=mentee).exists():
        credentials.add(
            actor=mentee.user,
            mentee=mentee,
            kind=CredentialKind.TRAINING,
            state=CredentialState.LOST,
            next_step=CredentialStep.COPY,
        )
    waits.begin(actor=mentee.user, mentee=mentee, kind=AuthorityKind.JOBCENTRE, since=clock.today() - WAITED)
    check_ins.note_contact(actor=mentor, tandem=tandem)
