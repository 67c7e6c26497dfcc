import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Answered
from accounts.models import Consent
from accounts.purposes import CONFIDENTIALITY
from accounts.queries import has_consent
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from tests.factories import EngagementFactory, OrganisationFactory, ProgrammeFactory, UserFactory, ready
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, OnboardingStep, RequiredStep
from volunteers.queries.onboarding import lacking, missing_steps, ready_engagements
from volunteers.services import clearance, onboarding
from volunteers.terms import ALWAYS, BY_DEFAULT

pytestmark = pytest.mark.django_db
Step, Status = StepKind, EngagementStatus


def missing(engagement):
    return missing_steps(Engagement.objects.filter(pk=engagement.pk), clock.today())[engagement.pk]


def is_ready(engagement):
    return ready_engagements(Engagement.objects.filter(pk=engagement.pk), clock.today()).exists()


def see(checker, engagement):
    return clearance.record_seen(
        actor=checker,
        volunteer=engagement.volunteer,
        organisation=engagement.organisation,
        activity=engagement.kind,
        issued_on=clock.today(),
    )


def test_step_by_step_to_active(take_in, contact, checker):
    engagement = take_in()
    assert missing(engagement) == [Step.FIRST_TALK, Step.CONFIDENTIALITY, Step.CLEARANCE]
    onboarding.record_step(actor=contact, engagement=engagement, step=Step.FIRST_TALK)
    see(checker, engagement)
    assert not is_ready(engagement)
    (engagement,) = onboarding.promise(actor=engagement.volunteer.user, language="ar")
    assert (engagement.status, engagement.started_on) == (Status.ACTIVE, clock.today())
    assert is_ready(engagement)
    assert Consent.objects.get().language == "ar"


def test_a_step_taken_back_leads_back(take_in, contact, checker):
    engagement = take_in()
    ready(engagement)
    engagement = onboarding.record_step(actor=contact, engagement=engagement, step=Step.AGREEMENT)
    assert engagement.status == Status.ACTIVE
    engagement = onboarding.undo_step(actor=contact, engagement=engagement, step=Step.FIRST_TALK)
    assert engagement.status == Status.ONBOARDING
    assert not is_ready(engagement)
    again = onboarding.undo_step(actor=contact, engagement=engagement, step=Step.FIRST_TALK)
    assert again.status == Status.ONBOARDING


def test_a_promise_on_paper_is_a_consent_and_its_undo_takes_it_back(take_in, contact):
    engagement = take_in()
    user = engagement.volunteer.user
    with pytest.raises(WrongInput):
        onboarding.record_step(actor=contact, engagement=engagement, step=Step.CONFIDENTIALITY, how=Answered.PHONE)
    assert not has_consent(user, CONFIDENTIALITY)
    onboarding.record_step(actor=contact, engagement=engagement, step=Step.CONFIDENTIALITY)
    assert Consent.objects.get().recorded_by == contact
    assert OnboardingStep.objects.get().version == CONFIDENTIALITY.version
    onboarding.undo_step(actor=contact, engagement=engagement, step=Step.CONFIDENTIALITY)
    assert not has_consent(user, CONFIDENTIALITY)


def test_what_she_promised_herself_only_she_takes_back(take_in, contact):
    engagement = ready(take_in())
    user = engagement.volunteer.user
    OnboardingStep.objects.filter(step=Step.CONFIDENTIALITY).delete()
    onboarding.promise(actor=user, language="de")
    with pytest.raises(NotAllowed):
        onboarding.undo_step(actor=contact, engagement=engagement, step=Step.CONFIDENTIALITY)
    assert is_ready(engagement)
    consents.withdraw(actor=user, user=user, purpose=CONFIDENTIALITY, how=Answered.SELF)
    assert not is_ready(engagement)
    assert missing(engagement) == [Step.CONFIDENTIALITY]
    onboarding.promise(actor=user, language="de")
    assert is_ready(engagement)


def test_who_may_note_a_step(take_in, contact, checker, stranger):
    engagement = take_in()
    for actor, error in ((stranger, OutOfScope), (checker, OutOfScope), (engagement.volunteer.user, NotAllowed)):
        with pytest.raises(error):
            onboarding.record_step(actor=actor, engagement=engagement, step=Step.FIRST_TALK)
    with pytest.raises(NotAllowed):
        onboarding.record_step(actor=contact, engagement=engagement, step=Step.CLEARANCE)
    with pytest.raises(WrongInput):
        tomorrow = clock.today() + dt.timedelta(days=1)
        onboarding.record_step(actor=contact, engagement=engagement, step=Step.FIRST_TALK, done_on=tomorrow)
    with pytest.raises(OutOfScope):
        onboarding.promise(actor=UserFactory(), language="de")
    assert not OnboardingStep.objects.exists()
    assert not Consent.objects.exists()


def test_nothing_is_noted_for_an_import_before_she_knows(take_in, contact):
    engagement = take_in(confirmed=None)
    with pytest.raises(WrongInput):
        onboarding.record_step(actor=contact, engagement=engagement, step=Step.FIRST_TALK)
    with pytest.raises(OutOfScope):
        onboarding.promise(actor=engagement.volunteer.user, language="de")
    assert not OnboardingStep.objects.exists()


