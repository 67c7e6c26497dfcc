"""Language and colours: on every page, remembered, and back to where the reader was."""

import re

import pytest

pytestmark = pytest.mark.django_db

OWN = {"de": "Deutsch", "de-simple": "Einfaches Deutsch", "en": "English", "ar": "العربية"}


@pytest.mark.parametrize("code", OWN)
def test_every_page_names_each_language_in_its_own_script(client, code):
    client.cookies["language"] = code
    text = client.get("/imprint").content.decode()
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in text
    for other, name in OWN.items():
        assert f'value="{other}" lang="{other}"' in text
        assert f">{name}</button>" in text
    assert text.count('aria-current="true"') == 2  # the language and the colours in use


def test_the_language_is_remembered_and_leads_back(client):
    answer = client.post("/language", {"language": "ar", "next": "/privacy?x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/privacy?x=1")
    assert client.cookies["language"].value == "ar"
    assert client.cookies["language"]["max-age"] == 60 * 60 * 24 * 365
    assert 'dir="rtl"' in client.get("/privacy").content.decode()


@pytest.mark.parametrize("language", ["xx", "", "de\r\nSet-Cookie: a=b", "AR"])
def test_an_unknown_language_changes_nothing(client, language):
    client.post("/language", {"language": language, "next": "/privacy"})
    assert "language" not in client.cookies


@pytest.mark.parametrize(
    "target", ["//elsewhere.example/x", "https://elsewhere.example", "javascript:alert(1)", "\\\\elsewhere.example", ""]
)
@pytest.mark.parametrize("choice", ["/language", "/theme"])
def test_no_choice_leads_out_of_the_house(client, choice, target):
    assert client.post(choice, {"language": "ar", "theme": "dark", "next": target})["Location"] == "/"


def test_colours_are_remembered_until_the_device_decides_again(client):
    client.post("/theme", {"theme": "dark"})
    assert 'data-kern-theme="dark"' in client.get("/imprint").content.decode()
    client.post("/theme", {"theme": "device"})
    assert "data-kern-theme" not in client.get("/imprint").content.decode()


def test_a_made_up_colour_never_reaches_the_page(client):
    client.cookies["theme"] = '"><b>'
    assert "data-kern-theme" not in client.get("/imprint").content.decode()


def test_the_frame_belongs_to_this_reader_and_this_page(client):
    """The frame is rendered once and shared; token and address must not be."""
    one = client.get("/imprint?a=<b>").content.decode()
    other = client.get("/privacy").content.decode()
    assert 'name="next" value="/imprint?a=%3Cb%3E"' in one
    assert 'name="next" value="/privacy"' in other
    assert "of-this-" not in one + other


def test_the_frame_follows_the_language_within_one_process(client):
    texts = []
    for code in OWN:
        client.cookies["language"] = code
        texts.append(client.get("/imprint").content.decode())
    assert len(set(texts)) == len(OWN)


def next_of(answer) -> str:
    """Where the language buttons of this page lead back to."""
    return re.search(r'name="next" value="([^"]*)"', answer.text)[1]


def test_a_page_that_answers_a_post_leads_back_to_its_form(client):
    form = "http://testserver/account/sign-in/letter/?next=%2Fchain"
    wrong = client.post("/l/AAAA-BBBB-CCCC", headers={"referer": form})
    assert wrong.status_code == 400
    back = client.post("/language", {"language": "ar", "next": next_of(wrong)}, follow=True)
    assert back.redirect_chain == [("/account/sign-in/letter/?next=%2Fchain", 302)]
    assert (back.status_code, back.wsgi_request.method) == (200, "GET")


@pytest.mark.parametrize("whence", ["", "https://elsewhere.example/account/", "//elsewhere.example", "about:blank"])
def test_without_a_page_of_ours_behind_it_a_post_leads_home(client, whence):
    assert next_of(client.post("/l/AAAA-BBBB-CCCC", headers={"referer": whence})) == "/"


def test_the_choice_on_a_refused_action_leads_back_to_a_page(as_role, world):
    """The address of an action takes no GET: the choice of a language there once ended in 405."""
    browser = as_role("contact")
    action = f"/people/roles/{world.programme.public_id}/take-back"
    assert browser.get(action).status_code == 405
    refused = browser.post(action, headers={"referer": "http://testserver/people"})
    assert refused.status_code == 404
    back = browser.post("/language", {"language": "en", "next": next_of(refused)}, follow=True)
    assert (back.status_code, back.redirect_chain) == (200, [("/people", 302)])
