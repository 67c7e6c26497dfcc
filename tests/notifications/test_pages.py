"""One's own notices and wishes as pages."""

import pytest
from django.urls import reverse

from accounts.enums import Channel
from notifications.models import Notice, Preference
from notifications.services import notify

pytestmark = pytest.mark.django_db
LIST, CHOICE = "/notices/", "/notices/preferences/"


@pytest.fixture
def anna(client, person):
    anna = person()
    client.force_login(anna)
    return anna


@pytest.fixture
def news(kind):
    return kind(channels=frozenset({Channel.IN_APP, Channel.MAIL}), sms="")


def test_an_empty_page_explains_itself(client, anna):
    page = client.get(LIST).content.decode()
    assert "Noch keine Nachrichten" in page or "No messages yet" in page


def test_own_notices_newest_first_and_nobody_elses(client, anna, person, news):
    for place in ("p1", "p2"):
        notify(news, place, user=anna, refs={"place": place})
    notify(news, "e3", user=person(), refs={"place": "p1"})
    page = client.get(LIST).content.decode()
    assert page.index("News from Bärenkämpen") < page.index("News from Rodenbeck")
    assert page.count("News from") == 2


def test_one_and_thirty_notices_cost_the_same(client, anna, news, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        return len(seen)

    notify(news, "e0", user=anna, refs={"place": "p1"})
    client.get(LIST)
    one = queries()
    for number in range(1, 30):
        notify(news, f"e{number}", user=anna, refs={"place": "p2"})
    assert queries() == one


def test_what_is_gone_is_said_and_leads_nowhere(client, anna, news):
    notify(news, "e1", user=anna, refs={"place": "unknown"})
    page = client.get(LIST).content.decode()
    assert "News from" not in page and reverse("notifications:open", args=[Notice.objects.get().public_id]) not in page


def test_a_name_is_text_and_never_markup(client, anna, kind):
    evil = "<script>alert(1)</script>\u202egnirts"
    news = kind("tests.evil", resolve={"place": lambda ids: dict.fromkeys(ids, evil)}, sms="", channels={"in_app"})
    notify(news, "e1", user=anna, refs={"place": "p1"})
    page = client.get(LIST).content.decode()
    assert "<script>alert" not in page and "\u202e" not in page and "&lt;script&gt;alert(1)" in page


def test_seen_by_post_only(client, anna, news):
    notify(news, "e1", user=anna, refs={"place": "p1"})
    assert client.get("/notices/unread").json() == {"unread": 1}
    assert client.get("/notices/seen").status_code == 405
    assert client.get("/notices/unread").json() == {"unread": 1}
    client.post("/notices/seen")
    assert client.get("/notices/unread").json() == {"unread": 0}


def test_opening_leads_to_the_thing_and_marks_it_seen(client, anna, news):
    notify(news, "e1", user=anna, refs={"place": "p1"})
    answer = client.post(reverse("notifications:open", args=[Notice.objects.get().public_id]))
    assert (answer.status_code, answer["Location"]) == (302, "/somewhere/")
    assert not Notice.objects.unseen().exists()


def test_a_foreign_notice_is_not_there(client, anna, person, news):
    notify(news, "e1", user=person(), refs={"place": "p1"})
    assert client.post(reverse("notifications:open", args=[Notice.objects.get().public_id])).status_code == 404
    assert Notice.objects.unseen().count() == 1


def test_choosing_is_kept(client, anna, news):
    assert f'name="{news.key}-mail" checked' in client.get(CHOICE).content.decode()
    client.post(CHOICE, {})
    # Other rooms' kinds are chosen on the same page.
    kept = Preference.objects.filter(kind=news.key).values_list("user", "channel", "wanted")
    assert list(kept) == [(anna.pk, "mail", False)]
    assert f'name="{news.key}-mail" checked' not in client.get(CHOICE).content.decode()
    client.post(CHOICE, {f"{news.key}-mail": "on"})
    assert Preference.objects.get(kind=news.key).wanted


def test_what_nobody_offers_cannot_be_chosen(client, anna, person, news, kind):
    duty = kind("tests.duty", optional=False, sms="", channels=frozenset({Channel.MAIL}))
    other = person()
    client.post(CHOICE, {f"{duty.key}-mail": "on", "user": other.public_id, f"{news.key}-letter": "on"})
    kept = Preference.objects.filter(kind__startswith="tests.").values_list("user", "kind", "channel")
    assert list(kept) == [(anna.pk, news.key, "mail")]
    assert not Preference.objects.exclude(user=anna).exists()


def test_an_unknown_address_cannot_be_chosen(client, person, kind):
    kind()
    client.force_login(person(login_phone=None))
    page = client.get(CHOICE).content.decode()
    assert 'name="tests.news-sms" disabled' in page
    client.post(CHOICE, {"tests.news-sms": "on"})
    assert not Preference.objects.filter(channel="sms").exists()
