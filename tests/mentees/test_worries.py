"""A worry: everybody who knows a person may say it, its safeguarding contacts alone read it."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEntry
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope
from mentees import rules
from mentees.enums import WorryEnd, WorryStepKind, WorryUrgency
from mentees.models import Worry, WorryStep
from mentees.queries.safeguarding import cases, responsible_for, whom_to_call
from mentees.services import worries
from network.queries.trail import TrailFilters, trail_of
from notifications.models import Notice
from tests import factories
from tests.routes.check_ins import tandem_here
from tests.routes.worries import worry_here
from tests.support.people import SEATS

pytestmark = pytest.mark.django_db
WORDS = "Er hat mich geschlagen."


def raised(user, mentee=None, words=WORDS, urgency=WorryUrgency.SOON):
    return worries.raise_worry(actor=user, mentee=mentee, urgency=urgency, words=words)


def led(organisation):
    return factories.person(Role.SAFEGUARDING, organisation)


def test_nobody_but_the_safeguarding_contacts_sees_a_case(world):
    worry = worry_here(world)
    tandem = tandem_here(world)
    people = {seat: world.person(seat) or AnonymousUser() for seat in SEATS}
    people |= {"who raised it": worry.raised_by, "mentor": tandem.engagement.volunteer.user}
    seen = {who for who, user in people.items() if Worry.objects.visible_to(user).exists()}
    assert seen == {"safeguarding"}
    for who, user in people.items():
        assert rules.can_view_worry(user, worry) == (who in seen), who


def test_nothing_of_it_is_in_a_trail_or_among_the_looks(world, as_role):
    worry = worry_here(world)
    as_role("safeguarding").get(reverse("mentees:worry_case", args=[worry.public_id]))
    assert AuditEntry.objects.filter(kind="worry").count() == 2
    for seat in ("coordinator", "contact", "deputy", "administrator", "safeguarding"):
        readable = trail_of(world.person(seat), TrailFilters())
        assert not readable.filter(kind="worry").exists(), seat
    assert not AuditEntry.objects.filter(is_look=True).about(worry.mentee.user.public_id).exists()


def test_the_words_are_sealed_and_the_notice_says_nothing(world, mailoutbox):
    worry = worry_here(world)
    step = worries.add_step(
        actor=world.person("safeguarding"), worry=worry, kind=WorryStepKind.TALKED, note="Sie hat Angst."
    )
    assert "Angst" not in worry.words + step.note
    notices = Notice.objects.filter(kind="mentees.list_news")
    assert [notice.user for notice in notices] == [world.person("safeguarding")]
    assert notices[0].refs == {}
    sent = " ".join(f"{mail.subject} {mail.body}" for mail in mailoutbox)
    assert sent
    for word in ("Angst", worry.public_id, "worr", "Sorge", worry.mentee.user.name):
        assert word not in sent


def test_a_helpers_worry_goes_to_her_own_house(world):
    tandem = tandem_here(world)
    elsewhere = factories.OrganisationFactory()
    tandem.mentee.intake = elsewhere
    tandem.mentee.save()
    led(elsewhere)
    mentor = tandem.engagement.volunteer.user
    assert responsible_for(mentor, tandem.mentee) == elsewhere

    led(tandem.engagement.organisation)
    assert raised(mentor, tandem.mentee).organisation == tandem.engagement.organisation
    assert raised(tandem.mentee.user, tandem.mentee).organisation == elsewhere


def test_the_centre_stands_in_where_a_house_has_nobody(world):
    tandem = tandem_here(world)
    led(world.centre)
    assert raised(tandem.engagement.volunteer.user).organisation == world.centre


def test_where_only_the_mentors_house_has_somebody_the_mentee_is_heard_there(world):
    """The house of the record has nobody: the worry reaches the house whose mentor accompanies her, not nobody."""
    tandem = tandem_here(world)
    tandem.mentee.intake = factories.OrganisationFactory()
    tandem.mentee.save()
    stranger = led(factories.OrganisationFactory())
    contact = led(tandem.engagement.organisation)
    assert raised(tandem.mentee.user, tandem.mentee).organisation == tandem.engagement.organisation
    assert set(Notice.objects.values_list("user", flat=True)) == {contact.pk} != {stranger.pk}


def test_deputies_hear_of_it_and_those_whose_time_is_over_do_not(world):
    tandem = tandem_here(world)
    organisation = tandem.engagement.organisation
    first = led(organisation)
    deputy, gone = factories.UserFactory(), factories.UserFactory()
    factories.give(deputy, Role.SAFEGUARDING, organisation, ends_on=clock.today())
    factories.give(gone, Role.SAFEGUARDING, organisation, ends_on=clock.today())
    gone.memberships.update(ends_on=clock.today() - dt.timedelta(days=1))
    raised(tandem.engagement.volunteer.user)
    assert set(Notice.objects.values_list("user", flat=True)) == {first.pk, deputy.pk}


def test_where_nobody_would_read_it_the_page_says_whom_to_call(world, as_role):
    tandem = tandem_here(world)
    contact = factories.ContactFactory(organisation=tandem.engagement.organisation)
    mentor = tandem.engagement.volunteer.user
    with pytest.raises(NotAllowed):
        raised(mentor, tandem.mentee)
    assert not Worry.objects.exists()
    assert whom_to_call(mentor, tandem.mentee) == [contact]

    client = as_role("volunteer")
    for answer in (client.get("/worry"), client.post("/worry", {"urgency": "2", "send": "1", "words": WORDS})):
        page = answer.content.decode()
        assert "tel:112" in page
        assert contact.name in page
    assert not Worry.objects.exists()


def test_nobody_raises_a_worry_about_somebody_she_does_not_know(world):
    tandem = tandem_here(world)
    led(tandem.mentee.intake)
    for seat in ("volunteer@elsewhere", "contact@elsewhere", "coordinator", "administrator"):
        with pytest.raises(OutOfScope):
            raised(world.person(seat), tandem.mentee)
    assert not Worry.objects.exists()


def test_in_danger_110_and_112_come_first_and_sending_leads_to_thanks(world, as_role):
    tandem = tandem_here(world)
    led(tandem.mentee.intake)
    client, address = as_role("volunteer"), reverse("mentees:worry_about", args=[tandem.mentee.public_id])
    page = client.post(address, {"urgency": "3"}).content.decode()
    assert page.index("tel:112") < page.index("<textarea")
    assert "tel:112" not in client.post(address, {"urgency": "1"}).content.decode()
    assert not Worry.objects.exists()

    answer = client.post(address, {"urgency": "3", "words": WORDS, "send": "1"}, follow=True)
    assert answer.redirect_chain == [("/worry/sent", 302)]
    worry = Worry.objects.get()
    assert (worry.mentee, worry.urgency, worry.raised_by) == (tandem.mentee, 3, world.person("volunteer"))
    assert WORDS not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_helper_chooses_about_whom_and_somebody_else_is_possible(world, as_role):
    tandem = tandem_here(world)
    led(tandem.mentee.intake)
    client = as_role("volunteer")
    assert tandem.mentee.user.name in client.get("/worry").content.decode()
    for about, expected in ((tandem.mentee.public_id, tandem.mentee), ("other", None)):
        client.post("/worry", {"urgency": "1", "about": about, "send": "1", "words": ""})
        assert Worry.objects.latest("pk").mentee == expected
    assert client.post("/worry", {"urgency": "1", "send": "1"}).status_code == 400
    stranger = factories.MenteeFactory()
    answer = client.post("/worry", {"urgency": "1", "about": stranger.public_id, "send": "1"})
    assert answer.status_code == 404
    assert Worry.objects.count() == 2


def test_the_way_of_a_case(world):
    worry, contact = worry_here(world), world.person("safeguarding")
    worries.add_step(actor=contact, worry=worry, kind=WorryStepKind.LOOKED)
    worries.close(actor=contact, worry=worry, ended_as=WorryEnd.HELP_RUNS)
    with pytest.raises(Gone):
        worries.add_step(actor=contact, worry=worry, kind=WorryStepKind.TALKED)
    reopened = worries.reopen(actor=contact, worry=worry)
    assert (reopened.closed_on, reopened.ended_as) == (None, "")
    assert WorryStep.objects.count() == 1


@pytest.mark.parametrize("seat", ["safeguarding@elsewhere", "contact", "coordinator", "administrator", "mentee"])
def test_nobody_else_leads_a_case(world, seat):
    worry, user = worry_here(world), world.person(seat)
    for act in (
        lambda: worries.add_step(actor=user, worry=worry, kind=WorryStepKind.LOOKED),
        lambda: worries.close(actor=user, worry=worry, ended_as=WorryEnd.MISTAKE),
        lambda: worries.reopen(actor=user, worry=worry),
    ):
        with pytest.raises(OutOfScope):
            act()
    worry.refresh_from_db()
    assert worry.closed_on is None
    assert not WorryStep.objects.exists()


def test_a_case_outlives_the_record_and_goes_three_years_after_its_end(world):
    worry, contact = worry_here(world), world.person("safeguarding")
    worry.mentee.user.delete()
    worry.refresh_from_db()
    assert worry.mentee is None
    worries.close(actor=contact, worry=worry, ended_as=WorryEnd.NO_RISK)
    assert worries.forget_closed() == 0
    today = clock.today()
    ended = today.replace(year=today.year - 3, day=min(today.day, 28))
    Worry.objects.update(closed_on=ended + dt.timedelta(days=1))
    assert worries.forget_closed() == 0
    Worry.objects.update(closed_on=ended)
    assert worries.forget_closed() == 1
    assert not Worry.objects.exists()


def test_whoever_forgets_to_look_is_reminded_once(world):
    worry_here(world)
    contact = world.person("safeguarding")
    assert worries.remind() == 0
    Worry.objects.update(raised_at=clock.now() - dt.timedelta(days=1))
    assert worries.remind() == 1
    assert worries.remind() == 0
    other = raised(world.person("volunteer"))
    Worry.objects.update(raised_at=clock.now() - dt.timedelta(days=1))
    worries.add_step(actor=contact, worry=other, kind=WorryStepKind.LOOKED)
    assert worries.remind() == 0


def test_the_list_names_nobody_and_costs_one_query(world, as_role, django_assert_num_queries):
    worry = worry_here(world)
    page = as_role("safeguarding").get("/cases").content.decode()
    assert worry.public_id in page
    assert worry.mentee.user.name not in page
    contact = world.person("safeguarding")
    for _ in range(3):
        raised(world.person("volunteer"))
    contact.__dict__.pop("_scope", None)
    Worry.objects.visible_to(contact).exists()
    with django_assert_num_queries(1):
        assert len([(case.organisation.name, case.step_count) for case in cases(contact)]) == 4


def test_words_sealed_with_a_lost_key_do_not_break_the_page(world, as_role):
    worry = worry_here(world)
    Worry.objects.update(words="gAAAA-not-ours")
    answer = as_role("safeguarding").get(reverse("mentees:worry_case", args=[worry.public_id]))
    assert answer.status_code == 200
