"""What a phone on a bad connection has to load: 120 KB on the first visit, 30 KB afterwards, compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db

KB = 1000
FIRST, AFTER = 120 * KB, 30 * KB
_PACKED = (".woff2", ".png")


def weight(name: str) -> int:
    """Bytes on the wire: fonts and pictures as they are, texts by gzip (brotli is smaller still)."""
    body = Path(finders.find(name)).read_bytes()
    return len(body) if name.endswith(_PACKED) else len(gzip.compress(body, 9))


def ranges(text: str) -> list[tuple[int, int]]:
    found = re.findall(r"U\+([0-9a-f]+)(?:-([0-9a-f]+))?", text, re.IGNORECASE)
    return [(int(low, 16), int(high or low, 16)) for low, high in found]


def fonts_for(css: str, letters: set[int]) -> set[str]:
    """The font files a browser fetches for these letters: those whose `unicode-range` meets one."""
    faces = re.findall(r"@font-face\s*{([^}]*)}", css)
    assert faces
    wanted = set()
    for face in faces:
        name = re.search(r"url\(\"?\.\./(fonts/[\w.-]+)", face)[1]
        if any(low <= letter <= high for low, high in ranges(face.split("unicode-range:")[1]) for letter in letters):
            wanted.add(name)
    return wanted


def loaded(html: str) -> set[str]:
    """Everything one page makes a browser load."""
    files = set(re.findall(r'(?:href|src)="/static/([^"#]+)', html))
    for name in [name for name in files if name.endswith(".css")]:
        visible = re.sub(r"<head>.*</head>|<[^>]+>", "", html, flags=re.DOTALL)
        if "rtl" not in name:
            # The switch shows Arabic in the device's own letters.
            visible = visible.replace("العربية", "")
        files |= fonts_for(Path(finders.find(name)).read_text(), {ord(letter) for letter in visible})
    return files


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "ar"])
@pytest.mark.parametrize("address", ["/", "/imprint", "/account/sign-in/"])
def test_the_first_visit_fits_in_120_kb(client, address, language):
    client.cookies["language"] = language
    html = client.get(address).content
    files = loaded(html.decode())
    total = len(gzip.compress(html)) + sum(weight(name) for name in files)
    assert any("arabic" in name for name in files) == (language == "ar")
    assert total <= FIRST, {name: weight(name) for name in files}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_later_visits_fit_in_30_kb(client, language):
    client.cookies["language"] = language
    assert len(gzip.compress(client.get("/").content)) <= AFTER


def test_the_page_asks_nobody_else(client):
    html = client.get("/").content.decode()
    css = "".join(Path(finders.find(f"css/{name}")).read_text() for name in ("patennetz.css", "patennetz.rtl.css"))
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', html)
    assert not re.findall(r"url\(\"?(?:https?:)?//", css)
