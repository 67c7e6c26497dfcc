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
