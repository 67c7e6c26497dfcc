"""The frame around every page: rendered once per language and look, because lists are measured against plain strings.

Two things differ between readers, the CSRF token and the address of the page; they are put in afterwards.
"""

from functools import lru_cache

from django.conf import settings
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from common import way_back

OWN_NAMES = {"de": "Deutsch", "de-simple": "Einfaches Deutsch", "en": "English", "ar": "العربية"}
# Letters that survive escaping and never stand in our texts.
_TOKEN, _HERE = "token-of-this-reader", "address-of-this-page"


def part(name: str, request, *, theme: str, signed_in: bool) -> SafeString:
    """One part of the frame (templates/frame) for this reader."""
    make = _part.__wrapped__ if settings.DEBUG else _part
    text = make(
        name, translation.get_language(), theme, signed_in, settings.KI_NAME, settings.KI_LOGO, settings.KI_CONTACT
    )
    if _TOKEN in text:
        token, here = _reader(request)
        text = text.replace(_TOKEN, token).replace(_HERE, here)
    return mark_safe(text)


def navigation(items) -> SafeString:
    """The main navigation; `items` have label, href, icon, current, count, group. With groups it folds into a menu."""
    keys = tuple((str(i.label), i.href, i.icon, bool(i.current), i.count, i.group) for i in items)
    return _navigation(translation.get_language(), keys) if keys else SafeString("")


def _reader(request) -> tuple[str, str]:
    """Token and way back, made once per page: each `get_token` costs as much as the rest of the frame."""
    if not hasattr(request, "frame_of_reader"):
        request.frame_of_reader = get_token(request), escape(way_back.page_of(request))
    return request.frame_of_reader


@lru_cache(maxsize=128)
def _part(name, language, theme, signed_in, ki_name, ki_logo, ki_contact) -> str:
    return render_to_string(
        f"frame/{name}.html",
        {
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "languages": [(code, OWN_NAMES[code]) for code, _name in settings.LANGUAGES],
            "theme": theme,
            "signed_in": signed_in,
            "ki_name": ki_name,
            "ki_logo": ki_logo,
            "ki_contact": ki_contact,
            "token": _TOKEN,
            "here": _HERE,
        },
    )


@lru_cache(maxsize=1024)
def _navigation(language, keys) -> SafeString:
    names = ("label", "href", "icon", "current", "count", "group")
    items = [dict(zip(names, key, strict=True)) for key in keys]
    grouped = any(item["group"] for item in items)
    return render_to_string("frame/navigation.html", {"items": items, "grouped": grouped})
