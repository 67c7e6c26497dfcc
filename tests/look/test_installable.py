"""Manifest, service worker and offline page."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db


def test_the_manifest_carries_the_name_of_the_ki(client, settings):
    settings.KI_NAME = "KI Musterkreis"
    answer = client.get("/manifest.webmanifest")
    body = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert "KI Musterkreis" in body["name"]
    assert body["start_url"] == body["scope"] == "/"
    assert {(icon["sizes"], icon["purpose"]) for icon in body["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def test_every_icon_of_the_manifest_is_a_picture_of_its_size(client):
    for icon in json.loads(client.get("/manifest.webmanifest").content)["icons"]:
        head = Path(finders.find(icon["src"].removeprefix("/static/"))).read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert int.from_bytes(head[16:20], "big") == int(icon["sizes"].split("x")[0])


def test_the_worker_may_answer_for_the_whole_site_and_is_asked_for_anew(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    assert "VERSION" not in answer.content.decode()


def test_the_worker_keeps_only_our_files_and_the_offline_page(client):
    text = client.get("/sw.js").content.decode()
    kept = json.loads(re.search(r"const FILES = (\[.*?\]);", text)[1])
    assert all(name.startswith("/static/") for name in kept)
    assert all(finders.find(name.removeprefix("/static/")) for name in kept)
    # A page is fetched, never put away; what is put away is the language.
    assert text.count(".put(") == text.count(".put(CHOSEN, new Response(language))") == 1
    assert text.count("addAll") == 1


def test_there_is_an_offline_page_in_each_language_whatever_the_reader_has_now(client, settings):
    pages = json.loads(re.search(r"const OFFLINE = ({.*?});", client.get("/sw.js").content.decode())[1])
    assert list(pages) == [code for code, _name in settings.LANGUAGES]
    client.cookies["language"] = "en"
    for code, address in pages.items():
        answer = client.get(address)
        assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in answer.content.decode()
        assert answer["Content-Language"] == code
    assert '<html lang="en"' in client.get("/offline?language=xx").content.decode()


def test_the_offline_page_holds_nothing_of_anybody(client, world):
    from tests.support.people import sign_in

    someone = sign_in(world.person("coordinator"))
    assert someone.get("/offline").content == client.get("/offline").content


def test_sign_out_asks_the_worker_to_forget(world):
    from tests.support.people import sign_in

    page = sign_in(world.person("coordinator")).get("/imprint").content.decode()
    assert re.search(r'<form method="post" action="/account/sign-out/" data-purge>', page)
    script = Path(finders.find("js/main.js")).read_text()
    assert 'postMessage("purge")' in script
