"""Imprint, privacy notice, accessibility statement: the operator's words, never markup."""

import pytest

pytestmark = pytest.mark.django_db

PAGES = {"/imprint": "IMPRINT_FILE", "/privacy": "PRIVACY_NOTICE_FILE", "/accessibility": "ACCESSIBILITY_FILE"}


@pytest.mark.parametrize("address", PAGES)
def test_without_a_text_the_page_says_so(client, settings, address):
    settings.KI_NAME, settings.KI_CONTACT = "KI Musterkreis", "ki@example.org"
    client.cookies["language"] = "en"
    text = client.get(address).content.decode()
    assert "KI Musterkreis has not entered this text yet." in text
    assert "ki@example.org" in text


@pytest.mark.parametrize(("address", "setting"), PAGES.items())
def test_the_file_becomes_headings_paragraphs_and_lists(client, settings, tmp_path, address, setting):
    file = tmp_path / "text.md"
    file.write_text("# Anschrift\nMusterweg 1\nMusterstadt\n\n- eins\n- zwei\n\n<script>alert(1)</script> & mehr")
    setattr(settings, setting, str(file))
    text = client.get(address).content.decode()
    assert "<h2>Anschrift</h2>" in text
    assert "Musterweg 1<br>Musterstadt" in text
    assert "<li>eins</li><li>zwei</li>" in text
    assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_a_changed_file_is_read_again(client, settings, tmp_path):
    import os

    file = tmp_path / "text.md"
    settings.IMPRINT_FILE = str(file)
    for number, words in enumerate(("Alt", "Neu")):
        file.write_text(words)
        os.utime(file, (number, number))
        assert words in client.get("/imprint").content.decode()
