"""A mentor stops, somebody is no longer accompanied: nothing stays open behind it, and nobody ends behind a tandem."""

import pytest
from django.urls import reverse

from accounts.enums import Answered
from accounts.models import Consent
from accounts.purposes import HELPER_CIRCLE, PASSING_ON
from accounts.queries import has_consent
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees.enums import AuthorityKind, MenteeEnd, MenteeStatus, NeedEnd, NeedStatus, ReferralStatus, Trouble
from mentees.models import Draft, EarlyWarning, Helper, Mentee, Need, Referral
from mentees.services import drafts, people, referrals
from mentors.enums import EndPlan, TandemEnd, TandemStatus
from mentors.models import Handover, Place, Tandem
from mentors.services import endings, handovers, tandems
from notifications.models import Notice
from tests import factories
from tests.mentees.referral_world import say_yes
from tests.mentors.passing_world import accepted, fresh, tandem_here, tandem_there
from volunteers.enums import EngagementEnd, EngagementKind, EngagementStatus
from volunteers.models import Engagement
from volunteers.services import engagements

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem(world):
    made = tandem_here(world)
    factories.ready(made.engagement)
    return made


def proposal_of(engagement, status=TandemStatus.ASKING_MENTEE, place=2, **more):
    return factories.TandemFactory(engagement=engagement, status=status, running_from=None, place=place, **more)


def stop(user, tandem, plan=EndPlan.NEW, reason=EngagementEnd.MOVED):
    plans = {tandem.public_id: plan} if plan else {}
    return endings.end_mentor(actor=user, engagement=tandem.engagement, reason=reason, plans=plans)


def everything() -> list:
    """What a refusal must leave alone."""
    return [
        sorted(rows)
        for rows in (
            Tandem.objects.values_list("pk", "status"),
            Engagement.objects.values_list("pk", "status"),
            Mentee.objects.values_list("pk", "status"),
            Need.objects.values_list("pk", "status"),
            Helper.objects.values_list("pk", "ends_on"),
            Place.objects.values_list("pk", "number"),
        )
    ]


def kinds_told(user) -> set[str]:
    return set(Notice.objects.filter(user=user).values_list("kind", flat=True))


@pytest.mark.parametrize("plan", EndPlan)
@pytest.mark.parametrize("by", ["contact", "mentor"])
def test_a_mentor_stops_and_each_tandem_has_its_plan(world, tandem, plan, by):
    mentor, mentee = tandem.engagement.volunteer.user, tandem.mentee.user
    stop(world.person("contact") if by == "contact" else mentor, tandem, plan)
    row = fresh(tandem)
    assert Engagement.objects.get(pk=tandem.engagement_id).status == EngagementStatus.ENDED
    reason = TandemEnd.REACHED if plan == EndPlan.REACHED else TandemEnd.MOVED
    assert (row.status, row.end_reason) == (TandemStatus.ENDED, reason)
    closed = (NeedStatus.CLOSED, NeedEnd.MET) if plan == EndPlan.REACHED else (NeedStatus.OPEN, "")
    assert (row.need.status, row.need.end_reason) == closed
    assert not Helper.objects.running().exists() and not Place.objects.exists()
    assert not Mentee.objects.visible_to(mentor).exists()
    assert "mentors.ended" in kinds_told(mentee)
    assert ("mentors.ended" in kinds_told(mentor)) == (by == "contact")


def test_no_tandem_is_forgotten(world, tandem):
    before = everything()
    with pytest.raises(WrongInput):
        stop(world.person("contact"), tandem, None)
    assert everything() == before


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "volunteer", "mentee"])
def test_others_end_nobody(world, tandem, seat):
    before = everything()
    with pytest.raises(OutOfScope):
        stop(world.person(seat), tandem)
    assert everything() == before


def test_a_reason_that_is_not_hers_ends_nothing(tandem):
    before = everything()
    with pytest.raises(NotAllowed):
        stop(tandem.engagement.volunteer.user, tandem, reason=EngagementEnd.NOT_SUITED)
    assert everything() == before


def test_what_had_not_begun_is_taken_back(world, tandem):
    asked, meeting = (
        proposal_of(tandem.engagement),
        proposal_of(tandem.engagement, TandemStatus.FIRST_MEETING, place=3),
    )
    unheard = proposal_of(tandem.engagement, TandemStatus.ASKING_MENTOR, place=4)
    stop(tandem.engagement.volunteer.user, tandem)
    assert {fresh(one).status for one in (asked, meeting, unheard)} == {TandemStatus.WITHDRAWN}
    told = {one.pk: "mentors.over" in kinds_told(one.mentee.user) for one in (asked, meeting, unheard)}
    assert told == {asked.pk: True, meeting.pk: True, unheard.pk: False}
    # Nobody is told what she did herself.
    assert "mentors.over" not in kinds_told(tandem.engagement.volunteer.user)


