"""Goals and steps: who works on them, whose words they are, and how independence grows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Role
from accounts.models import AuditEntry
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees import catalogue, rules
from mentees.enums import Cause, HelperRole, Independence, MenteeEnd, MenteeStatus
from mentees.models import Goal, GoalTemplate, Helper, Mentee, Step, StepTemplate
from mentees.queries.goals import catalogue as offered
from mentees.queries.goals import goals_of, growth, independence
from mentees.services import circle, goals
from network.models import Phase
from network.phases import PHASES
from tests import factories
from tests.routes.accompaniment import mentee_here, warning_here
from tests.routes.check_ins import tandem_here
from tests.support.people import SEATS, sign_in

WORDS = "Bei der Kinderfeuerwehr helfen"


def template():
    return GoalTemplate.objects.get(slug="work-search-1")


@pytest.mark.django_db
def test_every_phase_has_goals_in_all_languages():
    assert set(catalogue.GOALS) == {phase.slug for phase in PHASES}
    for model in (GoalTemplate, StepTemplate):
        for row in model.objects.all():
            assert all((row.name_de, row.name_de_simple, row.name_en, row.name_ar)), row.slug
    assert not GoalTemplate.objects.filter(steps=None).exists()


@pytest.mark.django_db
def test_laying_the_catalogue_again_changes_nothing():
    before = list(StepTemplate.objects.order_by("pk").values_list())
    catalogue.lay(GoalTemplate, StepTemplate, Phase)
    assert list(StepTemplate.objects.order_by("pk").values_list()) == before


@pytest.mark.django_db
def test_a_goal_of_the_catalogue_brings_its_steps_and_is_chosen_once():
    mentee = factories.MenteeFactory()
    goal = goals.choose_goal(actor=mentee.user, mentee=mentee, template=template())
    assert goals.choose_goal(actor=mentee.user, mentee=mentee, template=template()) == goal
    assert goal.steps.count() == template().steps.count()
    assert template() not in [one for _phase, some in offered(mentee) for one in some]


@pytest.mark.django_db
def test_the_phase_of_the_persons_need_is_offered_first():
    mentee = factories.NeedFactory(phase=Phase.objects.get(slug="housing")).mentee
    assert offered(mentee)[0][0].slug == "housing"


@pytest.mark.django_db
def test_own_words_are_written_and_read_by_the_mentee_alone(world, as_role):
    tandem = tandem_here(world)
    mentee, mentor = tandem.mentee, tandem.engagement.volunteer.user
    goal = goals.name_goal(actor=mentee.user, mentee=mentee, words=WORDS)
    goals.name_step(actor=mentee.user, goal=goal, words=WORDS)
    for user in (mentor, world.person("contact")):
        with pytest.raises(NotAllowed):
            goals.name_goal(actor=user, mentee=mentee, words="Er soll")
        with pytest.raises(NotAllowed):
            goals.name_step(actor=user, goal=goal, words="Er soll")
    assert (Goal.objects.count(), Step.objects.count()) == (1, 1)
    for seat, sees in (("mentee", True), ("volunteer", False), ("contact", False)):
        page = as_role(seat).get(f"/mentees/{mentee.public_id}/goals").content.decode()
        assert (WORDS in page) is sees, seat
    assert not AuditEntry.objects.filter(about__icontains="Feuerwehr").exists()


@pytest.mark.django_db
def test_a_step_is_done_undone_and_done_otherwise():
    mentee = factories.MenteeFactory()
    goal = goals.choose_goal(actor=mentee.user, mentee=mentee, template=template())
    step = goal.steps.order_by("position").first()
    goals.mark_step(actor=mentee.user, step=step, how=Independence.TOGETHER)
    goals.mark_step(actor=mentee.user, step=step, how=Independence.ALONE)
    step.refresh_from_db()
    assert (step.done_on, step.done_how) == (clock.today(), Independence.ALONE)
    goals.unmark_step(actor=mentee.user, step=step)
    step.refresh_from_db()
    assert (step.done_on, step.done_how) == (None, "")


@pytest.mark.django_db
def test_a_goal_ends_and_goes_on():
    mentee = factories.MenteeFactory()
    goal = goals.choose_goal(actor=mentee.user, mentee=mentee, template=template())
    goals.end_goal(actor=mentee.user, goal=goal, reached=True)
    with pytest.raises(WrongInput):
        goals.mark_step(actor=mentee.user, step=goal.steps.first(), how=Independence.ALONE)
    again = goals.choose_goal(actor=mentee.user, mentee=mentee, template=template())
    with pytest.raises(WrongInput):
        goals.reopen_goal(actor=mentee.user, goal=goal)
    goals.end_goal(actor=mentee.user, goal=again, reached=False)
    assert goals.reopen_goal(actor=mentee.user, goal=goal).reached_on is None


@pytest.mark.django_db
@pytest.mark.parametrize("seat", ["volunteer@elsewhere", "contact@elsewhere", "coordinator", "mentee@elsewhere"])
def test_strangers_change_nothing(world, seat):
    mentee, user = mentee_here(world), world.person(seat)
    goal = goals.choose_goal(actor=mentee.user, mentee=mentee, template=template())
    for act in (
        lambda: goals.choose_goal(actor=user, mentee=mentee, template=template()),
        lambda: goals.mark_step(actor=user, step=goal.steps.first(), how=Independence.ALONE),
        lambda: goals.end_goal(actor=user, goal=goal, reached=True),
    ):
        with pytest.raises(OutOfScope):
            act()
    assert Goal.objects.filter(reached_on=None).count() == 1
    assert not Step.objects.exclude(done_on=None).exists()


@pytest.mark.django_db
def test_predicates_agree_with_their_querysets_for_everybody(world):
    warning_here(world)
    tandem = tandem_here(world)
    interpreter = factories.EngagementFactory(organisation=world.organisation)
    Helper.objects.create(
        mentee=tandem.mentee,
        engagement=interpreter,
        role="interpreter",
        cause="assignment",
        cause_id="x",
        starts_on=clock.today(),
    )
    over = factories.MenteeFactory(
        intake=world.organisation, status=MenteeStatus.ENDED, ended_on=clock.today(), end_reason=MenteeEnd.MOVED
    )
    people = {seat: world.person(seat) or AnonymousUser() for seat in SEATS}
    people |= {"interpreter": interpreter.volunteer.user, "ended": over.user}
    people |= {"contact of a programme": factories.person(Role.CONTACT, world.programme)}
    for who, user in people.items():
        if not user.is_authenticated:
            assert not Mentee.objects.accompanied_by(user).exists()
            continue
        for name, rule in (("accompanied_by", rules.can_accompany), ("warned_by", rules.can_warn)):
            seen = set(getattr(Mentee.objects, name)(user))
            assert seen == {one for one in Mentee.objects.all() if rule(user, one)}, (who, name)
    assert Mentee.objects.warned_by(people["referrer"]).exists()
    assert not Mentee.objects.accompanied_by(people["interpreter"]).exists()


@pytest.mark.django_db
def test_the_page_of_goals_costs_the_same_for_many(world, as_role, django_assert_max_num_queries):
    mentee = mentee_here(world)
    for slug in ("work-search-1", "work-search-2", "housing-1", "recognition-1", "homework-1"):
        goals.choose_goal(actor=mentee.user, mentee=mentee, template=GoalTemplate.objects.get(slug=slug))
    with django_assert_max_num_queries(2):
        assert len(goals_of(mentee, mentee.user)) == 5


class _Row:
    """A done step, as `growth` reads it."""

    def __init__(self, pk, how):
        self.pk, self.done_on, self.done_how = pk, clock.today(), how


@given(st.lists(st.sampled_from(list(Independence)), max_size=12))
def test_shares_count_every_step_once(ways):
    class Shown:
        done = [type("One", (), {"step": _Row(number, how)}) for number, how in enumerate(ways)]

    bars = independence([Shown])
    assert bool(bars) is bool(ways)
    assert sum(int(bar.words.split()[0]) for bar in bars) == len(ways)
    assert bool(growth([Shown])) is (len(ways) >= 4)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "reads"), [("tutor", True), ("interpreter", False), ("guide", False)])
def test_who_only_comes_for_an_appointment_reads_no_goals_and_is_not_led_there(world, role, reads):
    mentee = factories.MenteeFactory(intake=world.organisation)
    engagement = factories.EngagementFactory()
    cause = {"cause": Cause.ASSIGNMENT, "cause_id": engagement.public_id}
    circle.join(actor=None, mentee=mentee, engagement=engagement, role=HelperRole(role), **cause)
    client = sign_in(engagement.volunteer.user)
    goals, papers = (reverse(f"mentees:{name}", args=[mentee.public_id]) for name in ("goals", "papers"))
    assert [client.get(page).status_code for page in (goals, papers)] == [200 if reads else 404] * 2
    for page in ("/", reverse("mentees:circle", args=[mentee.public_id])):
        text = client.get(page).content.decode()
        assert [(goals in text), (papers in text)] == [reads] * 2
        assert reverse("mentees:worry_about", args=[mentee.public_id]) in text
