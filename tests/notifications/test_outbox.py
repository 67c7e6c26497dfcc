"""The outbox: nothing lost, nothing sent twice, whoever dies; a dead provider holds up nobody."""

import datetime as dt
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from accounts.enums import Channel
from common import clock, gateways
from common.gateways import GatewayError, Reason
from notifications import queries, tasks
from notifications.enums import Status
from notifications.models import Delivery
from notifications.services import notify, notify_address, notify_all, outbox
from tests.notifications import gateway
from tests.notifications.processes import environment, until

REFS = {"place": "p1"}


@pytest.fixture
def queue(settings):
    """Jobs wait instead of running at once."""
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}


@pytest.fixture
def provider(monkeypatch, queue):
    """A gateway that keeps what it got, and fails while `problem` is set."""

    class Provider:
        problem: GatewayError | None = None
        got: list = []

        def send(self, number, text):
            if self.problem:
                raise self.problem
            self.got.append(number)

    one = Provider()
    one.got = []
    monkeypatch.setattr(gateways, "send_sms", one.send)
    return one


@pytest.fixture
def by_sms(kind):
    return kind(channels=frozenset({Channel.SMS}), sms="News")


@pytest.fixture
def ledger():
    """What the gateway of the child processes accepted."""
    path = Path(settings.VAR_DIR) / gateway.LEDGER
    path.unlink(missing_ok=True)
    yield lambda: path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)


class Worker:
    """A real process that delivers what is due, started but waiting for `go`."""

    def __init__(self, *arguments, **more):
        command = [sys.executable, "-m", "tests.notifications.gateway", *arguments]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, env=environment(**more), cwd=settings.BASE_DIR, **pipes)

    def ready(self):
        assert self.process.stdout.readline() == b"ready\n"
        return self

    def go(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def wait(self):
        assert self.process.wait(60) == 0

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)


@pytest.fixture
def workers():
    started = []

    def start(*arguments, **more):
        started.append(Worker(*arguments, **more))
        return started[-1]

    yield start
    for worker in started:
        worker.process.kill()
        worker.process.communicate()


def statuses():
    return Counter(Delivery.objects.values_list("status", flat=True))


@pytest.mark.django_db
def test_a_page_that_tells_does_not_talk_to_the_gateway(by_sms, person, provider):
    provider.problem = AssertionError("the page asked the gateway")
    started = time.perf_counter()
    notify(by_sms, "e1", user=person(), refs=REFS)
    assert time.perf_counter() - started < 0.5
    assert statuses() == {Status.WAITING: 1}


@pytest.mark.django_db
def test_pauses_grow_and_end_with_success(by_sms, person, provider):
    notify(by_sms, "e1", user=person(), refs=REFS)
    provider.problem = GatewayError(Reason.GATEWAY_DOWN)
    pauses = []
    with time_machine.travel(clock.now(), tick=False) as now:
        for _ in range(6):
            tasks.deliver()
            waiting = Delivery.objects.get()
            assert (waiting.status, waiting.problem) == (Status.WAITING, Reason.GATEWAY_DOWN)
            pauses.append((waiting.next_try_at - clock.now()).total_seconds() / 60)
            tasks.deliver()
            now.move_to(waiting.next_try_at)
        provider.problem = None
        tasks.deliver()
    assert pauses == [1, 5, 15, 60, 240, 240]
    assert (Delivery.objects.get().status, Delivery.objects.get().problem, len(provider.got)) == (Status.SENT, "", 1)


@pytest.mark.django_db
def test_what_stays_undeliverable_fails_when_nobody_needs_it_any_more(by_sms, person, provider):
    notify(by_sms, "e1", user=person(), refs=REFS)
    provider.problem = GatewayError(Reason.GATEWAY_DOWN)
    with time_machine.travel(clock.now(), tick=False) as now:
        for _ in range(40):
            tasks.deliver()
            now.shift(dt.timedelta(hours=4))
    assert (Delivery.objects.get().status, Delivery.objects.get().problem) == (Status.FAILED, Reason.GATEWAY_DOWN)


@pytest.mark.django_db
def test_a_number_that_does_not_exist_is_seen_by_staff_at_once(by_sms, provider):
    notify_address(by_sms, "e1", channel=Channel.SMS, address="+4915112345678", refs=REFS, sealed_link="/secret")
    provider.problem = GatewayError(Reason.BAD_ADDRESS, permanent=True)
    tasks.deliver()
    (state,) = queries.deliveries(by_sms, status=Status.FAILED)
    assert (state.channel, state.event, str(state.reason)) == (Channel.SMS, "e1", str(Reason.BAD_ADDRESS.label))
    row = Delivery.objects.get()
    assert (row.address, row.sealed) == ("", "")


