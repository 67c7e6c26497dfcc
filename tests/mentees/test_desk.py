"""The desk's pages: own people only, a trace of every look, answers noted as told, and what the lists show."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.enums import Answered, Role
from accounts.models import AuditEntry, Consent
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER, PASSING_ON, YOUNG_PERSON
from accounts.queries import has_consent
from accounts.services import consents
from common import clock
from mentees.enums import GuardianKind, MenteeEnd, MenteeStatus, NeedStatus, Side, Topic
from mentees.forms.screens import WishesForm
from mentees.models import GuardianAgreement, Mentee, Need
from mentees.queries.desk import DeskFilters, people_matching, rows
from mentees.queries.records import asked_of
from mentees.services.intake import take_in
from mentees.services.records import forget_withdrawn
from network.models import Phase
from network.phases import lay
from tests import factories
from tests.mentees.test_asking import said
from tests.mentees.world import asked, neighbourhood_parent
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(world):
    world.centre  # noqa: B018
    lay(Phase)


@pytest.fixture
def at(world):
    """`at("contact").get("people")`: a client of that seat that knows this room's addresses."""

    class Desk:
        def __init__(self, seat):
            self.client = sign_in(world.person(seat), second=True)

        def get(self, page, *args, query=""):
            return self.client.get(reverse(f"mentees:{page}", args=args) + query)

        def post(self, page, /, *args, **data):
            return self.client.post(reverse(f"mentees:{page}", args=args), data)

    return Desk


def asks(world, **more):
    return factories.MenteeFactory(intake=world.organisation, status=MenteeStatus.REQUESTED, talked_on=None, **more)


def everything_said(world, **more):
    """All screens on one page."""
    return {name: value for posted in said(world).values() for name, value in posted.items()} | more


def test_the_list_is_by_age_and_shows_ones_own_people_only(world, at):
    old, new = asks(world), asks(world)
    Mentee.objects.filter(pk=old.pk).update(requested_at=clock.now() - dt.timedelta(days=9))
    foreign = factories.MenteeFactory(intake=world.other_organisation, status=MenteeStatus.REQUESTED, talked_on=None)
    page = at("contact").get("people")
    assert [row.mentee for row in page.context["rows"]] == [old, new]
    assert [row.days for row in page.context["rows"]] == [9, 0]
    assert foreign.user.name not in page.content.decode()


def test_filters_find_by_programme_phase_area_and_name(world):
    need = factories.NeedFactory(
        mentee=asks(world, area=world.quarter, user=factories.UserFactory(name="Bärbel Özgür")),
        phase=world.phase,
        programme=world.programme,
    )
    asks(world)
    contact = world.person("contact")
    found = [
        {"q": "oezg"},
        {"phase": world.phase.slug},
        {"programme": world.programme.public_id},
        {"area": world.town.public_id},
    ]
    for query in found:
        assert list(people_matching(contact, DeskFilters.read(query))) == [need.mentee], query
    nothing = [{"q": "xyz"}, {"phase": "reading"}, {"programme": "x"}, {"area": world.other_town.public_id}]
    for query in nothing:
        assert not people_matching(contact, DeskFilters.read(query)), query


def test_the_list_marks_minors_and_possible_doubles(world):
    asks(world, birth_year=clock.today().year - 15, contact_phone="+4915112345678")
    asks(world, contact_phone="+4915112345678")
    asks(world)
    found = rows(people_matching(world.person("contact"), DeskFilters()))
    assert [(row.guardian_missing, row.may_be_double) for row in found] == [(True, True), (False, True), (False, False)]


def test_opening_a_person_leaves_a_trace_she_can_see(world, at):
    mentee = asks(world)
    assert at("contact").get("person", mentee.public_id).status_code == 200
    look = AuditEntry.objects.get(is_look=True)
    assert (look.subject, look.actor) == (mentee.user.public_id, world.person("contact").public_id)
    assert at("contact@elsewhere").get("person", mentee.public_id).status_code == 404
    assert AuditEntry.objects.filter(is_look=True).count() == 1


