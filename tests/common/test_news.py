"""Signals: in the transaction they tell of, read once, late ones too, with Redis and without."""

import asyncio
import time
from contextlib import suppress

import pytest
from django.db import transaction

from common import hub, news, nudge, tasks
from common.hub import Reader
from common.models import Signal
from common.sessions import SessionStore


def topics(found):
    return [one.topic for one in found]


@pytest.fixture
def reader(db):
    reader = Reader()
    reader.begin()
    return reader


def test_news_is_gone_with_its_transaction(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        news.tell("a", "new")
        1 / 0  # noqa: B018
    assert not Signal.objects.exists()


def test_each_row_is_read_once(reader):
    news.tell("a", "new", "r1")
    (one,) = reader.read()
    assert (one.topic, one.event, one.ref) == ("a", "new", "r1")
    assert reader.read() == []


def test_what_was_there_before_is_no_news(db):
    news.tell("old", "new")
    reader = Reader()
    reader.begin()
    assert reader.read() == []


def test_a_row_that_commits_late_is_read_once(reader):
    start = reader.last
    Signal.objects.create(pk=start + 3, topic="early", event="new")
    assert topics(reader.read()) == ["early"]
    Signal.objects.create(pk=start + 2, topic="late", event="new")
    assert topics(reader.read()) == ["late"]
    Signal.objects.create(pk=start + 1, topic="later", event="new")
    Signal.objects.create(pk=start + 4, topic="next", event="new")
    assert topics(reader.read()) == ["later", "next"]
    assert reader.read() == []


def test_a_row_that_was_in_flight_at_the_start_is_read(db):
    Signal.objects.create(pk=100, topic="a", event="new")
    Signal.objects.create(pk=102, topic="b", event="new")
    reader = Reader()
    reader.begin()
    Signal.objects.create(pk=101, topic="in flight", event="new")
    assert topics(reader.read()) == ["in flight"]


def test_what_was_rolled_back_is_not_waited_for_for_ever(reader, monkeypatch):
    Signal.objects.create(pk=reader.last + 300, topic="a", event="new")
    reader.read()
    assert len(reader.gaps) == 299
    now = time.monotonic()
    monkeypatch.setattr(hub.time, "monotonic", lambda: now + hub.LATE_SECONDS + 1)
    reader.read()
    assert not reader.gaps


def test_the_first_row_ever_does_not_search_the_past(reader):
    Signal.objects.create(pk=reader.last + 1_000_000, topic="a", event="new")
    assert topics(reader.read()) == ["a"]
    assert len(reader.gaps) == hub.MOST_GAPS


def test_many_topics_cost_few_statements(db, django_assert_max_num_queries):
    # One per thousand on PostgreSQL; SQLite takes fewer values at once.
    with django_assert_max_num_queries(13):
        news.tell_all((f"t{number}" for number in range(2500)), "new")
    assert Signal.objects.count() == 2500


def test_old_news_is_cleaned_and_new_news_stays(db):
    news.tell("new", "new")
    Signal.objects.create(topic="old", event="new", created_at="2020-01-01T00:00Z")
    tasks.clean()
    assert topics(Signal.objects.all()) == ["new"]


def test_the_end_of_a_session_is_told_without_its_key(db):
    session = SessionStore()
    session["a"] = 1
    session.save()
    key = session.session_key
    session.flush()
    (signal,) = Signal.objects.all()
    assert (signal.topic, signal.event) == (news.of_session(key), news.CLOSED)
    assert key not in signal.topic


@pytest.mark.django_db(transaction=True)
def test_listeners_hear_their_topics_only_and_the_reader_rests_without_them():
    heard = []

    async def listen():
        one = await hub.subscribe(["a", "b"], heard.append)
        two = await hub.subscribe(["b"], lambda news: heard.append("two"))
        await asyncio.to_thread(_tell, "a", "b", "c")
        await _until(lambda: len(heard) == 3)
        two.close()
        await asyncio.to_thread(_tell, "b")
        await _until(lambda: len(heard) == 4)
        one.close()
        task = one.hub.task
        await asyncio.wait_for(task, 5)
        assert asyncio.get_running_loop() not in hub._hubs

    asyncio.run(listen())
    assert [one if one == "two" else one.topic for one in heard].count("two") == 1
    assert {one.topic for one in heard if one != "two"} == {"a", "b"}


@pytest.mark.django_db(transaction=True)
def test_a_reader_that_fails_comes_back(monkeypatch):
    from django.db import OperationalError

    heard, fails = [], iter([True, True, False])
    read = Reader.read

    def sometimes(self):
        if next(fails, False):
            raise OperationalError("gone")
        return read(self)

    async def listen():
        one = await hub.subscribe(["a"], heard.append)
        monkeypatch.setattr(Reader, "read", sometimes)
        await asyncio.to_thread(_tell, "a")
        await _until(lambda: heard)
        one.close()
        await one.hub.task

    asyncio.run(listen())
    assert topics(heard) == ["a"]


def test_a_dead_redis_costs_a_page_next_to_nothing(settings, monkeypatch):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(nudge, "_silent_until", 0.0)
    started = time.monotonic()
    for _ in range(200):
        nudge.send()
    assert time.monotonic() - started < 1


@pytest.mark.services
def test_redis_wakes_another_process(settings, monkeypatch):
    settings.REDIS_URL = settings.REDIS_URL or "redis://127.0.0.1:6379/0"
    monkeypatch.setattr(nudge, "_silent_until", 0.0)

    async def listen():
        woken = asyncio.Event()
        ears = asyncio.create_task(nudge.listen(woken.set))
        for _ in range(100):
            await asyncio.to_thread(nudge.send)
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), 0.1)
                break
        ears.cancel()
        with suppress(asyncio.CancelledError):
            await ears
        return woken.is_set()

    assert asyncio.run(listen())
    nudge._client(settings.REDIS_URL).close()


def _tell(*names):
    from django.db import connections

    try:
        for name in names:
            news.tell(name, "new")
    finally:
        connections.close_all()


async def _until(holds):
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("waited in vain")
