"""Read the signal table once per process, and hand the news to the sockets that listen here.

Ids are given out before they are committed, so a reader that only asked for "greater than the last" would miss the
late ones: ids passed over are asked for again until they arrive or are a minute old.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from weakref import WeakKeyDictionary

import structlog
from django.db import DatabaseError, close_old_connections, connections
from django.db.models import Q

from common import nudge
from common.models import Signal
from common.news import News

POLL_SECONDS = 0.5
LATE_SECONDS = 60.0
# Before the first read, and of a rolled-back batch, at most so many missing ids are waited for.
MOST_GAPS = 500
MOST_AT_ONCE = 5000

log = structlog.get_logger("patennetz.hub")
Callback = Callable[[News], None]


class Reader:
    """What of the table was read; asked from one thread."""

    def __init__(self) -> None:
        self.last = -1
        self.gaps: dict[int, float] = {}

    def begin(self) -> None:
        """Stand at the end of the table; ids still missing shortly before it may yet come."""
        known = sorted(Signal.objects.order_by("-pk").values_list("pk", flat=True)[:MOST_GAPS])
        self.last = known[-1] if known else 0
        self._wait_for(set(range(known[0], self.last)) - set(known) if known else ())

    def read(self) -> list[News]:
        """Everything committed since the last call, oldest first, each row once."""
        now = time.monotonic()
        self.gaps = {pk: until for pk, until in self.gaps.items() if until > now}
        new = Q(pk__gt=self.last) | Q(pk__in=list(self.gaps)) if self.gaps else Q(pk__gt=self.last)
        rows = Signal.objects.filter(new).order_by("pk").values_list("pk", "topic", "event", "ref")[:MOST_AT_ONCE]
        found = [News(*row) for row in rows]
        for news in found:
            if news.id > self.last:
                self._wait_for(range(self.last + 1, news.id))
                self.last = news.id
            else:
                del self.gaps[news.id]
        return found

    def _wait_for(self, ids: Iterable[int]) -> None:
        until = time.monotonic() + LATE_SECONDS
        self.gaps.update(dict.fromkeys(sorted(ids)[-MOST_GAPS:], until))


class Hub:
    """The listeners of one event loop, and the task that reads for them while there are any."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[Callback]] = defaultdict(set)
        self.loop = asyncio.get_running_loop()
        self.awake = asyncio.Event()
        self.reader = Reader()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="news")
        self.begun = asyncio.ensure_future(self._in_thread(self.reader.begin))
        self.task = asyncio.create_task(self._run())

    async def _in_thread(self, work: Callable):
        return await self.loop.run_in_executor(self.thread, _with_fresh_connection, work)

    def wake(self) -> None:
        """From any thread: look now."""
        self.loop.call_soon_threadsafe(self.awake.set)

    async def _run(self) -> None:
        nudge.here.add(self.wake)
        ears = asyncio.create_task(nudge.listen(self.awake.set))
        try:
            await asyncio.wait([self.begun])
            while self.listeners and not self.begun.exception():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.awake.wait(), POLL_SECONDS)
                self.awake.clear()
                await self._look()
        finally:
            nudge.here.discard(self.wake)
            if _hubs.get(self.loop) is self:
                del _hubs[self.loop]
            ears.cancel()
            await self.loop.run_in_executor(self.thread, connections.close_all)
            self.thread.shutdown(wait=False)

    async def _look(self) -> None:
        try:
            found = await self._in_thread(self.reader.read)
        except DatabaseError as error:
            # The table keeps the news; the next look finds it.
            log.warning("signals_not_read", problem=type(error).__name__)
            return
        if len(found) == MOST_AT_ONCE:
            self.awake.set()
        for news in found:
            for callback in tuple(self.listeners.get(news.topic, ())):
                callback(news)


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


class Subscription:
    """One listener's topics. Close it when the socket goes."""

    def __init__(self, hub: Hub, callback: Callback) -> None:
        self.hub, self.callback, self.topics = hub, callback, set[str]()

    def add(self, topics: Iterable[str]) -> None:
        for topic in topics:
            self.topics.add(topic)
            self.hub.listeners[topic].add(self.callback)

    def drop(self, topics: Iterable[str]) -> None:
        for topic in set(topics) & self.topics:
            self.topics.discard(topic)
            self.hub.listeners[topic].discard(self.callback)
            if not self.hub.listeners[topic]:
                del self.hub.listeners[topic]

    def close(self) -> None:
        self.drop(tuple(self.topics))


async def subscribe(topics: Iterable[str], callback: Callback) -> Subscription:
    """Call `callback` (quick, in this loop) with all news on the topics committed after this returns.

    So: subscribe first, read the state afterwards. Raises `DatabaseError` when the table cannot be read.
    """
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    subscription = Subscription(_hubs[loop], callback)
    subscription.add(topics)
    try:
        await asyncio.shield(subscription.hub.begun)
    except BaseException:
        subscription.close()
        raise
    return subscription


def _with_fresh_connection(work: Callable):
    close_old_connections()
    return work()
