"""Telling people: once per event, person and channel; nothing personal outside."""

import email
import email.policy

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction

from accounts.enums import Channel
from common.models import Signal
from notifications.enums import Status
from notifications.models import Delivery, Notice
from notifications.services import choose, mark_seen, notify, notify_address, notify_all, open_notice, outbox

pytestmark = pytest.mark.django_db
REFS = {"place": "p1"}


def sms():
    """All SMS in the outbox, as (number, text)."""
    paths = sorted(settings.OUTBOX_DIR.glob("*.sms")) if settings.OUTBOX_DIR.exists() else []
    letters = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]
    return [(letter["To"], letter.get_content().strip()) for letter in letters]


def test_a_person_is_told_on_each_channel(kind, person):
    anna = person()
    notify(kind(), "e1", user=anna, refs=REFS)
    assert [(m.to, m.subject) for m in mail.outbox] == [([anna.login_email], "Deutsch")]
    assert "There is news from Rodenbeck." in mail.outbox[0].body
    assert f"{settings.SITE_URL}/somewhere/" in mail.outbox[0].body
    assert sms() == [(anna.login_phone.as_e164, f"News: Rodenbeck {settings.SITE_URL}/somewhere/")]
    assert set(Delivery.objects.values_list("channel", "status", "problem")) == {
        ("mail", Status.SENT, ""),
        ("sms", Status.SENT, ""),
    }
    assert Notice.objects.visible_to(anna).unseen().count() == 1


def test_telling_the_same_again_does_nothing(kind, person):
    anna, news = person(), kind()
    assert notify_all(news, "e1", users=[anna, anna], refs=REFS) == 1
    assert notify_all(news, "e1", users=[anna], refs=REFS) == 0
    assert (Notice.objects.count(), Delivery.objects.count(), len(mail.outbox), len(sms())) == (1, 2, 1, 1)
    notify(news, "e2", user=anna, refs=REFS)
    assert (Notice.objects.count(), len(mail.outbox)) == (2, 2)


def test_nothing_is_told_when_the_transaction_fails(kind, person):
    anna = person()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        notify(kind(), "e1", user=anna, refs=REFS)
        1 / 0  # noqa: B018
    assert (Notice.objects.count(), Delivery.objects.count(), Signal.objects.count()) == (0, 0, 0)


def test_the_socket_hears_of_it_in_the_same_transaction(kind, person):
    anna = person()
    notify(kind(), "e1", user=anna, refs=REFS)
    assert list(Signal.objects.values_list("topic", "event")) == [(f"user:{anna.public_id}", "notice")]


@pytest.mark.parametrize(
    ("changes", "sends"),
    [
        ({}, {"mail", "sms"}),
        ({"login_email": None}, {"sms"}),
        ({"login_phone": None}, {"mail"}),
        ({"login_phone_verified": False}, {"mail"}),
        ({"login_email": None, "login_phone_verified": False}, set()),
    ],
)
def test_only_verified_ways_in_are_used(kind, person, changes, sends):
    notify(kind(), "e1", user=person(**changes), refs=REFS)
    assert set(Delivery.objects.values_list("channel", flat=True)) == sends
    assert Notice.objects.count() == 1


def test_people_without_mail_can_get_an_sms_instead(kind, person):
    news = kind(channels=frozenset({Channel.IN_APP, Channel.MAIL}), sms_without_mail=True)
    notify_all(news, "e1", users=[person(), person(login_email=None)], refs=REFS)
    assert set(Delivery.objects.values_list("notice__user__name", "channel")) == {
        ("Person 1", "mail"),
        ("Person 2", "sms"),
    }


def test_wishes_are_kept_and_duties_are_not_asked(kind, person):
    anna, news, duty = person(), kind(), kind("tests.duty", optional=False)
    wishes = {(k.key, c): False for k in (news, duty) for c in (Channel.MAIL, Channel.SMS)}
    choose(actor=anna, wishes={**wishes, ("tests.unknown", Channel.MAIL): False})
    notify(news, "e1", user=anna, refs=REFS)
    assert (len(mail.outbox), sms()) == (0, [])
    notify(duty, "e1", user=anna, refs=REFS)
    assert (len(mail.outbox), len(sms())) == (1, 1)
    choose(actor=anna, wishes={(news.key, Channel.MAIL): True})
    notify(news, "e2", user=anna, refs=REFS)
    assert (len(mail.outbox), len(sms())) == (2, 1)


def test_ten_thousand_people_cost_few_statements(kind, person, django_assert_max_num_queries):
    news = kind(channels=frozenset({Channel.IN_APP}), sms="")
    people = [person() for _ in range(30)]
    with django_assert_max_num_queries(14):
        assert notify_all(news, "e1", users=people, refs=REFS) == 30


def test_the_receivers_language_is_used(kind, person):
    news = kind()
    for language in ("de", "ar", "en", "de-simple"):
        notify(news, f"e-{language}", user=person(language=language), refs=REFS)
    subjects = [m.subject for m in mail.outbox]
    assert subjects[0] == "Deutsch" and subjects[2] == "German" and subjects[1] not in ("Deutsch", "German")
    assert subjects[3] == "Deutsch"


def test_somebody_without_an_account_gets_a_sealed_link(kind):
    news = kind(text="Your code: {code}", sms="{link} {code}")
    link = "https://example.org/invitation/secret"
    how = {"channel": Channel.MAIL, "address": "guest@example.org", "sealed_link": link, "short_code": "AB12"}
    delivery = notify_address(news, "e1", refs=REFS, language="ar", **how)
    assert notify_address(news, "e1", refs=REFS, **how).pk == delivery.pk
    (letter,) = mail.outbox
    assert link in letter.body and "AB12" in letter.body and letter.to == ["guest@example.org"]
    delivery.refresh_from_db()
    assert (delivery.status, delivery.address, delivery.sealed) == (Status.SENT, "", "")


def test_what_waits_is_sealed(kind, settings):
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}
    how = {"channel": Channel.SMS, "address": "+4915112345678", "sealed_link": "https://example.org/secret"}
    delivery = notify_address(kind(), "e1", refs=REFS, **how)
    assert delivery.status == Status.WAITING and delivery.sealed and "secret" not in delivery.sealed


def test_a_letter_waits_for_the_printer_and_is_wiped_then(kind):
    how = {"channel": Channel.LETTER, "address": "Anna Muster", "sealed_link": "https://example.org/s"}
    delivery = notify_address(kind(), "e1", refs=REFS, **how)
    assert (delivery.status, mail.outbox, sms()) == (Status.PRINT, [], [])
    words, _code = outbox.words(delivery)
    assert words.link == "https://example.org/s"
    assert outbox.printed(delivery, actor=None)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.address, delivery.sealed) == (Status.PRINTED, "", "")
    assert not outbox.printed(delivery, actor=None)


def test_seeing_and_opening_are_ones_own(kind, person):
    anna, berta, news = person(), person(), kind()
    notify_all(news, "e1", users=[anna, berta], refs=REFS)
    notify(news, "e2", user=anna, refs=REFS)
    hers = Notice.objects.visible_to(berta).get()
    assert open_notice(actor=anna, public_id=hers.public_id) is None
    assert Notice.objects.unseen().count() == 3
    assert mark_seen(actor=anna) == 2
    assert list(Notice.objects.unseen()) == [hers]
    assert open_notice(actor=berta, public_id=hers.public_id) == hers
    assert not Notice.objects.unseen().exists()
