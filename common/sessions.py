"""Sessions in the database; whichever way one ends, its open sockets end with it."""

from asgiref.sync import sync_to_async
from django.contrib.sessions.backends import db
from django.db import transaction

from common import news


class SessionStore(db.SessionStore):
    """Sign-out, remote sign-out and a new key all come through `delete`."""

    @transaction.atomic
    def delete(self, session_key=None):
        session_key = session_key or self.session_key
        if session_key:
            super().delete(session_key)
            news.close(news.of_session(session_key))

    async def adelete(self, session_key=None):
        await sync_to_async(self.delete)(session_key)
