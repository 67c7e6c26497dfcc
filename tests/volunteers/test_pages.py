"""What people do on the pages: the helper on the phone, the contact and the checker at the desk."""

import io

import openpyxl
import pytest
from django.urls import reverse

from accounts.enums import Answered
from accounts.models import AuditEntry, Consent
from accounts.purposes import CONFIDENTIALITY, SHARED_POOL
from accounts.services import consents
from common import clock
from common.week import Slot
from tests.factories import EngagementFactory, OrganisationFactory, UserFactory, give, ready, sign_in
from volunteers.enums import ClearanceHint, EngagementKind, EngagementStatus, StepKind
from volunteers.forms.profile import Week, read_week
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement, RequiredStep, Volunteer
from volunteers.services import people
from volunteers.services.clearance import open_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, contact):
    return sign_in(client, contact, second_step=True)


def url(name, *args):
    return reverse(f"volunteers:{name}", args=args)


def text(answer):
    return answer.content.decode()


class TestPhone:
    @pytest.fixture
    def work(self, take_in, client):
        engagement = take_in()
        sign_in(client, engagement.volunteer.user)
        return engagement

    def test_one_tap_promises_in_the_language_of_the_page(self, client, work):
        page = text(client.get(url("my_steps"), headers={"accept-language": "ar"}))
        assert CONFIDENTIALITY.field in page
        stamp = f"{CONFIDENTIALITY.version}:ar"
        client.post(url("promise"), {CONFIDENTIALITY.field: stamp})
        assert Consent.objects.get().language == "ar"
        assert work.steps.get().step == StepKind.CONFIDENTIALITY
        assert CONFIDENTIALITY.field not in text(client.get(url("my_steps")))

    @pytest.mark.parametrize("said", [{}, {CONFIDENTIALITY.field: "0:de"}, {CONFIDENTIALITY.field: "1:xx"}])
    def test_without_the_text_of_today_nothing_is_promised(self, client, work, said):
        assert client.post(url("promise"), said).status_code == 400
        assert not Consent.objects.exists()
        assert not work.steps.exists()

    def test_the_week_is_ticked_and_comes_back_ticked(self, client, work):
        client.post(url("my_time"), {"slot": ["0-480-720", "0-720-900", "5-480-720"]})
        rows = work.volunteer.free_times.order_by("weekday").values_list("weekday", "starts", "ends")
        assert list(rows) == [(0, 480, 900), (5, 480, 720)]
        page = text(client.get(url("my_time")))
        assert page.count(" checked>") == 3

    def test_words_and_ticks_go_together_and_exact_times_are_not_lost(self, client, work):
        client.post(url("my_time"), {"slot": ["1-480-720"], "words": "Mo 16-19:30"})
        page = text(client.get(url("my_time")))
        assert 'value="0-960-1170" checked' in page
        assert 'value="1-480-720" checked' in page

    @pytest.mark.parametrize(("said", "known"), [({"none": "1"}, True), ({"ask": "1"}, False)])
    def test_no_time_is_not_unknown_time(self, client, work, said, known):
        people.set_free_time(actor=None, volunteer=work.volunteer, slots=[Slot(0, 0, 60)])
        client.post(url("my_time"), said)
        volunteer = Volunteer.objects.get(pk=work.volunteer_id)
        assert (volunteer.free_time_known, volunteer.free_times.count()) == (known, 0)

    @pytest.mark.parametrize("said", [{}, {"words": "irgendwann vielleicht"}, {"slot": ["9-0-1", "x", "0-5-5"]}])
    def test_what_says_nothing_changes_nothing(self, client, work, said):
        people.set_free_time(actor=None, volunteer=work.volunteer, slots=[Slot(0, 0, 60)])
        assert client.post(url("my_time"), said).status_code == 400
        assert work.volunteer.free_times.count() == 1

    def test_languages_and_profile(self, client, work):
        client.post(url("my_languages"), {"ar": "3", "de": "?", "fa": ""})
        assert dict(work.volunteer.languages.values_list("code", "level")) == {"ar": 3, "de": None}
        client.post(url("my_profile"), {"mobility": "bike", "gender": "woman", "introduction": "Hallo", "area": ""})
        volunteer = Volunteer.objects.get(pk=work.volunteer_id)
        assert (volunteer.mobility, volunteer.gender, volunteer.introduction) == ("bike", "woman", "Hallo")
        assert client.post(url("my_languages"), {"ar": "7"}).status_code == 400

    def test_a_mentor_is_asked_about_her_tandems_when_she_wants_a_break(self, client, work):
        there = reverse("mentors:mentor_pause", args=[work.public_id])
        assert there in text(client.get(url("my_steps")))
        assert client.post(url("pause", work.public_id), {"until": ""}).url == there
        assert Engagement.objects.get().status == EngagementStatus.ONBOARDING

    def test_a_break_and_back_and_an_end(self, client, take_in):
        work = take_in(kind=EngagementKind.GUIDE)
        sign_in(client, work.volunteer.user)
        client.post(url("pause", work.public_id), {"until": ""})
        assert Engagement.objects.get().status == EngagementStatus.PAUSED
        client.post(url("resume", work.public_id))
        assert Engagement.objects.get().status == EngagementStatus.ONBOARDING
        assert client.post(url("end", work.public_id), {"reason": "not_suited"}).status_code == 400
        client.post(url("end", work.public_id), {"reason": "no_time"})
        assert Engagement.objects.get().status == EngagementStatus.ENDED

    def test_a_list_named_her_and_she_says_yes_or_no(self, client, take_in):
        first, second = take_in(confirmed=None), take_in(confirmed=None)
        for work, answer, status in ((first, "confirm", "onboarding"), (second, "decline", "ended")):
            sign_in(client, work.volunteer.user)
            assert url(answer, work.public_id) in text(client.get(url("my_steps")))
            client.post(url(answer, work.public_id))
            work.refresh_from_db()
            assert work.status == status
        assert second.end_reason == "declined"

    def test_who_was_invited_can_say_something_before_anything_is_noted(self, client, house):
        user = UserFactory()
        give(user, "volunteer", house)
        sign_in(client, user)
        assert client.get(url("my_steps")).status_code == 200
        assert not Volunteer.objects.exists()
        client.post(url("my_languages"), {"de": "3"})
        assert Volunteer.objects.get().user == user

    def test_somebody_elses_engagement_is_not_there(self, client, work):
        other = EngagementFactory()
        for name in ("pause", "end", "contact"):
            assert client.get(url(name, other.public_id)).status_code == 404
            assert client.post(url(name, other.public_id), {"reason": "moved"}).status_code == 404
        other.refresh_from_db()
        assert other.status == EngagementStatus.ACTIVE


