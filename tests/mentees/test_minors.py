"""Nobody meets a minor unchecked (security 33): whatever is done in whatever order, on both engines.

The steps are the services' own; a refusal is an answer, too. After each step the tables are looked at with fresh eyes.
"""

import datetime as dt
from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Answered
from accounts.purposes import YOUNG_PERSON
from accounts.services import consents
from common import clock
from common.errors import Refusal
from mentees.enums import Cause, GuardianKind, HelperRole
from mentees.models import GuardianAgreement, Helper, Mentee
from mentees.services import circle, guardians, people
from mentors.enums import ACCOMPANIED
from mentors.models import Place, Tandem
from mentors.services import again, tandems
from tests.mentors import way
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, OnboardingStep
from volunteers.services import clearance, engagements, onboarding

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class Young:
    """A young person who waits, a mentor of the same house without any paper for minors, and what may be done."""

    def __init__(self):
        self.house = way.House(places=3)
        self.mentor, self.contact = self.house.mentor, self.house.contact
        self.mentee = self.house.mentee
        Mentee.objects.filter(pk=self.mentee.pk).update(birth_year=clock.today().year - 16)
        self.mentee.refresh_from_db()

    def propose(self):
        way.both_yes(self.house.propose(way.fresh(self.house.need)))

    def trial(self):
        for tandem in Tandem.objects.filter(status="first_meeting").order_by("pk"):
            with suppress(Refusal), transaction.atomic():
                way.meet(self.house, tandem)
            Tandem.objects.filter(pk=tandem.pk, first_meeting_at=None).update(first_meeting_at=clock.now())
            tandems.start_trial(actor=self.contact, tandem=tandem)

    def join(self):
        """As another room would: because of an appointment."""
        circle.join(
            actor=None,
            mentee=way.fresh(self.mentee),
            engagement=way.fresh(self.mentor),
            role=HelperRole.INTERPRETER,
            cause=Cause.APPOINTMENT,
            cause_id="a" * 22,
        )

    def end(self):
        for tandem in Tandem.objects.accompanied().order_by("pk"):
            tandems.end_tandem(actor=self.contact, tandem=tandem, reason="moved")

    def guardian_yes(self):
        people.guardian_agreed(
            actor=self.contact, mentee=way.fresh(self.mentee), kind=GuardianKind.PARENT, how=Answered.PAPER
        )

    def guardian_no(self):
        guardians.withdraw(actor=self.contact, mentee=way.fresh(self.mentee))

    def own_yes(self):
        guardians.say_yes(actor=self.mentee.user, mentee=way.fresh(self.mentee), language="de")

    def own_no(self):
        guardians.say_no(actor=self.mentee.user, mentee=way.fresh(self.mentee))

    def own_no_elsewhere(self):
        consents.withdraw(actor=self.mentee.user, user=self.mentee.user, purpose=YOUNG_PERSON, how=Answered.SELF)
        guardians.end_unwilling()

    def see(self):
        clearance.record_seen(
            actor=None,
            volunteer=self.mentor.volunteer,
            organisation=self.mentor.organisation,
            activity=self.mentor.kind,
            issued_on=clock.today(),
        )

    def unsee(self):
        for check in ClearanceCheck.objects.order_by("pk"):
            with suppress(Refusal):
                clearance.take_back(actor=None, check=check)

    def run_out(self):
        """Yesterday was its last day; the daily job comes by."""
        seen = {"issued_on": clock.today() - 9 * DAY, "seen_on": clock.today() - 8 * DAY}
        ClearanceCheck.objects.update(valid_until=clock.today() - DAY, **seen)
        circle.end_unchecked()

    def hour(self):
        again.bring_back()

    def train(self):
        onboarding.record_step(actor=self.contact, engagement=way.fresh(self.mentor), step=StepKind.TRAINING)

    def untrain(self):
        onboarding.undo_step(actor=self.contact, engagement=way.fresh(self.mentor), step=StepKind.TRAINING)

    def pause(self):
        engagements.pause(actor=None, engagement=way.fresh(self.mentor))

    def resume(self):
        engagements.resume(actor=None, engagement=way.fresh(self.mentor))


STEPS = [name for name in vars(Young) if not name.startswith("_")]
# Drawn towards what makes a meeting possible, so that few sequences are only refusals.
GOOD = ["guardian_yes", "own_yes", "see", "train", "propose", "trial", "join"]