def test_the_talk_corrects_decides_and_notes_answers_as_told(world, at):
    mentee = take_in(actor=None, asked=asked(world, wished_gender="man", agreed={GENDER_WISH.code: "ar"}))
    data = everything_said(world, name="Neuer Name", end="waiting", how="phone", on=clock.today().isoformat())
    answered = at("coordinator").post("talk", mentee.public_id, **data, **{INTERPRETER.field: INTERPRETER.stamp})
    assert answered.status_code == 302
    mentee.refresh_from_db()
    assert (mentee.status, mentee.user.name, mentee.wished_gender) == (MenteeStatus.WAITING, "Neuer Name", "woman")
    told = Consent.objects.open().get(purpose=INTERPRETER.code)
    assert (told.how, told.recorded_by) == ("phone", world.person("coordinator"))
    assert at("coordinator").get("talk", mentee.public_id).status_code == 404


def test_what_is_not_ticked_any_more_is_taken_back_and_forgotten(world, at):
    mentee = take_in(actor=None, asked=asked(world, wished_gender="man", agreed={GENDER_WISH.code: "ar"}))
    data = everything_said(world, how="phone", wished_gender="")
    del data[GENDER_WISH.field]
    assert at("coordinator").post("person_change", mentee.public_id, **data).status_code == 302
    assert not has_consent(mentee.user, GENDER_WISH)
    mentee.refresh_from_db()
    assert mentee.wished_gender == ""
    Mentee.objects.filter(pk=mentee.pk).update(wished_gender="man", needs_step_free=True)
    kept = factories.MenteeFactory(intake=world.centre)
    assert forget_withdrawn() == 2 and forget_withdrawn() == 0
    mentee.refresh_from_db()
    assert (mentee.wished_gender, mentee.needs_step_free, kept.wished_gender) == ("", False, "")


def test_a_consent_taken_back_counts_at_once_for_everybody_who_looks(world, at):
    """Not only after the hourly job: neither desk nor the form for corrections shows it any more."""
    agreed = {GENDER_WISH.code: "ar", ACCESSIBILITY.code: "ar"}
    mentee = take_in(actor=None, asked=asked(world, wished_gender="man", childcare=True, agreed=agreed))
    words = str(WishesForm.base_fields["childcare"].label)
    assert words in at("coordinator").get("person", mentee.public_id).content.decode()
    for purpose in (GENDER_WISH, ACCESSIBILITY):
        consents.withdraw(actor=mentee.user, user=mentee.user, purpose=purpose, how=Answered.SELF)
    known = asked_of(mentee)
    assert (known.wished_gender, known.childcare, known.agreed) == (None, False, {})
    assert words not in at("coordinator").get("person", mentee.public_id).content.decode()
    assert Mentee.objects.get().wished_gender == "man" and forget_withdrawn() == 2


def test_a_double_is_shown_side_by_side_and_put_together(world, at):
    known = asks(world, user=factories.UserFactory(name="Rojin Kaya"))
    double = asks(world, user=factories.UserFactory(name="Rojin Kaya"))
    page = at("contact").get("person", double.public_id).content.decode()
    assert f"?same={known.public_id}" in page
    prefilled = at("contact").get("talk", double.public_id, query=f"?same={known.public_id}").content.decode()
    assert f'value="{known.public_id}"' in prefilled
    data = everything_said(world, end="double", how="phone", on=clock.today().isoformat(), other=known.public_id)
    answered = at("contact").post("talk", double.public_id, **data)
    assert answered.url == reverse("mentees:person", args=[known.public_id])
    double.refresh_from_db()
    assert double.end_reason == MenteeEnd.DOUBLE