class TestDesk:
    NEW = {"name": "Vera Neu", "language": "ar", "kind": "mentor", "confirmed": "phone", "terms": "unpaid"}

    def test_somebody_is_noted_with_one_form(self, desk, programme):
        asked = {**self.NEW, "place": programme.public_id, "contact_phone": "0571 1234567"}
        answer = desk.post(url("helper_new"), asked)
        engagement = Engagement.objects.get()
        assert answer.url == url("helper", engagement.volunteer.public_id)
        assert (engagement.programme, str(engagement.contact_phone)) == (programme, "+495711234567")
        assert engagement.volunteer.user.language == "ar"

    def test_the_same_name_is_a_question_and_not_a_second_record(self, desk, programme):
        asked = {**self.NEW, "place": programme.public_id}
        desk.post(url("helper_new"), asked)
        answer = desk.post(url("helper_new"), {**asked, "name": "VERA NEU"})
        assert answer.status_code == 400
        assert 'name="is_other"' in text(answer)
        assert Engagement.objects.count() == 1
        desk.post(url("helper_new"), {**asked, "is_other": "on"})
        assert Engagement.objects.count() == 2

    def test_somebody_of_another_house_with_the_same_name_says_nothing(self, desk, programme):
        EngagementFactory(volunteer__user__name="Vera Neu", contact_email="vera@example.org")
        asked = {**self.NEW, "place": programme.public_id, "contact_email": "vera@example.org"}
        assert desk.post(url("helper_new"), asked).status_code == 302

    @pytest.mark.parametrize(
        "wrong",
        [
            {"contact_phone": "abc"},
            {"terms": "allowance"},
            {"terms": "unpaid", "allowance": "5", "allowance_per": "hour"},
            {"terms": "allowance", "allowance": "-5", "allowance_per": "hour"},
            {"confirmed": ""},
            {"name": " "},
        ],
    )
    def test_a_wrong_form_keeps_what_was_typed_and_writes_nothing(self, desk, programme, wrong):
        answer = desk.post(url("helper_new"), {**self.NEW, "place": programme.public_id, **wrong})
        assert answer.status_code == 400
        assert not Volunteer.objects.exists()

    def test_a_place_of_another_house_cannot_be_chosen(self, desk):
        foreign = OrganisationFactory()
        assert desk.post(url("helper_new"), {**self.NEW, "place": foreign.public_id}).status_code == 400
        assert not Volunteer.objects.exists()

    def test_who_came_by_invitation_is_offered_and_noted_without_a_second_account(self, desk, house, programme):
        user = UserFactory(name="Bernd Kommt")
        give(user, "volunteer", house)
        assert "Bernd Kommt" in text(desk.get(url("helpers")))
        asked = {key: value for key, value in self.NEW.items() if key not in ("name", "language")}
        desk.post(url("helper_new") + f"?person={user.public_id}", {**asked, "place": programme.public_id})
        assert Engagement.objects.get().volunteer.user == user
        assert desk.get(url("helper_new") + f"?person={UserFactory().public_id}").status_code == 404

    def test_steps_are_noted_and_undone(self, desk, take_in):
        work = take_in()
        desk.post(url("step", work.public_id), {"step": "first_talk"})
        assert work.steps.get().recorded_by is not None
        page = text(desk.get(url("helper", work.volunteer.public_id)))
        assert url("step_back", work.public_id) in page
        desk.post(url("step_back", work.public_id), {"step": "first_talk"})
        assert not work.steps.exists()
        assert desk.post(url("step", work.public_id), {"step": "clearance"}).status_code == 400

    def test_the_list_narrows(self, desk, take_in, programme):
        one, other = take_in(), take_in()
        ready(other)
        people.set_languages(actor=None, volunteer=one.volunteer, languages={"fa": 3})
        type(other.volunteer.user).objects.filter(pk=other.volunteer.user_id).update(name_key="hussein amal")

        def found(**query):
            return {engagement for engagement, _missing in desk.get(url("helpers"), query).context["rows"]}

        assert found() == {one, other}
        assert found(language="fa") == {one}
        assert found(step="ready") == {other}
        assert found(step="clearance") == {one}
        assert found(q="Amal") == {other}
        assert found(programme=programme.public_id) == {one, other}
        assert found(status="paused") == found(kind="tutor") == set()

    def test_opening_a_person_leaves_a_trace_of_hers(self, desk, take_in, contact, house):
        work = take_in()
        desk.get(url("helper", work.volunteer.public_id))
        look = AuditEntry.objects.get(is_look=True)
        assert (look.subject, look.actor, look.organisation_id) == (
            work.volunteer.user.public_id,
            contact.public_id,
            house.pk,
        )

    def test_from_a_person_it_is_one_step_to_her_way_in_and_to_her_consents(self, desk, take_in):
        user = take_in(contact_phone="+495711234567").volunteer.user
        page = text(desk.get(url("helper", user.volunteer.public_id)))
        assert reverse("accounts:counter", args=[user.public_id]) in page
        consents_of_hers = reverse("network:person_consents", args=[user.public_id])
        assert consents_of_hers in page
        assert desk.get(consents_of_hers).status_code == 200

    def test_the_sheet_has_everybody_once_no_formula_and_a_look_each(self, desk, take_in):
        work = take_in(contact_email="vera@example.org")
        take_in()
        type(work.volunteer.user).objects.filter(pk=work.volunteer.user_id).update(name="=1+1")
        answer = desk.get(url("helpers_download"))
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        rows = list(sheet.iter_rows(min_row=2))
        assert {row[0].value for row in rows} == {"=1+1", "Vera Freiwillig"}
        assert all(cell.data_type != "f" for row in rows for cell in row)
        assert AuditEntry.objects.filter(is_look=True).count() == 2

    def test_the_centre_reads_who_joined_the_pool_without_their_number(self, world, client):
        work = EngagementFactory(organisation=world.organisation, contact_email="vera@example.org")
        hidden = EngagementFactory(organisation=world.organisation)
        user = work.volunteer.user
        consents.give(actor=user, user=user, purpose=SHARED_POOL, how=Answered.SELF, language="de")
        sign_in(client, world.person("coordinator"), second_step=True)
        page = text(client.get(url("helper", work.volunteer.public_id)))
        assert "vera@example.org" not in page
        assert url("step", work.public_id) not in page
        assert client.post(url("step", work.public_id), {"step": "first_talk"}).status_code == 403
        assert client.get(url("helper", hidden.volunteer.public_id)).status_code == 404
        sheet = openpyxl.load_workbook(io.BytesIO(client.get(url("helpers_download")).content)).active
        assert "vera@example.org" not in {cell.value for row in sheet.iter_rows() for cell in row}

    def test_only_the_kind_that_was_changed_is_set(self, desk, programme):
        page = desk.get(url("programme_steps", programme.public_id))
        initial = page.context["form"].initial
        desk.post(url("programme_steps", programme.public_id), {**initial, "mentor": ["training"]})
        rows = RequiredStep.objects.filter(programme=programme)
        assert set(rows.values_list("kind", "step")) == {("mentor", "training"), ("mentor", "confidentiality")}


