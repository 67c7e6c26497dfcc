"""What every page knows."""

from django.conf import settings
from django.utils import translation
from django.utils.functional import SimpleLazyObject

_OWN_NAMES = {"de": "Deutsch", "de-simple": "Einfaches Deutsch", "en": "English", "ar": "العربية"}


def page(request):
    """Language, direction, name of the KI and the nonce under both spellings (django-csp and django-htmx differ)."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "language": current,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "languages": [(code, _OWN_NAMES[code]) for code, _name in settings.LANGUAGES],
        "ki_name": settings.KI_NAME,
        "ki_logo": settings.KI_LOGO,
        "ki_contact": settings.KI_CONTACT,
        "is_dev": settings.DEBUG,
        "csp_nonce": SimpleLazyObject(lambda: str(request.csp_nonce)),
    }
