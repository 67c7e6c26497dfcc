"""Small words for templates, fast enough for long lists."""

import datetime as dt
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from django import template
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

import common.frame
from common import clock
from common.parts import FACES, Face

register = template.Library()

_BABEL = {"de": "de_DE", "de-simple": "de_DE", "en": "en_GB", "ar": "ar_EG"}
# What CLDR does not know, or calls otherwise than its speakers in Germany do.
_BY_HAND = {
    "kmr": {"de": "Kurmandschi", "en": "Kurmanji", "ar": "الكرمانجية"},
    "ckb": {"de": "Sorani", "en": "Sorani", "ar": "السورانية"},
}
_ALIASES = {"prs": "fa_AF"}
_PATTERN = {"de": "EEEE, d. MMMM", "en": "EEEE, d MMMM", "ar": "EEEE، d MMMM"}
_KINDS = {"debug": "info", "info": "info", "success": "ok", "warning": "warn", "error": "bad"}


@register.filter
def in_words(day: dt.date | dt.datetime | None) -> str:
    """A day in the reader's language: "Donnerstag, 26. November"; with the year when it is not this one."""
    if not day:
        return ""
    if isinstance(day, dt.datetime):
        day = clock.day_of(day)
    return _day_in_words(day, translation.get_language() or "de", day.year != clock.today().year)


@register.filter
def moment_in_words(moment: dt.datetime | None) -> str:
    """Day and local time in the reader's language: "Donnerstag, 26. November, 15:00"."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    comma = "، " if translation.get_language() == "ar" else ", "
    return f"{in_words(local)}{comma}{local:%H:%M}"


@register.filter
def ago_in_days(day: dt.date | dt.datetime | None) -> str:
    """How long ago a day was: "today", "yesterday", "12 days ago"."""
    if not day:
        return ""
    if isinstance(day, dt.datetime):
        day = clock.day_of(day)
    return _ago((clock.today() - day).days, translation.get_language())


@register.filter
def language_name(code: str) -> str:
    """The name of a language (ISO 639) in the reader's language; the code itself when nobody knows it."""
    return _language_name(code, translation.get_language() or "de")


@register.filter
def notice_kind(level: str) -> str:
    """The look of a message by its level."""
    return _KINDS.get(level, "info")


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our icons, decoration only: the words stand beside it."""
    return _icon(name) if name else SafeString("")


@register.simple_tag
def faces() -> tuple[Face, ...]:
    """The five faces of c-faces, the saddest first."""
    return FACES


@register.simple_tag(takes_context=True)
def frame(context, name: str) -> SafeString:
    """A part of the frame around the page."""
    return common.frame.part(
        name, context["request"], theme=context["theme"], signed_in=context["user"].is_authenticated
    )


@register.simple_tag
def navigation(items) -> SafeString:
    """The main navigation; nothing without items."""
    return common.frame.navigation(items or ())


@lru_cache(maxsize=4096)
def _day_in_words(day: dt.date, language: str, with_year: bool) -> str:
    plain = language.split("-")[0]
    pattern = _PATTERN.get(plain, _PATTERN["en"]) + (" y" if with_year else "")
    return format_date(day, pattern, locale=_locale(language))


@lru_cache(maxsize=4096)
def _ago(days: int, language: str) -> str:
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < 0:
        return ngettext("in %(days)d day", "in %(days)d days", -days) % {"days": -days}
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


@lru_cache(maxsize=2048)
def _language_name(code: str, language: str) -> str:
    plain = language.split("-")[0]
    if code in _BY_HAND:
        return _BY_HAND[code].get(plain, _BY_HAND[code]["en"])
    return _locale(language).languages.get(_ALIASES.get(code, code).replace("-", "_"), code)


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    # Egypt's month names with the digits everybody in Germany reads.
    return Locale.parse(_BABEL.get(language, "de_DE"))


@lru_cache(maxsize=256)
def _icon(name: str) -> SafeString:
    name = escape(name)
    return mark_safe(
        f'<svg class="icon icon-{name}" aria-hidden="true"><use href="{static("icons.svg")}#{name}"></use></svg>'
    )
