"""Passing on: only with the person's yes, seen by the other side only as far as it covers, moved by acceptance."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.enums import Answered, Kind, Role
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from accounts.scope import scope
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees import referral_rules as rules
from mentees.enums import MenteeStatus, ReferralQuestion, ReferralRefusal, ReferralReply, ReferralStatus
from mentees.models import Mentee, Referral
from mentees.queries.referrals import shown
from mentees.referral_rules import Sight
from mentees.services import referrals
from notifications.models import Notice
from tests import factories
from tests.mentees.referral_world import need_of, referred, say_no, say_yes
from tests.support.people import SEATS

pytestmark = pytest.mark.django_db


def fresh(referral):
    return Referral.objects.select_related(
        "need__mentee__user", "need__mentee__intake", "from_organisation", "programme__organisation__area"
    ).get(pk=referral.pk)


def test_the_person_agrees_first(world):
    need = need_of(world)
    with pytest.raises(WrongInput):
        referrals.send(actor=world.person("contact"), need=need, programme=world.other_programme)
    assert not Referral.objects.exists() and not Notice.objects.exists()


@pytest.mark.parametrize("how", [Answered.PHONE, Answered.PAPER])
def test_her_yes_may_be_told(world, how):
    need = need_of(world)
    sent = referrals.send(
        actor=world.person("contact"), need=need, programme=world.other_programme, agreed=how, language="ar"
    )
    assert sent.status == ReferralStatus.SENT
    assert has_consent(need.mentee.user, PASSING_ON, about=world.other_organisation.public_id)


def test_she_is_asked_on_her_own_page_and_whoever_asked_hears_of_her_yes(world):
    need, contact = need_of(world), world.person("contact")
    referrals.ask_person(actor=contact, need=need, programme=world.other_programme)
    assert Notice.objects.filter(user=need.mentee.user, kind="mentees.may_we_refer").count() == 1
    referrals.agree(actor=need.mentee.user, need=need, programme=world.other_programme, language="ar")
    assert Notice.objects.filter(user=contact, kind="mentees.referral_agreed").count() == 1
    assert referrals.send(actor=contact, need=need, programme=world.other_programme)


def test_nobody_says_yes_for_her(world):
    need = need_of(world)
    with pytest.raises(OutOfScope):
        referrals.agree(actor=world.person("contact"), need=need, programme=world.other_programme, language="de")
    assert not has_consent(need.mentee.user, PASSING_ON, about=world.other_organisation.public_id)


def test_others_pass_nobody_on(world):
    need = need_of(world)
    say_yes(need, world.other_organisation)
    for seat in ("contact@elsewhere", "coordinator", "referrer", "volunteer", "mentee"):
        with pytest.raises((OutOfScope, NotAllowed)):
            referrals.send(actor=world.person(seat), need=need, programme=world.other_programme)
    assert not Referral.objects.exists()


@pytest.mark.parametrize("status", [MenteeStatus.REQUESTED, MenteeStatus.TURNED_AWAY])
def test_the_first_talk_comes_before(world, status):
    ended = {"ended_on": "2026-01-01", "end_reason": "spam"} if status == MenteeStatus.TURNED_AWAY else {}
    need = need_of(world, mentee={"status": status, **ended})
    say_yes(need, world.other_organisation)
    with pytest.raises(NotAllowed):
        referrals.send(actor=world.person("contact"), need=need, programme=world.other_programme)


def test_not_twice_to_the_same_and_not_to_oneself(world):
    need = need_of(world)
    referred(world, need)
    for programme in (world.other_programme, world.programme):
        say_yes(need, programme.organisation)
        with pytest.raises(WrongInput):
            referrals.send(actor=world.person("contact"), need=need, programme=programme)
    assert Referral.objects.count() == 1


def test_before_acceptance_the_other_side_sees_what_the_yes_covers(world):
    seen = shown(world.person("contact@elsewhere"), fresh(referred(world)))
    assert (seen.sight, seen.who) == (Sight.COVERED, "Samira")
    assert not Mentee.objects.visible_to(world.person("contact@elsewhere")).exists()
    centre = shown(world.person("coordinator"), seen.referral)
    assert (centre.sight, centre.who, centre.sees_need) == (Sight.STATUS, "", False)
    assert shown(world.person("contact"), seen.referral).who == "Samira Haddad"


def test_from_her_no_on_the_other_side_sees_nothing(world):
    there, referral = world.person("contact@elsewhere"), referred(world)
    assert there in [notice.user for notice in Notice.objects.select_related("user")]
    say_no(referral.need, world.other_organisation)
    assert not Referral.objects.visible_to(there).exists()
    for act in (referrals.accept, referrals.withdraw):
        with pytest.raises(OutOfScope):
            act(actor=there, referral=referral)
    assert fresh(referral).status == ReferralStatus.SENT
    assert referrals.withdraw_without_yes(actor=None) == 1
    assert fresh(referral).status == ReferralStatus.WITHDRAWN
    assert referrals.withdraw_without_yes(actor=None) == 0


def test_she_takes_it_back_with_one_tap(world):
    referral = referred(world)
    referrals.withdraw(actor=referral.need.mentee.user, referral=referral, how=Answered.SELF)
    assert fresh(referral).status == ReferralStatus.WITHDRAWN
    assert not has_consent(referral.need.mentee.user, PASSING_ON, about=world.other_organisation.public_id)
    assert not Referral.objects.visible_to(world.person("contact@elsewhere")).exists()


def test_asking_back_and_answering(world):
    here, there, referral = world.person("contact"), world.person("contact@elsewhere"), referred(world)
    referrals.ask_back(actor=there, referral=referral, question=ReferralQuestion.TIME)
    with pytest.raises(NotAllowed):
        referrals.reply(actor=there, referral=referral, answer=ReferralReply.ADDED)
    referrals.reply(actor=here, referral=referral, answer=ReferralReply.CALLED)
    told = fresh(referral)
    assert (told.status, told.question, told.reply) == (ReferralStatus.SENT, "time", "called")
    kinds = set(Notice.objects.values_list("user", "kind"))
    assert {(here.pk, "mentees.referral_asked_back"), (there.pk, "mentees.referral_replied")} <= kinds


def test_acceptance_moves_need_and_person(world):
    here, there, referral = world.person("contact"), world.person("contact@elsewhere"), referred(world)
    assert Mentee.objects.kept_by(here).exists()
    referrals.accept(actor=there, referral=referral)
    accepted = fresh(referral)
    assert accepted.need.programme == world.other_programme
    assert accepted.need.mentee.intake == world.other_organisation
    assert Mentee.objects.kept_by(there).exists() and not Mentee.objects.kept_by(here).exists()
    assert shown(here, accepted).sight == Sight.STATUS and shown(there, accepted).sight == Sight.PERSON
    held = scope(accepted.need.mentee.user)
    assert world.other_programme.pk in held.ids(Kind.PROGRAMME, (Role.MENTEE,))
    assert Notice.objects.filter(user=accepted.need.mentee.user, kind="mentees.passed_on").exists()


def test_the_record_stays_while_the_old_house_keeps_another_need(world):
    referral = referred(world)
    factories.NeedFactory(mentee=referral.need.mentee, phase=world.phase)
    referrals.accept(actor=world.person("contact@elsewhere"), referral=referral)
    mentees = Mentee.objects.order_by("pk")
    assert fresh(referral).need.mentee.intake == world.organisation
    assert mentees.kept_by(world.person("contact")).exists()
    assert mentees.kept_by(world.person("contact@elsewhere")).exists()


def test_what_else_waits_ends_with_acceptance(world):
    need = need_of(world)
    third = factories.ProgrammeFactory(phases=[world.phase])
    waiting = referred(world, need, third)
    referrals.accept(actor=world.person("contact@elsewhere"), referral=referred(world, need))
    assert fresh(waiting).status == ReferralStatus.WITHDRAWN


def test_refusing_has_a_reason_and_changes_nothing_else(world):
    referral, there = referred(world), world.person("contact@elsewhere")
    referrals.refuse(actor=there, referral=referral, reason=ReferralRefusal.FULL)
    refused = fresh(referral)
    assert (refused.status, refused.refusal, refused.need.programme) == (ReferralStatus.REFUSED, "full", None)
    assert shown(there, refused).who == ""
    with pytest.raises(Gone):
        referrals.accept(actor=there, referral=refused)


def test_nobody_answers_her_own_request(world):
    both = factories.person(Role.CONTACT, world.organisation)
    factories.give(both, Role.CONTACT, world.other_organisation)
    need = need_of(world)
    say_yes(need, world.other_organisation)
    referral = referrals.send(actor=both, need=need, programme=world.other_programme)
    with pytest.raises(NotAllowed):
        referrals.accept(actor=both, referral=referral)
    assert fresh(referral).status == ReferralStatus.SENT


@pytest.mark.parametrize("seat", ["contact", "coordinator", "referrer", "volunteer", "contact@one_step"])
def test_only_the_other_side_answers(world, seat):
    referral = referred(world)
    for act, more in (
        (referrals.accept, {}),
        (referrals.refuse, {"reason": ReferralRefusal.FULL}),
        (referrals.ask_back, {"question": ReferralQuestion.CALL}),
    ):
        with pytest.raises((NotAllowed, OutOfScope)):
            act(actor=world.person(seat), referral=referral, **more)
    assert fresh(referral).status == ReferralStatus.SENT


def test_rules_agree_with_querysets_for_everybody(world):
    say_no((over := referred(world)).need, world.other_organisation)
    accepted = referrals.accept(actor=world.person("contact@elsewhere"), referral=referred(world))
    withdrawn = referrals.withdraw(actor=world.person("contact"), referral=referred(world))
    of_centre = need_of(world, world.centre)
    say_yes(of_centre, world.organisation)
    referrals.send(actor=world.person("coordinator"), need=of_centre, programme=world.programme)
    referred(world)
    keeper = factories.person(Role.CONTACT, world.other_programme)
    people = [world.person(seat) or AnonymousUser() for seat in SEATS]
    people += [keeper, over.need.mentee.user, accepted.need.mentee.user, withdrawn.need.mentee.user]
    for user in people:
        for predicate, question in (
            (rules.can_view_referral, "visible_to"),
            (rules.is_receiver, "received_by"),
            (rules.is_sender, "sent_by_house_of"),
        ):
            rows = getattr(Referral.objects, question)(user).values_list("pk", flat=True)
            allowed = {one.pk for one in Referral.objects.order_by("pk") if predicate(user, one)}
            assert set(rows) == allowed, (user, question)
    assert Referral.objects.visible_to(keeper).count() == 2


class TestTheOtherSidesAnswerIsTold:
    """On the phone or on paper, written down by the house that asked."""

    def test_a_yes(self, world):
        sent, contact, there = referred(world), world.person("contact"), world.person("contact@elsewhere")
        done = referrals.accept(actor=contact, referral=sent, how=Answered.PHONE)
        assert (done.status, done.how, done.answered_by) == (ReferralStatus.ACCEPTED, Answered.PHONE, contact)
        assert fresh(sent).need.programme == world.other_programme
        assert Notice.objects.filter(user=there, kind="mentees.referral_noted").count() == 1
        assert not Notice.objects.filter(user=contact, kind="mentees.referral_accepted").exists()

    def test_a_no_with_its_reason(self, world):
        sent, reason = referred(world), ReferralRefusal.values[0]
        done = referrals.refuse(actor=world.person("contact"), referral=sent, reason=reason, how=Answered.PAPER)
        assert (done.status, done.refusal, done.how) == (ReferralStatus.REFUSED, reason, Answered.PAPER)

    @pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator"])
    def test_only_by_the_house_that_asked(self, world, seat):
        sent = referred(world)
        with pytest.raises(NotAllowed):
            referrals.accept(actor=world.person(seat), referral=sent, how=Answered.PHONE)
        assert fresh(sent).status == ReferralStatus.SENT and not fresh(sent).how

    def test_strangers_learn_nothing(self, world):
        sent = referred(world)
        with pytest.raises(OutOfScope):
            referrals.accept(actor=world.person("referrer"), referral=sent, how=Answered.PHONE)

    def test_not_without_the_persons_yes(self, world):
        sent = referred(world)
        say_no(sent.need, world.other_organisation)
        with pytest.raises(NotAllowed):
            referrals.accept(actor=world.person("contact"), referral=sent, how=Answered.PHONE)
        assert fresh(sent).status == ReferralStatus.SENT

    def test_nobody_gives_it_as_the_other_sides_own(self, world):
        sent = referred(world)
        with pytest.raises(NotAllowed):
            referrals.accept(actor=world.person("contact"), referral=sent)

    def test_on_the_page(self, world, as_role):
        sent = referred(world)
        spot = reverse("mentees:referral", args=[sent.public_id])
        assert 'value="told"' in as_role("contact").get(spot).content.decode()
        assert 'value="told"' not in as_role("contact@elsewhere").get(spot).content.decode()
        told = {"do": "told", "said": "yes", "how": "phone"}
        as_role("contact").post(reverse("mentees:referral_answer", args=[sent.public_id]), {**told, "how": "self"})
        assert fresh(sent).status == ReferralStatus.SENT
        as_role("contact").post(reverse("mentees:referral_answer", args=[sent.public_id]), told)
        assert fresh(sent).status == ReferralStatus.ACCEPTED


def test_whoever_comes_by_the_notice_of_her_yes_finds_it_filled_in(world, as_role):
    need, client = need_of(world), as_role("contact")
    address = reverse("mentees:refer", args=[need.public_id])
    say_yes(need, world.other_organisation)
    known = client.get(f"{address}?to={world.other_programme.public_id}").context["form"].initial
    assert (known["programme"], known["agreed"]) == (world.other_programme.public_id, "given")
    say_no(need, world.other_organisation)
    assert "agreed" not in client.get(f"{address}?to={world.other_programme.public_id}").context["form"].initial
    assert "programme" not in client.get(f"{address}?to={world.programme.public_id}").context["form"].initial
