"""The ground every socket stands on: who is there, what may come in, and how it ends.

The server alone derives the topics from the person (security 3); a socket ends within a second of its session or of
a change of roles (security 13, 27), and nothing is sent after that.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

import structlog
from channels.db import database_sync_to_async
from channels.exceptions import DenyConnection, StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.contrib.auth import get_user_model
from django.db import DatabaseError

from common import clock, hub, news
from common.logs import where
from common.news import News
from common.sessions import SessionStore

MOST_BYTES = 16 * 1024
MOST_FRAMES_PER_SECOND = 100
MOST_WAITING = 1000
# Sessions can also vanish without a word (a table cleaned by hand): so often all sockets are looked through.
WATCH_SECONDS = 20.0

# What a client is told: the session is over, stay away; or come again, with the topics that hold then.
SESSION_OVER = 4401
COME_AGAIN = 4408
NOT_ALLOWED = 1008
TOO_BIG = 1009
BROKEN = 1011

log = structlog.get_logger("patennetz.sockets")


class LiveConsumer(AsyncWebsocketConsumer):
    """A socket of one signed-in person. Override `topics`, `opened`, `told` and `frame`."""

    # News comes through the hub, one reader per process, not through a channel layer per socket.
    channel_layer_alias = ""

    def topics(self) -> Iterable[str]:
        """More topics this person may hear, beside their own. May ask the database."""
        return ()

    async def opened(self) -> None:
        """The socket stands: tell where things are."""

    async def told(self, news: list[News]) -> None:
        """News on the topics, in the order of their ids."""

    async def frame(self, data: dict) -> None:
        """The client sent a JSON object."""

    async def say(self, data: dict) -> None:
        """Send a JSON object; nothing after the end."""
        if not self.shut:
            await self.send(text_data=json.dumps(data, separators=(",", ":")))

    async def connect(self) -> None:
        self.shut, self.waiting, self.work, self.second, self.frames = False, [], None, 0, 0
        self.subscription = None
        self.user, self.session_key = self.scope["user"], self.scope["session"].session_key
        if not self.user.is_authenticated or not self.session_key:
            raise DenyConnection
        self.own = news.of_session(self.session_key)
        try:
            topics = await database_sync_to_async(lambda: {news.of_user(self.user), self.own, *self.topics()})()
            self.subscription = await hub.subscribe(topics, self._arrived)
        except DatabaseError:
            raise DenyConnection from None
        # The session may have ended between its reading and our listening.
        if not await database_sync_to_async(_living)([self]) or self.shut:
            self.subscription.close()
            raise DenyConnection
        await self.accept()
        _watch(self)
        await self.opened()

    async def disconnect(self, code) -> None:
        self.shut = True
        if self.subscription:
            self.subscription.close()
        _open.get(asyncio.get_running_loop(), set()).discard(self)

    async def websocket_receive(self, message) -> None:
        if self.shut:
            return
        text = message.get("text")
        if len(text if text is not None else message.get("bytes") or b"") > MOST_BYTES:
            await self._end(TOO_BIG)
        elif self._too_many():
            await self._end(NOT_ALLOWED)
        else:
            await self._take(text)

    async def _take(self, text: str | None) -> None:
        try:
            data = json.loads(text or "")
        except ValueError:
            data = None
        if isinstance(data, dict):
            await self.frame(data)
        else:
            await self._end(NOT_ALLOWED)

    def _too_many(self) -> bool:
        second = int(time.monotonic())
        self.frames = self.frames + 1 if second == self.second else 1
        self.second = second
        return self.frames > MOST_FRAMES_PER_SECOND

    def _arrived(self, one: News) -> None:
        if self.shut:
            return
        if one.event == news.CLOSED:
            # On a person's topic a ref names one of their other sessions, which has its own topic.
            if one.topic == self.own or not one.ref:
                self._end_soon(SESSION_OVER if one.topic == self.own else COME_AGAIN)
            return
        self.waiting.append(one)
        if len(self.waiting) > MOST_WAITING:
            self._end_soon(COME_AGAIN)
        elif self.work is None or self.work.done():
            self.work = asyncio.create_task(self._pass_on())

    async def _pass_on(self) -> None:
        try:
            while self.waiting and not self.shut:
                batch, self.waiting = self.waiting, []
                await self.told(batch)
        except StopConsumer:
            raise
        except Exception as error:
            log.error("socket_broke", problem=where(error))
            await self._end(BROKEN)

    def _end_soon(self, code: int) -> None:
        # From this line on nothing is sent any more, whatever is still on its way.
        self.shut = True
        self.waiting.clear()
        self.work = asyncio.create_task(self.close(code))

    async def _end(self, code: int) -> None:
        if not self.shut:
            self.shut = True
            self.waiting.clear()
            await self.close(code)


_open: "WeakKeyDictionary[asyncio.AbstractEventLoop, set[LiveConsumer]]" = WeakKeyDictionary()
_watchers: "WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Task]" = WeakKeyDictionary()


def _watch(socket: LiveConsumer) -> None:
    loop = asyncio.get_running_loop()
    _open.setdefault(loop, set()).add(socket)
    if loop not in _watchers or _watchers[loop].done():
        _watchers[loop] = loop.create_task(_look_through(loop))


async def _look_through(loop) -> None:
    while sockets := _open.get(loop):
        living = await database_sync_to_async(_living)(list(sockets))
        for socket in list(sockets):
            if socket not in living and not socket.shut:
                socket._end_soon(SESSION_OVER)
        await asyncio.sleep(WATCH_SECONDS)


def _living(sockets: list[LiveConsumer]) -> set[LiveConsumer]:
    """Those whose session is open and whose person is not blocked. Two queries per thousand."""
    by_key: dict[str, list[LiveConsumer]] = defaultdict(list)
    for socket in sockets:
        by_key[socket.session_key].append(socket)
    keys = list(by_key)
    found: set[LiveConsumer] = set()
    for start in range(0, len(keys), 1000):
        sessions = SessionStore.get_model_class().objects.filter(
            session_key__in=keys[start : start + 1000], expire_date__gt=clock.now()
        )
        for key in sessions.values_list("session_key", flat=True):
            found.update(by_key[key])
    people = {socket.user.pk for socket in found}
    active = set(get_user_model().objects.filter(pk__in=people, is_active=True).values_list("pk", flat=True))
    return {socket for socket in found if socket.user.pk in active}
