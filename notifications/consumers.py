"""The socket of a person's notices: it says how many are new."""

from channels.db import database_sync_to_async

from common.sockets import LiveConsumer
from notifications import queries


class NoticeConsumer(LiveConsumer):
    """Sends `{"unread": n}` at the start and whenever it changes; what the client sends is ignored."""

    said: int | None = None

    async def opened(self) -> None:
        unread = await database_sync_to_async(queries.unread)(self.user)
        if unread != self.said:
            self.said = unread
            await self.say({"unread": unread})

    async def told(self, news) -> None:
        await self.opened()
