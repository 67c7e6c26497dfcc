"""Tell people: rows in the caller's transaction, delivered after it commits."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from accounts.enums import Channel
from accounts.models import User
from common import clock, jobs, news
from common.many import batches
from common.seals import seal
from notifications import reach
from notifications.enums import Status
from notifications.models import Delivery, Notice
from notifications.registry import Kind

# Event on a person's topic: something about their notices changed.
NOTICE = "notice"
DELIVER = "notifications.tasks.deliver"
AT_ONCE = 1000
KEEP = dt.timedelta(days=90)


def notify(kind: Kind, event: str, *, user: User, refs: Mapping[str, str] | None = None) -> None:
    """Tell one person. `event` names what happened, once per kind and person: a second call does nothing.

    `refs` holds public ids only; the words are found when it is read or sent, in the person's language.
    """
    notify_all(kind, event, users=[user], refs=refs)


@transaction.atomic
def notify_all(kind: Kind, event: str, *, users: Iterable[User], refs: Mapping[str, str] | None = None) -> int:
    """Tell many people the same, one statement per thousand. Returns how many had not been told before."""
    people = list({user.pk: user for user in users}.values())
    told = 0
    for start in range(0, len(people), AT_ONCE):
        some = {user.pk: user for user in people[start : start + AT_ONCE]}
        told += _notify_some(kind, event, some, refs or {})
    if told:
        jobs.enqueue(DELIVER)
    return told


def _notify_some(kind: Kind, event: str, people: dict[int, User], refs: Mapping[str, str]) -> int:
    same = Notice.objects.filter(kind=kind.key, event=event)
    for pk in same.filter(user__in=people).values_list("user_id", flat=True):
        del people[pk]
    if not people:
        return 0
    in_app = Channel.IN_APP in kind.channels
    new = [Notice(kind=kind.key, event=event, user_id=pk, refs=dict(refs), in_app=in_app) for pk in people]
    # Somebody else may tell the same at this moment: the row that exists stays.
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    ours = dict(same.filter(public_id__in=[notice.public_id for notice in new]).values_list("user_id", "pk"))
    channels = reach.channels(kind, [people[pk] for pk in ours])
    Delivery.objects.bulk_create(
        [Delivery(notice_id=ours[pk], channel=channel) for pk in ours for channel in channels[pk]]
    )
    if in_app:
        news.tell_all([news.of_user(people[pk]) for pk in ours], NOTICE)
    return len(ours)


@transaction.atomic
def notify_address(
    kind: Kind,
    event: str,
    *,
    channel: Channel,
    address: str,
    refs: Mapping[str, str] | None = None,
    sealed_link: str = "",
    short_code: str = "",
    language: str = "de",
) -> Delivery:
    """Tell somebody without an account, once per kind and event. Returns the delivery (the old one if there was one).

    `address` is an e-mail address, a number in E.164, or for a letter name and address, line by line (or nothing).
    Link and short code are stored sealed; they and the address are wiped when the delivery is over.
    A letter waits to be printed by staff (`Kind.is_staff`).
    """
    notice, _new = Notice.objects.get_or_create(
        kind=kind.key, event=event, user=None, defaults={"refs": dict(refs or {}), "language": language}
    )
    delivery, is_new = Delivery.objects.get_or_create(
        notice=notice,
        channel=channel,
        defaults={
            "address": address,
            "sealed": _sealed(sealed_link, short_code),
            "status": _first_status(channel),
        },
    )
    if is_new and channel != Channel.LETTER:
        jobs.enqueue(DELIVER)
    return delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """One notice to somebody without an account, as `notify_address` takes it."""

    event: str
    channel: Channel
    address: str
    refs: Mapping[str, str] = field(default_factory=dict)
    sealed_link: str = ""
    short_code: str = ""
    language: str = "de"


@transaction.atomic
def notify_addresses(kind: Kind, told: Iterable[Addressed]) -> int:
    """Tell many people without an account, a few statements for some hundreds. Returns how many are new.

    The same as `notify_address` for each; whose event was told before is left out.
    """
    new = 0
    for some in batches(told):
        new += _notify_addresses(kind, {one.event: one for one in some})
    return new


def _notify_addresses(kind: Kind, told: dict[str, Addressed]) -> int:
    same = Notice.objects.filter(kind=kind.key, user=None, event__in=list(told))
    for event in same.values_list("event", flat=True):
        del told[event]
    rows = [
        Notice(kind=kind.key, event=one.event, user=None, refs=dict(one.refs), language=one.language)
        for one in told.values()
    ]
    # Somebody else may tell the same at this moment: the row that exists stays.
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    ours = dict(same.filter(public_id__in=[row.public_id for row in rows]).values_list("event", "pk"))
    Delivery.objects.bulk_create(
        Delivery(
            notice_id=pk,
            channel=told[event].channel,
            address=told[event].address,
            sealed=_sealed(told[event].sealed_link, told[event].short_code),
            status=_first_status(told[event].channel),
        )
        for event, pk in ours.items()
    )
    if any(told[event].channel != Channel.LETTER for event in ours):
        jobs.enqueue(DELIVER)
    return len(ours)


def _sealed(link: str, code: str) -> str:
    return seal(json.dumps([link, code])) if link or code else ""


def _first_status(channel: Channel) -> Status:
    """A letter waits to be printed by staff, everything else for the worker."""
    return Status.PRINT if channel == Channel.LETTER else Status.WAITING


@transaction.atomic
def mark_seen(*, actor: User) -> int:
    """The person has seen all their notices. Returns how many were new."""
    count = Notice.objects.visible_to(actor).unseen().order_by().update(seen_at=clock.now())
    if count:
        news.tell(news.of_user(actor), NOTICE)
    return count


@transaction.atomic
def open_notice(*, actor: User, public_id: str) -> Notice | None:
    """The person opens one of their notices: it is seen. None when it is not theirs."""
    notice = Notice.objects.visible_to(actor).filter(public_id=public_id).first()
    if notice and notice.seen_at is None:
        Notice.objects.filter(pk=notice.pk).update(seen_at=clock.now())
        news.tell(news.of_user(actor), NOTICE)
    return notice


def forget_old_notices(*, actor: None = None) -> int:
    """Daily: notices go after 90 days, with how they were delivered. Returns how many rows."""
    return Notice.objects.filter(created_at__lt=clock.now() - KEEP).delete()[0]
