"""What every page knows."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

THEMES = ("light", "dark")


def page(request):
    """Language, direction, theme, the KI, and the nonce under the name django-htmx looks for."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    theme = request.COOKIES.get("theme", "")
    return {
        "language": current,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "theme": theme if theme in THEMES else "",
        "ki_name": settings.KI_NAME,
        "ki_logo": reverse("common:logo") if settings.KI_LOGO else "",
        "ki_contact": settings.KI_CONTACT,
        "is_dev": settings.DEBUG,
        "csp_nonce": SimpleLazyObject(lambda: str(request.csp_nonce)),
    }
