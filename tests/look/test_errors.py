"""Pages for what went wrong: in the house's look, in every language, and standing on their own where nothing works."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from common.errors import Gone, NotAllowed, OutOfScope, TooOften, WrongInput
from common.views import errors

pytestmark = pytest.mark.django_db

LANGUAGES = ("de", "de-simple", "en", "ar")


def raising(exception):
    @login_not_required
    def view(request):
        raise exception

    return view


CASES = {
    "bad": (SuspiciousOperation("marker"), 400),
    "forbidden": (PermissionDenied("marker"), 403),
    "missing": (Http404("marker"), 404),
    "often": (TooOften("So bitte nicht.", retry_after=90), 429),
    "wrong": (WrongInput("Diese Nummer ist zu kurz."), 400),
    "not-allowed": (NotAllowed("Das darf nur die Koordination."), 403),
    "out-of-scope": (OutOfScope("marker"), 404),
    "gone": (Gone("Diese Einladung wurde schon benutzt."), 410),
    "broken": (RuntimeError("marker"), 500),
    "database": (OperationalError("marker"), 503),
}

handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.broken
urlpatterns = [
    *(path(name, raising(exception)) for name, (exception, _status) in CASES.items()),
    path("", include("config.urls")),
]


@pytest.fixture
def quiet_client(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_error_has_its_page_in_every_language(quiet_client, name, language):
    quiet_client.cookies["language"] = language
    answer = quiet_client.get(f"/{name}")
    text = answer.content.decode()
    assert answer.status_code == CASES[name][1]
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in text
    assert "<h1>" in text
    assert "css/patennetz" in text
    assert "marker" not in text


@pytest.mark.parametrize("name", ["wrong", "not-allowed", "gone"])
def test_a_refusal_says_its_sentence(quiet_client, name):
    assert str(CASES[name][0].message) in quiet_client.get(f"/{name}").content.decode()


def test_too_often_and_a_pause_say_when_to_come_back(quiet_client):
    assert quiet_client.get("/often")["Retry-After"] == "90"
    assert quiet_client.get("/database")["Retry-After"] == "30"


def test_the_last_pages_need_neither_database_nor_context(django_assert_num_queries):
    with django_assert_num_queries(0):
        request = RequestFactory().get("/")
        assert errors.broken(request).status_code == 500
        assert errors.bad_request(request).status_code == 400
        try:
            raise OperationalError
        except OperationalError:
            assert errors.broken(request).status_code == 503


def test_a_dead_database_behind_the_session_is_a_pause_too(quiet_client, monkeypatch):
    """The failure comes out of a middleware, before any view."""

    def dead(self, *args, **kwargs):
        raise OperationalError

    quiet_client.cookies["sessionid"] = "a" * 32
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", dead)
    assert quiet_client.get("/imprint").status_code == 503


def test_a_wrong_host_gets_the_plain_page(quiet_client):
    answer = quiet_client.get("/imprint", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "elsewhere" not in answer.content.decode()


def test_a_post_without_token_is_told_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/language", {"language": "ar"})
    assert answer.status_code == 403
    assert "<h1>" in answer.content.decode()


def test_the_page_for_libraries_limits_is_ours():
    from allauth.core.ratelimit import respond_429

    request = RequestFactory().get("/")
    request.user, request.session = type("Nobody", (), {"is_authenticated": False})(), {}
    request._messages = []
    answer = respond_429(request)
    assert isinstance(answer, HttpResponse) and answer.status_code == 429
    assert "css/patennetz" in answer.content.decode()
