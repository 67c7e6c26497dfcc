"""Language of the reader, and refusals as pages."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation

from common.errors import Refusal

_PAGES = {404: "404.html", 429: "429.html"}


class LanguageMiddleware(LocaleMiddleware):
    """The language from the cookie, else from the browser, else German. Never from the address."""

    def process_request(self, request):
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or request.GET.get("lang", "")
        language = wanted if wanted in dict(settings.LANGUAGES) else translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()


class RefusalMiddleware:
    """A `Refusal` that no form caught becomes a page with its sentence and status."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refusal):
            return None
        template = _PAGES.get(exception.status, "refusal.html")
        response = render(request, template, {"sentence": exception.message}, status=exception.status)
        if hasattr(exception, "retry_after"):
            response["Retry-After"] = str(exception.retry_after)
        return response


# Embeddings, overrides and isolates; the marks U+200E, U+200F and U+061C are part of Arabic typing and stay.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class TurningMiddleware:
    """Takes invisible characters that turn lines around out of whatever is typed (security 8)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.GET:
            request.GET = _straight(request.GET)
        if request.method == "POST" and request.POST:
            request.POST = _straight(request.POST)
        return self.get_response(request)


def _straight(typed):
    if not any(character in _TURNING for values in typed.lists() for text in values[1] for character in map(ord, text)):
        return typed
    clean = typed.copy()
    for name, values in typed.lists():
        clean.setlist(name, [value.translate(_TURNING) for value in values])
    return clean
