"""A contact of one programme does for it what the house does; the one of its sibling sees nothing of it."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from common import clock
from common.errors import NotAllowed, OutOfScope
from mentees import referral_rules
from mentees.enums import ReferralQuestion, ReferralReply
from mentees.models import Need, Referral
from mentees.services import referrals
from mentors import passing_rules as rules
from mentors.enums import FollowUpKind
from mentors.models import FollowUp
from mentors.services import follow_ups
from notifications.models import Notice
from tests import factories
from tests.mentees.referral_world import need_of, say_yes
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(world):
    """Keeps the programme here and nothing else."""
    return factories.give(factories.UserFactory(name="Programm hier"), Role.CONTACT, world.programme).user


@pytest.fixture
def sibling(world):
    """Keeps another programme of the same house."""
    other = factories.ProgrammeFactory(organisation=world.organisation, name="Geschwister")
    return factories.give(factories.UserFactory(name="Nebenan"), Role.CONTACT, other).user


@pytest.fixture
def need(world):
    return need_of(world, programme=world.programme)


def send(world, actor, need):
    say_yes(need, world.other_organisation)
    return referrals.send(actor=actor, need=need, programme=world.other_programme)


def note(actor, record):
    return follow_ups.set_follow_up(actor=actor, record=record, kind=FollowUpKind.CALL, due_on=clock.today())


def test_she_passes_on_whoever_is_in_her_programme(world, own, need):
    sent = send(world, own, need)
    assert (sent.from_organisation, sent.from_programme) == (world.organisation, world.programme)
    assert referral_rules.is_sender(own, sent) and sent in Referral.objects.sent_by_house_of(own)
    assert sent in Referral.objects.visible_to(own)
    page = sign_in(own, second=True).get(reverse("mentees:referral", args=[sent.public_id]))
    assert page.status_code == 200 and "Samira" in page.content.decode()


def test_the_contact_of_the_sibling_does_not(world, own, sibling, need):
    with pytest.raises(OutOfScope):
        send(world, sibling, need)
    assert not Referral.objects.exists()
    sent = send(world, own, need)
    assert not referral_rules.can_view_referral(sibling, sent)
    assert not Referral.objects.visible_to(sibling).exists()
    with pytest.raises(OutOfScope):
        referrals.withdraw(actor=sibling, referral=sent)
    assert Referral.objects.waiting().get() == sent


def test_sharing_the_person_is_not_enough(world, own, sibling, need):
    """Both keep her; each passes on what is in her own programme only."""
    spot = reverse("mentees:refer", args=[need.public_id])
    factories.NeedFactory(mentee=need.mentee, programme=_programme_of(sibling), phase=world.phase)
    assert Need.objects.visible_to(sibling).filter(pk=need.pk).exists()
    with pytest.raises(NotAllowed):
        send(world, sibling, need)
    assert sign_in(sibling, second=True).get(spot).status_code == 403
    assert sign_in(own, second=True).get(spot).status_code == 200


def test_needs_outside_any_programme_stay_with_the_house(world, own, need):
    loose = factories.NeedFactory(mentee=need.mentee, programme=None, phase=world.phase)
    with pytest.raises(NotAllowed):
        send(world, own, loose)
    assert send(world, world.person("contact"), loose).from_programme is None


def test_a_question_back_reaches_and_is_answered_by_her(world, own, sibling, need):
    sent = send(world, own, need)
    referrals.ask_back(actor=world.person("contact@elsewhere"), referral=sent, question=ReferralQuestion.CALL)
    assert Notice.objects.filter(user=own).exists() and not Notice.objects.filter(user=sibling).exists()
    assert sign_in(own, second=True).get(reverse("mentors:desk"), {"list": "referrals"}).context["lines"]
    assert not sign_in(sibling, second=True).get(reverse("mentors:desk"), {"list": "referrals"}).context["lines"]
    sent = referrals.reply(actor=own, referral=sent, answer=ReferralReply.choices[0][0])
    assert sent.status == "sent"


def test_follow_ups_of_her_programme(world, own, sibling, need):
    made = note(own, need.mentee)
    assert (made.organisation, made.desk) == (world.organisation, world.programme)
    assert rules.can_see_follow_up(own, made) and made in FollowUp.objects.visible_to(own)
    # The house sees what its programmes noted; the sibling and the house's own notes stay apart.
    assert made in FollowUp.objects.visible_to(world.person("contact"))
    for stranger in (sibling, world.person("contact@elsewhere")):
        assert not rules.can_see_follow_up(stranger, made)
        assert not FollowUp.objects.visible_to(stranger).exists()
        with pytest.raises(OutOfScope):
            follow_ups.finish(actor=stranger, follow_ups=[made])
    made.refresh_from_db()
    assert made.done_at is None
    assert follow_ups.finish(actor=own, follow_ups=[made]) == 1


def test_the_sibling_notes_nothing_about_people_she_does_not_keep(sibling, need):
    with pytest.raises(OutOfScope):
        note(sibling, need.mentee)
    assert not FollowUp.objects.exists()


def test_what_the_house_notes_stays_with_the_house(world, own, need):
    made = note(world.person("contact"), need.mentee)
    assert made.desk is None
    assert not rules.can_see_follow_up(own, made) and not FollowUp.objects.visible_to(own).exists()


def _programme_of(user):
    from accounts.models import RoleGroup
    from network.models import Programme

    return Programme.objects.get(pk=RoleGroup.objects.get(user=user).container_id)
