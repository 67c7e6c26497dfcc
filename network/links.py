"""The link in the mail that asks a contact without an account to confirm an entry."""

import datetime as dt

from django.core import signing
from django.utils.translation import gettext_lazy as _

from common.errors import Gone
from network.models import Programme

_SALT = "network.confirm"
LINK_DAYS = 60


def link_token(programme: Programme, asked_on: dt.date) -> str:
    """What stands in the mail's link: which entry, and which question."""
    return signing.dumps([programme.public_id, asked_on.isoformat()], salt=_SALT)


def asked_by_link(token: str) -> Programme:
    """The programme this link asks about. It works once: the answer clears the question. Raises Gone."""
    try:
        public_id, asked_on = signing.loads(token, salt=_SALT, max_age=dt.timedelta(days=LINK_DAYS))
    except signing.BadSignature:
        public_id = asked_on = None
    asked = Programme.objects.filter(public_id=public_id, confirmation_asked_on=asked_on, ended_on=None)
    programme = asked.select_related("organisation__area").order_by("pk").first() if public_id else None
    if programme is None:
        raise Gone(_("This link has been used or is too old. Thank you if you have answered already."))
    return programme
