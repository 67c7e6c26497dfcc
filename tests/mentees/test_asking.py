"""The public questions: eight screens, kept sealed, with a way back and a way out; machines and strangers stay out."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, YOUNG_PERSON
from accounts.queries import has_consent
from accounts.services import letters
from common import clock
from common.errors import Gone, NotAllowed, WrongInput
from common.short_codes import digest, spoken
from mentees.enums import MenteeStatus, Source
from mentees.forms.rows import BY_KEY, TOTAL, asked_from, first_open, said_forms
from mentees.models import Draft, Mentee, Need
from mentees.services import drafts, intake
from mentees.tasks import forget_old_drafts
from mentees.views import asking
from mentees.views.draft_kept import KEY
from network.models import Phase
from network.phases import lay
from tests.factories import UserFactory
from tests.mentees.world import neighbourhood_parent
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db
NAME = "Zeinab Sonderbar"


@pytest.fixture(autouse=True)
def patient(monkeypatch, world):
    """Tests answer faster than people; the county has its centre and its phases."""
    monkeypatch.setattr(asking, "FASTEST_SECONDS", 0)
    world.centre  # noqa: B018
    lay(Phase)


def said(world, **more):
    """What somebody sends on each screen; `more` replaces single answers."""
    answers = {
        "who": {"name": NAME, "age": "adult", "birth_year": "1991"},
        "languages": {"languages": ["ar", "en"], "german": "A2"},
        "need": {"need": "work-search:application"},
        "learned": {"field": "care", "training": "lost"},
        "place": {"area": world.quarter.public_id, "mobility": "bus"},
        "times": {"times": ["0-morning", "3-evening"]},
        "wishes": {"wished_gender": "woman", GENDER_WISH.field: GENDER_WISH.stamp, "phone": "0151 12345678"},
    }
    return {key: {**posted, **more.get(key, {})} for key, posted in answers.items()}


def answer(client, key, posted):
    first = KEY not in client.session and key == "who"
    return client.post(reverse("mentees:ask") if first else reverse("mentees:ask_screen", args=[key]), posted)


def walk(client, answers):
    """All screens up to the last look; gives the last answer."""
    for key, posted in answers.items():
        found = answer(client, key, posted)
        assert found.status_code == 302, (key, found.status_code)
    return found


def send(client, **posted):
    return client.post(reverse("mentees:ask_check"), posted)


def test_eight_screens_lead_to_a_page_of_ones_own(client, world):
    assert TOTAL <= 8
    assert walk(client, said(world)).url == reverse("mentees:ask_check")
    last_look = client.get(reverse("mentees:ask_check")).content.decode()
    assert escape(NAME) in last_look and "2345678" in last_look
    assert send(client).url == reverse("mentees:mine")
    mentee = Mentee.objects.get()
    assert (mentee.source, mentee.status, mentee.intake) == (Source.SELF, MenteeStatus.REQUESTED, world.centre)
    assert (mentee.birth_year, mentee.german, mentee.wished_gender) == (1991, "A2", "woman")
    found = mentee.free_times.order_by("weekday").values_list("weekday", "starts", "ends")
    assert list(found) == [(0, 480, 720), (3, 1020, 1260)]
    need = mentee.needs.get()
    assert (need.phase.slug, need.topic, need.field) == ("work-search", "application", "care")
    assert not Draft.objects.exists() and KEY not in client.session
    page = client.get(reverse("mentees:mine")).content.decode()
    assert escape(NAME) in page


def test_only_name_age_and_need_have_to_be_answered(client, world):
    answers = said(world)
    skipped = {key: {"skip": "1"} if BY_KEY[key].skip else posted for key, posted in answers.items()}
    walk(client, skipped)
    assert send(client).status_code == 302
    mentee = Mentee.objects.get()
    assert (mentee.german, mentee.area, mentee.free_time_known, str(mentee.contact_phone)) == ("", None, False, "")
    assert not mentee.languages.exists() and not mentee.credentials.exists()


def test_the_last_look_sends_back_to_what_is_missing(client, world):
    answer(client, "who", said(world)["who"])
    assert client.get(reverse("mentees:ask_check")).url.endswith("need")
    assert send(client).status_code == 302
    assert not Mentee.objects.exists()


def test_back_shows_what_was_said_and_a_change_returns_to_the_last_look(client, world):
    walk(client, said(world))
    page = client.get(reverse("mentees:ask_screen", args=["who"])).content.decode()
    assert escape(NAME) in page and 'value="1991"' in page
    wishes = client.get(reverse("mentees:ask_screen", args=["wishes"])).content.decode()
    assert f'value="{GENDER_WISH.stamp}" checked' in wishes
    changed = client.post(reverse("mentees:ask_screen", args=["place"]) + "?change=1", {"mobility": "foot"})
    assert changed.url == reverse("mentees:ask_check")
    send(client)
    assert (Mentee.objects.get().mobility, Mentee.objects.get().area) == ("foot", None)


def test_one_goes_on_where_one_stopped_here_and_elsewhere(client, world):
    answer(client, "who", said(world)["who"])
    answer(client, "languages", {"skip": "1"})
    assert reverse("mentees:ask_screen", args=["need"]) in client.get(reverse("mentees:ask")).content.decode()
    code = client.session[KEY]
    assert spoken(code) in client.get(reverse("mentees:ask_later")).content.decode()
    other = Client()
    assert other.post(reverse("mentees:ask_code"), {"code": "0000-0000-0000"}).status_code == 400
    assert other.post(reverse("mentees:ask_code"), {"code": spoken(code).lower()}).status_code == 302
    assert escape(NAME) in other.get(reverse("mentees:ask_screen", args=["who"])).content.decode()


def test_a_stranger_sees_nothing_of_a_draft(client, world):
    walk(client, said(world))
    stranger = Client()
    assert stranger.get(reverse("mentees:ask_screen", args=["who"])).url == reverse("mentees:ask")
    assert escape(NAME) not in stranger.get(reverse("mentees:ask")).content.decode()
    assert stranger.get(reverse("mentees:ask_check")).url == reverse("mentees:ask")


def test_codes_cannot_be_tried_out(world):
    stranger = Client()
    tried = [stranger.post(reverse("mentees:ask_code"), {"code": "0000-0000-0000"}).status_code for _ in range(21)]
    assert tried == [400] * 20 + [429]


def test_answers_lie_sealed_and_the_code_only_as_a_hash(client, world):
    walk(client, said(world))
    draft, code = Draft.objects.get(), client.session[KEY]
    kept = repr(Draft.objects.values().get())
    assert NAME not in kept and "15112345678" not in kept and code not in kept
    assert draft.code_hash == digest("mentees.drafts", code)
    assert drafts.answers_of(draft)["said"]["who"]["name"] == [NAME]


def test_nothing_but_the_questions_is_kept(client, world):
    answer(client, "who", {**said(world)["who"], "religion": "x", "is_demo": "1", "status": "waiting", "user": "1"})
    kept = drafts.answers_of(Draft.objects.get())["said"]
    assert set(kept["who"]) == {"name", "age", "birth_year"}


def test_abandoned_drafts_go_after_fourteen_days(client, world):
    answer(client, "who", said(world)["who"])
    code = client.session[KEY]
    assert forget_old_drafts() == 0
    Draft.objects.update(changed_at=clock.now() - dt.timedelta(days=14, minutes=1))
    assert drafts.find(code) is None
    assert forget_old_drafts() == 1 and not Draft.objects.exists()


def test_one_can_begin_anew(client, world):
    answer(client, "who", said(world)["who"])
    assert client.post(reverse("mentees:ask_anew")).status_code == 302
    assert not Draft.objects.exists() and KEY not in client.session


def test_a_machine_is_told_no_and_nothing_is_written(client, world, monkeypatch):
    walk(client, said(world))
    assert send(client, website="http://spam.example").status_code == 400
    monkeypatch.setattr(asking, "FASTEST_SECONDS", 60)
    assert send(client).status_code == 429
    assert not Mentee.objects.exists() and not User.objects.filter(name=NAME).exists()
    monkeypatch.setattr(asking, "FASTEST_SECONDS", 0)
    assert send(client).status_code == 302


def test_sent_twice_at_once_one_request_comes_in(client, world):
    walk(client, said(world))
    draft = Draft.objects.get()
    forms = said_forms(drafts.answers_of(draft)["said"], None)
    assert not first_open(forms)
    intake.send(actor=None, draft=draft, asked=asked_from(forms, "de"))
    with pytest.raises(Gone):
        intake.send(actor=None, draft=draft, asked=asked_from(forms, "de"))
    assert Mentee.objects.count() == 1


def test_one_connection_sends_twenty_an_hour(world):
    sent = []
    for _ in range(21):
        browser = Client()
        walk(browser, {key: said(world)[key] for key in ("who", "need")})
        sent.append(send(browser).status_code)
    assert sent == [302] * 20 + [429]
    assert Mentee.objects.count() == 20


def test_coming_from_a_programme_it_goes_to_its_provider(client, world):
    ask = f"{reverse('mentees:ask')}?programme={world.programme.public_id}"
    assert world.programme.name in client.get(ask).content.decode()
    client.post(ask, said(world)["who"])
    page = client.get(reverse("mentees:ask_screen", args=["need"])).content.decode()
    assert "work-search:application" in page and "homework:homework" not in page
    assert answer(client, "need", {"need": "homework:homework"}).status_code == 400
    answer(client, "need", {"need": "work-search:application"})
    send(client)
    need = Need.objects.get()
    assert (need.programme, need.mentee.intake) == (world.programme, world.organisation)


def test_a_hidden_programme_is_not_asked_for(client, world):
    ask = f"{reverse('mentees:ask')}?programme={world.hidden_programme.public_id}"
    assert world.hidden_programme.name not in client.get(ask).content.decode()


@pytest.mark.parametrize(
    "who",
    [
        {"name": "", "age": "adult"},
        {"name": "A"},
        {"name": "A", "age": "minor"},
        {"name": "A", "age": "adult", "birth_year": "2015"},
        {"name": "A", "age": "adult", "birth_year": "91"},
        {"name": "A", "age": "minor", "adult_month": "1", "adult_year": "2020"},
    ],
)
def test_name_and_age_have_to_make_sense(client, world, who):
    assert client.post(reverse("mentees:ask"), who).status_code == 400
    assert not Draft.objects.exists()


def test_a_minor_says_the_month_and_her_own_yes(client, world):
    year = clock.today().year + 2
    who = {"name": "Rojin", "age": "minor", "adult_month": "3", "adult_year": str(year)}
    walk(client, {**said(world), "who": who})
    assert YOUNG_PERSON.field in client.get(reverse("mentees:ask_check")).content.decode()
    send(client, **{YOUNG_PERSON.field: YOUNG_PERSON.stamp})
    mentee = Mentee.objects.get()
    assert (mentee.birth_year, mentee.adult_from) == (year - 18, dt.date(year, 3, 1))
    assert mentee.is_minor(clock.today()) and has_consent(mentee.user, YOUNG_PERSON)


def test_whoever_turned_18_this_year_is_of_age_by_her_own_word(client, world):
    this_year = clock.today().year
    walk(client, said(world, who={"birth_year": str(this_year - 18)}))
    send(client)
    assert not Mentee.objects.get().is_minor(clock.today())


@pytest.mark.parametrize(
    "wish", [{"wished_gender": "man"}, {"gender": "woman"}, {"childcare": "on"}, {"step_free": "on"}]
)
def test_a_wish_needs_its_consent(client, world, wish):
    answer(client, "who", said(world)["who"])
    assert answer(client, "wishes", wish).status_code == 400
    purpose = GENDER_WISH if {"gender", "wished_gender"} & set(wish) else ACCESSIBILITY
    assert answer(client, "wishes", {**wish, purpose.field: purpose.stamp}).status_code == 302


def test_an_older_text_of_a_consent_is_asked_again(client, world):
    answer(client, "who", said(world)["who"])
    assert answer(client, "wishes", {"wished_gender": "man", GENDER_WISH.field: "0:de"}).status_code == 400


def test_signed_in_one_asks_for_oneself(world):
    user = UserFactory(name="Samir")
    client = sign_in(user)
    walk(client, said(world))
    assert send(client).url == reverse("mentees:mine")
    assert Mentee.objects.get().user == user
    walk(client, said(world))
    assert send(client).status_code == 400
    assert Mentee.objects.count() == 1


def test_whoever_reports_for_others_is_led_there_but_may_ask_for_herself(world):
    for user in (world.person("contact"), world.person("referrer"), neighbourhood_parent(world.organisation)):
        client = sign_in(user, second=True)
        assert client.get(reverse("mentees:ask")).url == reverse("mentees:fill_in")
        assert client.get(reverse("mentees:ask") + "?myself=1").status_code == 200


def test_the_own_code_opens_the_page_again_and_its_pin_the_rest(client, world):
    walk(client, said(world))
    send(client)
    first = client.post(reverse("mentees:way_back"))
    assert first["Cache-Control"] and first.status_code == 200
    shown = client.post(reverse("mentees:way_back")).context
    with pytest.raises(WrongInput):
        letters.use_letter_code(first.context["letter_code"])
    other = Client()
    other.post(reverse("accounts:letter"), {"code": shown["letter_code"]})
    assert "/pin" in other.get(reverse("mentees:mine")).url
    other.post(reverse("accounts:pin"), {"pin": shown["pin"]})
    assert escape(NAME) in other.get(reverse("mentees:mine")).content.decode()
    # In use, it is not replaced from a session left open.
    assert client.post(reverse("mentees:way_back")).status_code == 403


def test_no_code_of_ones_own_beside_another_way_in(world):
    with pytest.raises(NotAllowed):
        letters.issue_own_letter_code(actor=UserFactory())
    with pytest.raises(NotAllowed):
        letters.issue_own_letter_code(actor=world.person("contact"))