def test_a_guardians_yes_and_the_end_are_noted(world, at):
    mentee = asks(world, birth_year=clock.today().year - 15)
    assert at("contact").post("minor", mentee.public_id, kind="parent").status_code == 400
    assert not GuardianAgreement.objects.exists()
    said = {"kind": "parent", "how": "paper", "young_person": "on"}
    assert at("contact").post("minor", mentee.public_id, **said).status_code == 302
    assert has_consent(mentee.user, YOUNG_PERSON)
    agreement = GuardianAgreement.objects.get()
    assert (agreement.kind, agreement.seen_by) == (GuardianKind.PARENT, world.person("contact"))
    end_page = reverse("mentors:mentee_end", args=[mentee.public_id])
    assert end_page in at("contact").get("person", mentee.public_id).content.decode()
    client = at("contact").client
    assert client.post(end_page, {"reason": "double"}).status_code == 400
    assert client.post(end_page, {"reason": "moved"}).status_code == 302
    mentee.refresh_from_db()
    assert (mentee.status, mentee.end_reason) == (MenteeStatus.ENDED, MenteeEnd.MOVED)


def test_staff_take_in_together_with_a_person_for_their_own_house_only(world, at):
    data = everything_said(world, language="ar", how="paper", house=world.organisation.public_id, urgency="2")
    assert at("contact").post("fill_in", **{**data, "house": world.other_organisation.public_id}).status_code == 400
    assert not Mentee.objects.exists()
    assert at("contact").post("fill_in", **data, programme=world.programme.public_id).status_code == 302
    mentee = Mentee.objects.get()
    assert (mentee.intake, mentee.source, mentee.user.language) == (world.organisation, "staff", "ar")
    assert (mentee.needs.get().urgency, mentee.needs.get().programme) == (2, world.programme)
    assert Consent.objects.get().how == "paper"


def test_a_referrer_needs_the_persons_yes_and_for_a_minor_notes_the_guardians(world, at):
    who = {"age": "minor", "adult_month": "3", "adult_year": str(clock.today().year + 2)}
    data = everything_said(world, language="de", how="phone", reported_for=world.organisation.public_id, **who)
    without = at("referrer").post("fill_in", **data, agrees="on")
    assert without.status_code == 400 and without.context["form"].errors.keys() == {"guardian"}
    data |= {"guardian": "parent", "guardian_how": "paper"}
    assert at("referrer").post("fill_in", **data).status_code == 400
    assert not Mentee.objects.exists()
    assert at("referrer").post("fill_in", **data, agrees="on").url == reverse("mentees:reports")
    mentee = Mentee.objects.get()
    assert (mentee.intake, mentee.source) == (world.centre, "referrer")
    assert has_consent(mentee.user, PASSING_ON, about=world.centre.public_id)
    assert mentee.guardian_agreements.get().seen_by == world.person("referrer")
    reported = at("referrer").get("reports").content.decode()
    assert mentee.user.name in reported
    assert mentee.user.name not in at("referrer@elsewhere").get("reports").content.decode()


def test_a_need_without_a_name_is_reported_and_closed(world, at):
    data = {
        "organisation": world.organisation.public_id,
        "people": "6",
        "phase": "vocational-school",
        "topic": Topic.TECHNICAL_GERMAN.value,
        "urgency": "1",
    }
    assert at("referrer@elsewhere").post("need_new", **data).status_code == 400
    assert at("referrer").post("need_new", **data).status_code == 302
    need = Need.objects.get()
    assert (need.people, need.side, need.raised_by) == (6, Side.CENTRE, world.person("referrer"))
    assert need.get_topic_display() in at("coordinator").get("needs").content.decode()
    assert at("referrer@elsewhere").post("need_close", need.public_id, reason="met").status_code == 404
    at("referrer").post("need_close", need.public_id, reason="nonsense")
    need.refresh_from_db()
    assert need.status == NeedStatus.OPEN
    at("referrer").post("need_close", need.public_id, reason="met")
    need.refresh_from_db()
    assert need.status == NeedStatus.CLOSED