class TestChecker:
    @pytest.fixture
    def task(self, take_in, client, checker):
        sign_in(client, checker, second_step=True)
        return open_task(
            actor=None, engagement=take_in(confirmed=None), hint=ClearanceHint.SAYS_YES, month=clock.today()
        )

    def test_seen_taken_back_and_seen_again(self, client, task, checker):
        assert task.engagement.volunteer.user.name in text(client.get(url("certificates")))
        seen = {"issued_on": clock.today().isoformat(), "seen_on": clock.today().isoformat(), "valid_until": ""}
        client.post(url("certificate", task.public_id), seen)
        check = ClearanceCheck.objects.get()
        assert check.seen_by == checker
        assert client.get(url("certificate", task.public_id)).status_code == 404
        assert url("take_back", check.public_id) in text(client.get(url("certificates")))
        client.post(url("take_back", check.public_id))
        assert not ClearanceCheck.objects.exists()
        assert ClearanceTask.objects.open().count() == 1

    def test_a_wrong_day_is_said_at_its_field(self, client, task):
        seen = {"issued_on": "2999-01-01", "seen_on": clock.today().isoformat()}
        answer = client.post(url("certificate", task.public_id), seen)
        assert answer.status_code == 400
        assert answer.context["form"].errors["issued_on"]
        assert not ClearanceCheck.objects.exists()

    def test_not_shown(self, client, task):
        client.post(url("not_shown", task.public_id))
        task.refresh_from_db()
        assert task.ended_as == "not_shown"
        assert client.post(url("not_shown", task.public_id)).status_code == 404

    def test_she_sees_no_profile(self, client, task):
        assert client.get(url("helper", task.engagement.volunteer.public_id)).status_code == 404
        assert client.get(url("helpers")).status_code == 404


def test_a_week_shows_each_minute_once():
    slots = (Slot(0, 480, 900), Slot(0, 960, 1170), Slot(6, 0, 1440))
    week = Week(slots)
    ticked = [cell.value for day in week.days for cell in day.cells if cell.checked]
    assert read_week([*ticked, *(cell.value for cell in week.exact)]) == slots