def test_a_certificate_that_runs_out_ends_being_ready_not_being_active(take_in, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    engagement = ready(take_in())
    engagement = onboarding.record_step(actor=None, engagement=engagement, step=Step.AGREEMENT)
    last = ClearanceCheck.objects.get().valid_until
    time_machine.move_to(dt.datetime.combine(last, dt.time(12), tzinfo=dt.UTC))
    assert is_ready(engagement)
    time_machine.move_to(dt.datetime.combine(last + dt.timedelta(days=1), dt.time(12), tzinfo=dt.UTC))
    assert not is_ready(engagement)
    assert Engagement.objects.get().status == Status.ACTIVE
    assert missing(engagement) == [Step.CLEARANCE]


def test_a_certificate_of_another_house_or_for_other_work_does_not_count(take_in):
    engagement = ready(take_in())
    ClearanceCheck.objects.update(organisation=OrganisationFactory())
    assert missing(engagement) == [Step.CLEARANCE]
    ClearanceCheck.objects.update(organisation=engagement.organisation, activity=EngagementKind.GUIDE)
    assert missing(engagement) == [Step.CLEARANCE]


def test_less_asked_makes_active_more_asked_makes_unready(take_in, contact, house, programme):
    type(programme).objects.filter(pk=programme.pk).update(clearance_needed=False)
    engagement = take_in()
    onboarding.promise(actor=engagement.volunteer.user, language="de")
    asked = {"organisation": house, "programme": programme, "kind": EngagementKind.MENTOR}
    onboarding.set_steps(actor=contact, steps=[], **asked)
    engagement.refresh_from_db()
    assert engagement.status == Status.ACTIVE
    onboarding.set_steps(actor=contact, steps=[Step.TRAINING], **asked)
    assert missing(engagement) == [Step.TRAINING]
    assert set(RequiredStep.objects.values_list("step", flat=True)) == {Step.TRAINING, Step.CONFIDENTIALITY}


def test_only_the_own_house_sets_steps(stranger, house, programme, checker):
    for actor in (stranger, checker):
        with pytest.raises(OutOfScope):
            onboarding.set_steps(
                actor=actor, organisation=house, programme=programme, kind=EngagementKind.MENTOR, steps=[]
            )
    assert not RequiredStep.objects.exists()


def test_a_thousand_cost_as_many_queries_as_one(take_in):
    costs = []
    for _ in range(2):
        EngagementFactory.create_batch(5)
        with CaptureQueriesContext(connection) as asked:
            assert missing_steps(Engagement.objects.order_by("pk"), clock.today())
        costs.append(len(asked))
    assert costs == [1, 1]


STEPS = st.sets(st.sampled_from(list(Step)))


@given(
    by_programme=st.none() | STEPS,
    by_house=st.none() | STEPS,
    done=STEPS,
    has_programme=st.booleans(),
    needs=st.booleans(),
    promised=st.booleans(),
)
def test_the_database_agrees_with_the_sentence(by_programme, by_house, done, has_programme, needs, promised):
    """What is asked, said once more in Python; see the top of `queries/onboarding.py`."""
    programme = ProgrammeFactory(clearance_needed=needs)
    house = programme.organisation
    engagement = EngagementFactory(organisation=house, programme=programme if has_programme else None)
    for steps, where in ((by_programme, programme), (by_house, None)):
        if steps is not None:
            onboarding.set_steps(
                actor=None, organisation=house, programme=where, kind=EngagementKind.MENTOR, steps=steps
            )
    # Noise: the same kind elsewhere, another kind here.
    onboarding.set_steps(actor=None, organisation=OrganisationFactory(), kind=EngagementKind.MENTOR, steps=list(Step))
    onboarding.set_steps(actor=None, organisation=house, kind=EngagementKind.GUIDE, steps=list(Step))
    ready(engagement)
    if not promised:
        user = engagement.volunteer.user
        consents.withdraw(actor=user, user=user, purpose=CONFIDENTIALITY, how=Answered.SELF)
    OnboardingStep.objects.filter(engagement=engagement).exclude(step__in=done).delete()
    if Step.CLEARANCE not in done:
        ClearanceCheck.objects.filter(volunteer=engagement.volunteer).delete()

    asked = by_programme if has_programme and by_programme is not None else by_house
    if asked is None:
        asked = set(BY_DEFAULT) | (set() if has_programme else {Step.CLEARANCE})
    asked = asked | ALWAYS | ({Step.CLEARANCE} if has_programme and needs else set())
    fulfilled = done if promised else done - {Step.CONFIDENTIALITY}
    expected = [step for step in Step if step in asked - fulfilled]
    assert missing(engagement) == expected
    assert is_ready(engagement) == (not expected)
    only = Engagement.objects.filter(pk=engagement.pk)
    assert [step for step in Step if lacking(only, step, clock.today()).exists()] == expected
