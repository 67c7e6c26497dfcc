"""The outbox: lease, send, acknowledge. At least once; shown once."""

import datetime as dt
import json
from collections.abc import Iterable

import structlog
from django.db import connection, transaction
from django.db.models import F

from accounts import audit
from accounts.enums import Channel
from accounts.models import User
from common import clock, gateways
from common.gateways import GatewayError, Reason
from common.ids import new_public_id
from common.logs import where
from common.seals import unseal
from notifications import reach, registry, wording
from notifications.enums import Status
from notifications.models import Delivery

# Longer than any gateway may take, so that nobody else sends while we wait for it.
LEASE = dt.timedelta(minutes=2)
PAUSES = [dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 240)]

log = structlog.get_logger("patennetz.outbox")


def lease(count: int, *, without: Iterable[str] = ()) -> list[Delivery]:
    """Take up to `count` due deliveries for this worker alone; workers in parallel get different ones.

    `without` names channels to leave alone for now.
    """
    token = new_public_id()
    with transaction.atomic():
        due = Delivery.objects.due().exclude(channel__in=without).order_by(F("next_try_at").asc(nulls_first=True), "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:count])
        # SQLite knows no row locks: the condition is asked once more in the UPDATE itself.
        Delivery.objects.due().filter(pk__in=ids).update(
            status=Status.LEASED, lease=token, leased_until=clock.now() + LEASE, tries=F("tries") + 1
        )
    return list(Delivery.objects.held(token).select_related("notice__user").order_by("pk"))


def attempt(delivery: Delivery) -> Reason | None:
    """Send one leased delivery and keep how it went. Does nothing when the lease is lost. Returns the problem."""
    if not _held(delivery).update(leased_until=clock.now() + LEASE):
        return None
    problem: Reason | None = None
    try:
        _send(delivery)
    except GatewayError as error:
        problem = error.reason
        _end(delivery, Status.FAILED, problem) if error.permanent else _postpone(delivery, problem)
    except wording.NoWords as none:
        problem = none.reason
        _end(delivery, Status.DROPPED if problem == Reason.NOTHING_TO_SAY else Status.FAILED, problem)
    except Exception as error:
        # A broken resolver of one kind must not stop the others.
        log.error("delivery_broke", kind=delivery.notice.kind, channel=delivery.channel, problem=where(error))
        problem = Reason.NO_WORDS
        _postpone(delivery, problem)
    else:
        _end(delivery, Status.SENT)
    return problem


def leave(delivery: Delivery) -> None:
    """Give a leased delivery back untried."""
    _postpone(delivery, Reason.GATEWAY_DOWN)


@transaction.atomic
def withdraw(kind: registry.Kind, event: str) -> int:
    """What still waits of an event is not sent any more: address, link and code are wiped. Returns how many."""
    waiting = Delivery.objects.filter(notice__kind=kind.key, notice__event=event)
    ended = {"status": Status.DROPPED, "ended_at": clock.now(), "address": "", "sealed": ""}
    return waiting.filter(status__in=[Status.WAITING, Status.PRINT]).update(**ended)


def printed(delivery: Delivery, *, actor: User) -> bool:
    """The letter left the printer: its address and code are wiped. False when it was not waiting."""
    waiting = Delivery.objects.filter(pk=delivery.pk, status=Status.PRINT)
    if not waiting.update(status=Status.PRINTED, ended_at=clock.now(), address="", sealed=""):
        return False
    audit.record("letter.printed", actor=actor, subject=delivery)
    return True


def words(delivery: Delivery, in_language: str = "") -> tuple[wording.Wording, str]:
    """What the receiver reads, in her language or another, and the short code. Raises `NoWords`."""
    link, code = json.loads(unseal(delivery.sealed)) if delivery.sealed else ("", "")
    notice = delivery.notice
    (written,) = wording.write([notice], in_language or language(delivery), link=link, code=code)
    if isinstance(written, wording.NoWords):
        raise written
    return written, code


def language(delivery: Delivery) -> str:
    """The receiver's."""
    notice = delivery.notice
    return notice.user.language if notice.user else notice.language


def _send(delivery: Delivery) -> None:
    notice = delivery.notice
    written, _code = words(delivery)
    kind = registry.get(notice.kind)
    address = delivery.address or (reach.address_of(notice.user, delivery.channel) if notice.user else "")
    if not address or (notice.user and not notice.user.is_active):
        raise GatewayError(Reason.NO_ADDRESS, permanent=True)
    if delivery.channel == Channel.SMS:
        gateways.send_sms(address, written.sms)
    else:
        can_choose = kind.optional and notice.user is not None
        text = wording.mail_text(written, kind, language(delivery), can_choose=can_choose)
        gateways.send_mail(address, written.subject, text)


def _held(delivery: Delivery):
    return Delivery.objects.held(delivery.lease).filter(pk=delivery.pk)


def _postpone(delivery: Delivery, reason: Reason) -> None:
    kind = registry.get(delivery.notice.kind)
    next_try = clock.now() + PAUSES[min(delivery.tries, len(PAUSES)) - 1]
    if next_try > delivery.created_at + kind.valid:
        _end(delivery, Status.FAILED, reason)
    else:
        _held(delivery).update(status=Status.WAITING, next_try_at=next_try, problem=reason, lease="", leased_until=None)


def _end(delivery: Delivery, status: Status, reason: str = "") -> None:
    _held(delivery).update(
        status=status, problem=reason, ended_at=clock.now(), lease="", leased_until=None, address="", sealed=""
    )
    log.info("delivery_ended", kind=delivery.notice.kind, channel=delivery.channel, status=status, problem=reason)