@pytest.mark.django_db
def test_a_dead_provider_costs_one_try_and_the_others_go_on(by_sms, kind, person, provider, mailoutbox):
    people = [person() for _ in range(15)]
    notify_all(by_sms, "e1", users=people, refs=REFS)
    notify(kind("tests.mail", channels=frozenset({Channel.MAIL}), sms=""), "e1", user=people[0], refs=REFS)
    tries = []

    class Dead(GatewayError):
        def __init__(self):
            super().__init__(Reason.GATEWAY_DOWN)
            tries.append(self)

    provider.send = None
    outbox.gateways.send_sms = lambda number, text: (_ for _ in ()).throw(Dead())
    tasks.deliver()
    assert (len(tries), len(mailoutbox)) == (1, 1)
    assert statuses() == {Status.WAITING: 15, Status.SENT: 1}


@pytest.mark.django_db
def test_a_broken_kind_does_not_stop_the_others(kind, person, provider, caplog):
    def break_down(ids):
        raise ZeroDivisionError("Anna Muster")

    broken = kind("tests.broken", channels=frozenset({Channel.SMS}), sms="News", resolve={"place": break_down})
    fine = kind("tests.fine", channels=frozenset({Channel.SMS}), sms="News")
    anna = person()
    notify(broken, "e1", user=anna, refs=REFS)
    notify(fine, "e1", user=anna, refs=REFS)
    tasks.deliver()
    assert len(provider.got) == 1
    assert statuses() == {Status.WAITING: 1, Status.SENT: 1}
    assert "Anna Muster" not in str([record.msg for record in caplog.records])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "status", "reason"),
    [
        ({"refs": {"place": "gone"}}, Status.DROPPED, Reason.NOTHING_TO_SAY),
        ({"kind": "tests.unknown"}, Status.DROPPED, Reason.NOTHING_TO_SAY),
    ],
)
def test_what_is_gone_is_not_told(by_sms, person, provider, change, status, reason):
    notify(by_sms, "e1", user=person(), refs=REFS)
    delivery = Delivery.objects.get()
    type(delivery.notice).objects.update(**change)
    tasks.deliver()
    delivery.refresh_from_db()
    assert (delivery.status, delivery.problem, provider.got) == (status, reason, [])


@pytest.mark.django_db
def test_a_person_who_left_or_lost_the_number_is_not_written_to(by_sms, person, provider):
    anna = person()
    notify(by_sms, "e1", user=anna, refs=REFS)
    type(anna).objects.update(login_phone_verified=False)
    tasks.deliver()
    assert (Delivery.objects.get().problem, provider.got) == (Reason.NO_ADDRESS, [])


@pytest.mark.django_db
def test_a_lost_lease_neither_sends_nor_overwrites(by_sms, person, provider):
    notify(by_sms, "e1", user=person(), refs=REFS)
    with time_machine.travel(clock.now(), tick=False) as now:
        (slow,) = outbox.lease(5)
        assert outbox.lease(5) == []
        now.shift(outbox.LEASE + dt.timedelta(seconds=1))
        (second,) = outbox.lease(5)
        outbox.attempt(slow)
        assert provider.got == []
        outbox.attempt(second)
    assert (len(provider.got), Delivery.objects.get().status) == (1, Status.SENT)


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_work_without_doubling(by_sms, person, queue, ledger, workers):
    people = [person() for _ in range(40)]
    notify_all(by_sms, "e1", users=people, refs=REFS)
    pair = [workers(GATEWAY_SECONDS="0.01") for _ in range(2)]
    for worker in pair:
        worker.ready()
    for worker in pair:
        worker.go()
    for worker in pair:
        worker.wait()
    assert Counter(ledger()) == {f"{user.login_phone.as_e164} News": 1 for user in people}
    assert statuses() == {Status.SENT: 40}


@pytest.mark.django_db(transaction=True)
def test_without_leases_the_same_two_workers_double(by_sms, person, queue, ledger, workers):
    notify_all(by_sms, "e1", users=[person() for _ in range(40)], refs=REFS)
    pair = [workers("without", GATEWAY_SECONDS="0.05") for _ in range(2)]
    for worker in pair:
        worker.ready()
    for worker in pair:
        worker.go()
    for worker in pair:
        worker.wait()
    assert max(Counter(ledger()).values()) > 1


@pytest.mark.django_db(transaction=True)
def test_killed_between_sending_and_acknowledging_it_comes_once_more_at_most(by_sms, person, queue, ledger, workers):
    people = [person() for _ in range(5)]
    notify_all(by_sms, "e1", users=people, refs=REFS)
    victim = workers(GATEWAY_SECONDS="60").ready()
    victim.go()
    until(lambda: len(ledger()) == 1)
    victim.kill()
    assert statuses() == {Status.LEASED: 5}
    Delivery.objects.update(leased_until=clock.now() - dt.timedelta(seconds=1))
    successor = workers().ready()
    successor.go()
    successor.wait()
    times = Counter(ledger())
    assert set(times) == {f"{user.login_phone.as_e164} News" for user in people}
    assert sorted(times.values()) == [1, 1, 1, 1, 2]
    assert statuses() == {Status.SENT: 5}
