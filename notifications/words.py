"""What this room tells the trail."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import audit


def install() -> None:
    audit.tells(letter__printed=_("{actor} printed {subject}."))
    audit.names("delivery", lambda ids: dict.fromkeys(ids, gettext("a letter")))