def test_nobody_ends_the_work_behind_a_tandem(world, tandem):
    before = everything()
    for row in (tandem, proposal_of(factories.EngagementFactory(organisation=world.organisation), place=1)):
        with pytest.raises(WrongInput):
            engagements.end(actor=world.person("contact"), engagement=row.engagement, reason=EngagementEnd.MOVED)
    assert everything()[1][: len(before[1])] == before[1] and fresh(tandem).status == TandemStatus.RUNNING
    free = factories.EngagementFactory(organisation=world.organisation)
    ended = engagements.end(actor=world.person("contact"), engagement=free, reason=EngagementEnd.MOVED)
    assert ended.status == EngagementStatus.ENDED


def test_an_end_shuts_the_door_before_any_job_closes_it(world):
    """A neighbourhood parent's row has no tandem that would hold the end."""
    guide = factories.EngagementFactory(organisation=world.organisation, kind=EngagementKind.GUIDE)
    row = Helper.objects.create(
        mentee=world.own_mentee(),
        engagement=guide,
        role="guide",
        cause="assignment",
        cause_id="a",
        starts_on=clock.today(),
    )
    assert Mentee.objects.visible_to(guide.volunteer.user).exists()
    engagements.end(actor=world.person("contact"), engagement=guide, reason=EngagementEnd.MOVED)
    assert not Mentee.objects.visible_to(guide.volunteer.user).exists()
    row.refresh_from_db()
    assert row.ends_on is None
    assert endings.tidy() == 1 and endings.tidy() == 0
    row.refresh_from_db()
    assert row.ends_on == clock.today()


def test_what_a_crossing_left_open_is_tidied_up(tandem):
    proposal = proposal_of(tandem.engagement)
    Engagement.objects.filter(pk=tandem.engagement_id).update(
        status=EngagementStatus.ENDED, ended_on=clock.today(), end_reason="moved"
    )
    endings.tidy()
    assert (fresh(tandem).status, fresh(proposal).status) == (TandemStatus.ENDED, TandemStatus.WITHDRAWN)
    assert not Place.objects.exists()


def begun_handover(world, tandem):
    world.person("contact@elsewhere")
    referral = accepted(world, tandem)
    return handovers.start_handover(actor=world.person("contact"), referral=referral, old=fresh(tandem))


def test_with_the_old_mentor_goes_the_handover(world, tandem):
    handover = begun_handover(world, tandem)
    stop(world.person("contact"), tandem)
    handover = Handover.objects.select_related(*handovers.RELATED).get(pk=handover.pk)
    assert handover.dropped_on == clock.today() and handover.done_on is None
    with pytest.raises(WrongInput):
        handovers.finish(actor=world.person("contact@elsewhere"), handover=handover)


def test_with_the_new_mentor_goes_only_her_name(world, tandem):
    handover = begun_handover(world, tandem)
    new = tandem_there(world, handover.old.mentee, handover.referral.need)
    there = world.person("contact@elsewhere")
    handovers.name_new(actor=there, handover=handover, new=new)
    stop(there, new)
    handover.refresh_from_db()
    assert (handover.new, handover.dropped_on) == (None, None)
    assert fresh(tandem).status == TandemStatus.RUNNING


def in_full_swing(world, tandem) -> Mentee:
    """Everything that may be open about a person."""
    world.person("contact@elsewhere")
    mentee, user = tandem.mentee, tandem.mentee.user
    waiting = factories.NeedFactory(mentee=mentee, phase=world.phase)
    say_yes(waiting, world.other_organisation)
    referrals.send(actor=world.person("contact"), need=waiting, programme=world.other_programme)
    proposal_of(factories.EngagementFactory(organisation=world.organisation), need=waiting, place=1)
    EarlyWarning.objects.create(mentee=mentee, trouble=Trouble.MATHS)
    mentee.waits.create(kind=AuthorityKind.values[0], since=clock.today())
    consents.give(actor=user, user=user, purpose=HELPER_CIRCLE, how=Answered.SELF, language="de")
    drafts.begin(actor=user, language="de")
    return mentee


