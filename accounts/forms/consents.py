"""What people ticked in the boxes of `<c-consent>`."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.consents import Purpose
from common.errors import WrongInput

_NEWER = _("The text has changed in the meantime. Please read it again.")


def agreed(data: Mapping[str, str], *purposes: Purpose) -> list[tuple[Purpose, str]]:
    """The purposes ticked in posted `data`, each with the language it was read in. Nothing ticked, nothing agreed.

    Raises `WrongInput`, with the box's name as field, when somebody read an older text than today's.
    """
    return [(purpose, _language(data[purpose.field], purpose)) for purpose in purposes if data.get(purpose.field)]


def _language(stamp: str, purpose: Purpose) -> str:
    version, _colon, language = stamp.partition(":")
    if version != str(purpose.version) or language not in dict(settings.LANGUAGES):
        raise WrongInput(_NEWER, field=purpose.field)
    return language