def holds(young) -> None:
    """Every open row of a helper of somebody under 18 stands on three valid papers, and no look gets round it."""
    mentee = way.fresh(young.mentee)
    assert mentee.is_minor(clock.today())
    for helper in Helper.objects.filter(mentee=mentee).order_by("pk"):
        assert helper.for_minor and helper.clearance_id and helper.guardian_agreement_id and helper.training_id
    for helper in Helper.objects.filter(mentee=mentee).open().order_by("pk"):
        assert helper.clearance.valid_until >= clock.today()
        assert helper.clearance.organisation_id == helper.engagement.organisation_id
        assert helper.guardian_agreement.withdrawn_on is None and helper.guardian_agreement.mentee_id == mentee.pk
        assert (helper.training.step, helper.training.engagement_id) == (StepKind.TRAINING, helper.engagement_id)
    user = young.mentor.volunteer.user
    assert Mentee.objects.visible_to(user).exists() == Helper.objects.filter(mentee=mentee).open().exists()
    assert Place.objects.count() == Tandem.objects.open().count()


def goes_on_as_it_may(young) -> None:
    """A tandem that goes on has an open door exactly if the two may meet; one that is over never has."""
    rows = Helper.objects.running().filter(cause=Cause.TANDEM)
    for tandem in Tandem.objects.select_related("mentee__user", "engagement").order_by("pk"):
        is_open = rows.filter(cause_id=tandem.public_id).exists()
        if tandem.status not in ACCOMPANIED:
            assert not is_open
        elif tandem.engagement.status == EngagementStatus.ACTIVE and not tandem.paused_from:
            assert is_open == may_meet(tandem)


def may_meet(tandem) -> bool:
    try:
        tandems.check_may_meet(tandem)
    except Refusal:
        return False
    return True


@pytest.fixture
def young(db):
    ready = Young()
    # The house asks for nothing of all this from its mentors of grown-ups.
    ClearanceCheck.objects.all().delete()
    OnboardingStep.objects.filter(step=StepKind.TRAINING).delete()
    return ready


def test_no_order_of_steps_leads_past_the_papers(young):
    met = []

    @given(st.lists(st.sampled_from([*GOOD, *STEPS]), min_size=6, max_size=20))
    def walk(names):
        mark = transaction.savepoint()
        try:
            for name in names:
                with suppress(Refusal), transaction.atomic():
                    getattr(young, name)()
                holds(young)
            again.bring_back()
            holds(young)
            goes_on_as_it_may(young)
            met.append(Helper.objects.exists())
        finally:
            transaction.savepoint_rollback(mark)

    walk()
    assert any(met), "no sequence led to a meeting: the walk proves nothing"


@pytest.mark.parametrize("missing", ["guardian_yes", "own_yes", "see", "train"])
def test_without_one_of_the_four_there_is_no_trial(young, missing):
    for name in ("guardian_yes", "own_yes", "see", "train"):
        if name != missing:
            getattr(young, name)()
    # The house's own steps may refuse the proposal already; the trial, and any other cause, are refused at last.
    for name in ("propose", "trial", *(["join"] if missing != "own_yes" else [])):
        with suppress(Refusal), transaction.atomic():
            getattr(young, name)()
    assert not Helper.objects.exists() and not Tandem.objects.accompanied().exists()
    getattr(young, missing)()
    with suppress(Refusal), transaction.atomic():
        young.propose()
    young.trial()
    assert Helper.objects.open().count() == 1


@pytest.mark.parametrize("taken", ["guardian_no", "own_no", "own_no_elsewhere", "run_out"])
def test_what_is_taken_back_ends_the_meeting_at_once_and_no_way_leads_back(young, taken):
    for name in ("guardian_yes", "own_yes", "see", "train", "propose", "trial"):
        getattr(young, name)()
    assert Mentee.objects.visible_to(young.mentor.volunteer.user).exists()
    getattr(young, taken)()
    assert not Mentee.objects.visible_to(young.mentor.volunteer.user).exists()
    if not taken.startswith("own_no"):
        with pytest.raises(Refusal), transaction.atomic():
            young.join()
    assert not Helper.objects.open().exists()


@pytest.mark.parametrize("taken", ["unsee", "untrain"])
def test_a_paper_somebody_stands_on_does_not_vanish_under_her(young, taken):
    for name in ("guardian_yes", "own_yes", "see", "train", "propose", "trial"):
        getattr(young, name)()
    with suppress(Refusal), transaction.atomic():
        getattr(young, taken)()
    holds(young)
    assert GuardianAgreement.objects.filter(withdrawn_on=None).exists()