@pytest.mark.parametrize("by", ["contact", "mentee"])
def test_with_an_accompaniment_everything_of_it_ends(world, tandem, by):
    mentee = in_full_swing(world, tandem)
    actor = world.person("contact") if by == "contact" else mentee.user
    endings.end_mentee(actor=actor, mentee=mentee, reason=MenteeEnd.OWN_WISH)
    row = Mentee.objects.get(pk=mentee.pk)
    assert (row.status, row.end_reason, row.ended_on) == (MenteeStatus.ENDED, MenteeEnd.OWN_WISH, clock.today())
    assert not Tandem.objects.open().exists() and not Place.objects.exists() and not Helper.objects.running().exists()
    assert set(mentee.needs.values_list("status", flat=True)) == {NeedStatus.CLOSED}
    assert Referral.objects.get().status == ReferralStatus.WITHDRAWN
    assert not EarlyWarning.objects.open().exists() and not mentee.waits.filter(until=None).exists()
    assert not Draft.objects.exists()
    assert not has_consent(mentee.user, HELPER_CIRCLE) and not Consent.objects.open().of(PASSING_ON).exists()
    assert "mentors.ended" in kinds_told(tandem.engagement.volunteer.user)
    assert ("mentees.ended" in kinds_told(mentee.user)) == (by == "contact")
    assert ("mentees.taken_back" in kinds_told(world.person("contact"))) == (by == "mentee")
    assert "mentees.referral_over" in kinds_told(world.person("contact@elsewhere"))
    told = Notice.objects.count()
    endings.end_mentee(actor=actor, mentee=row, reason=MenteeEnd.MOVED)
    assert Notice.objects.count() == told and Mentee.objects.get(pk=mentee.pk).end_reason == MenteeEnd.OWN_WISH


def test_what_the_reason_says_goes_for_tandem_and_need(world, tandem):
    endings.end_mentee(actor=world.person("contact"), mentee=tandem.mentee, reason=MenteeEnd.REACHED)
    row = fresh(tandem)
    assert (row.end_reason, row.need.end_reason) == (TandemEnd.REACHED, NeedEnd.MET)


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "mentor"])
def test_others_end_no_accompaniment(world, tandem, seat):
    before = everything()
    user = tandem.engagement.volunteer.user if seat == "mentor" else world.person(seat)
    with pytest.raises(NotAllowed):
        endings.end_mentee(actor=user, mentee=tandem.mentee, reason=MenteeEnd.OWN_WISH)
    assert everything() == before


def test_nobody_ends_a_record_behind_a_tandem(world, tandem):
    before = everything()
    with pytest.raises(WrongInput):
        people.end_mentee(actor=world.person("contact"), mentee=tandem.mentee, reason=MenteeEnd.MOVED)
    assert everything() == before


def test_the_pages_lead_here_name_what_goes_and_end_it(world, tandem, as_role):
    proposal_of(tandem.engagement)
    here = reverse("mentors:mentor_end", args=[tandem.engagement.public_id])
    client = as_role("contact")
    led = client.get(reverse("volunteers:end", args=[tandem.engagement.public_id]))
    assert (led.status_code, led.url) == (302, here)
    assert (
        here in client.get(reverse("volunteers:helper", args=[tandem.engagement.volunteer.public_id])).content.decode()
    )
    page = client.get(here)
    assert (len(page.context["gone"].tandems), page.context["gone"].proposals) == (1, 1)
    assert tandem.mentee.user.name in page.content.decode()
    assert client.post(here, {"reason": "moved"}).status_code == 400
    assert client.post(here, {"reason": "moved", f"plan-{tandem.public_id}": "new"}).status_code == 302
    assert fresh(tandem).status == TandemStatus.ENDED


def test_the_mentors_own_page_says_first_names_only(tandem, client):
    client.force_login(tandem.engagement.volunteer.user)
    page = client.get(reverse("mentors:mentor_end", args=[tandem.engagement.public_id])).content.decode()
    assert "Samira" in page and "Haddad" not in page


def test_the_persons_page_names_who_stops(world, tandem, client):
    client.force_login(tandem.mentee.user)
    page = client.get(reverse("mentors:mentee_withdraw")).content.decode()
    assert tandem.engagement.volunteer.user.name.split()[0] in page
    assert client.post(reverse("mentors:mentee_withdraw")).status_code == 302
    assert fresh(tandem).status == TandemStatus.ENDED


def test_after_the_end_a_no_is_too_late_for_a_proposal(world, tandem):
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase)
    endings.end_mentee(actor=world.person("contact"), mentee=need.mentee, reason=MenteeEnd.MOVED)
    with pytest.raises(WrongInput):
        tandems.propose(actor=world.person("contact"), need=need, engagements=[tandem.engagement])
    assert Tandem.objects.filter(need=need).count() == 0