def test_the_table_of_needs_names_nobody(world, at):
    named = factories.NeedFactory(mentee=asks(world), phase=world.phase)
    table = at("contact").get("needs_table")
    assert table.status_code == 200 and table.content[:2] == b"PK"
    assert named.mentee.user.name.encode() not in table.content


def test_the_table_of_people_is_looked_up_by_name(world, at):
    one, other = asks(world), asks(world)
    table = at("contact").get("people_table")
    assert table.status_code == 200 and table.content[:2] == b"PK"
    looked = set(AuditEntry.objects.filter(is_look=True).values_list("subject", flat=True))
    assert looked == {one.user.public_id, other.user.public_id}


def test_the_own_page_says_what_is_next_and_lets_one_change_and_withdraw(world):
    mentee = take_in(actor=None, asked=asked(world))
    client = sign_in(mentee.user)
    mine = reverse("mentees:mine")
    assert client.get(mine).context["mine"].nexts[1].state == "now"
    page = client.get(reverse("mentees:mine_change"))
    assert page.status_code == 200
    changed = {"languages": ["fa"], "german": "B1", "mobility": "foot", "times": ["1-morning"]}
    assert client.post(reverse("mentees:mine_change"), changed).status_code == 302
    mentee.refresh_from_db()
    assert (mentee.german, mentee.mobility, mentee.user.name, mentee.birth_year) == (
        "B1",
        "foot",
        "Samira Haddad",
        1990,
    )
    client.post(reverse("mentees:mine_need"), {"need": "housing:housing"})
    extra = mentee.needs.get(topic="housing")
    client.post(reverse("mentees:mine_need_over", args=[extra.public_id]))
    extra.refresh_from_db()
    assert extra.status == NeedStatus.CLOSED
    assert client.post(reverse("mentors:mentee_withdraw")).status_code == 302
    mentee.refresh_from_db()
    assert (mentee.status, mentee.end_reason) == (MenteeStatus.ENDED, MenteeEnd.OWN_WISH)
    assert client.get(mine).context["is_over"]
    assert client.get(reverse("mentees:mine_change")).status_code == 404


def test_nobody_crosses_off_a_foreign_need(world):
    one, other = take_in(actor=None, asked=asked(world)), take_in(actor=None, asked=asked(world))
    need = other.needs.get()
    assert sign_in(one.user).post(reverse("mentees:mine_need_over", args=[need.public_id])).status_code == 404
    need.refresh_from_db()
    assert need.status == NeedStatus.OPEN


def test_the_first_page_shows_the_desk_what_waits_and_the_person_what_is_next(world, at):
    mentee = take_in(actor=None, asked=asked(world))
    desk = sign_in(world.person("coordinator"), second=True).get("/").content.decode()
    assert reverse("mentees:person", args=[mentee.public_id]) in desk
    own = sign_in(mentee.user).get("/").content.decode()
    assert reverse("mentees:mine") in own
    stranger = factories.person(Role.MENTEE, world.centre)
    assert reverse("mentees:ask") in sign_in(stranger).get("/").content.decode()


def test_the_list_of_thousands_costs_few_queries(world, at, django_assert_max_num_queries):
    for _ in range(3):
        factories.NeedFactory(mentee=asks(world), phase=world.phase)
    desk = at("contact")
    desk.get("people")
    with django_assert_max_num_queries(12):
        desk.get("people")
    with django_assert_max_num_queries(12):
        desk.get("needs")


def test_a_neighbourhood_parent_finds_the_way_to_report_on_her_first_page(world):
    parent = neighbourhood_parent(world.organisation)
    assert reverse("mentees:need_new") in sign_in(parent).get("/").content.decode()
    assert reverse("mentees:need_new") not in sign_in(world.person("volunteer")).get("/").content.decode()
