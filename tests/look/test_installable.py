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
    kept = json.loads("[" + re.search(r"const FILES = \[OFFLINE, (.*?)\];", text)[1] + "]")
    assert all(name.startswith("/static/") for name in kept)
    assert all(finders.find(name.removeprefix("/static/")) for name in kept)
    # A page is fetched, never put away.
    assert "cache.put" not in text and text.count("addAll") == 1


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
