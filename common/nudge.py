"""A nudge for the readers of the signal table: directly inside this process, through Redis to the others.

It carries nothing, and may be lost: then the reader looks by itself within half a second.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from functools import cache

import redis
import redis.asyncio
from django.conf import settings

CHANNEL = "patennetz.news"
# A Redis that does not answer costs a page this much, once per pause.
PATIENCE_SECONDS = 0.2
PAUSE_SECONDS = 5.0

here: set[Callable[[], None]] = set()
_silent_until = 0.0


def send() -> None:
    """Wake all readers."""
    for wake in tuple(here):
        # The loop of a reader may be closing at this moment.
        with contextlib.suppress(RuntimeError):
            wake()
    if settings.REDIS_URL:
        _publish()


def _publish() -> None:
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        _client(settings.REDIS_URL).publish(CHANNEL, b"")
    except (redis.RedisError, OSError):
        _silent_until = time.monotonic() + PAUSE_SECONDS


@cache
def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_connect_timeout=PATIENCE_SECONDS, socket_timeout=PATIENCE_SECONDS)


async def listen(wake: Callable[[], None]) -> None:
    """Call `wake` at every nudge from another process, for ever; a lost Redis is looked for again."""
    while settings.REDIS_URL:
        # redis-py 8 drops idle sockets after 5 s unless told otherwise.
        client = redis.asyncio.Redis.from_url(settings.REDIS_URL, socket_timeout=None)
        try:
            async with client, client.pubsub(ignore_subscribe_messages=True) as inbox:
                await inbox.subscribe(CHANNEL)
                async for _message in inbox.listen():
                    wake()
        except (redis.RedisError, OSError):
            await asyncio.sleep(1)
