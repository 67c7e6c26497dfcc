"""Private files: never cached, never shown in the house's own origin, whatever the method (security 5)."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory

from common.files import PrivateStorage, send_private, stream_private

# Closing an answer looks after the connections.
pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    storage = PrivateStorage()
    name = storage.save("a.bin", ContentFile(b"0123456789"))

    class Field:
        def open(self, mode):
            return storage.open(name, mode)

    return Field()


def answers(stored):
    send = send_private(b"0123456789", name="a.pdf", content_type="application/pdf")
    return [send, stream_private(stored, name="a.pdf", content_type="application/pdf")]


def test_nobody_may_keep_or_run_it(stored):
    for answer in answers(stored):
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox"
        assert answer["Content-Disposition"] == 'attachment; filename="a.pdf"'
        assert answer["Content-Length"] == "10"
        answer.close()


def test_a_range_gets_the_whole_file_and_no_part_of_another(stored):
    RequestFactory().get("/", headers={"range": "bytes=0-3"})
    for answer in answers(stored):
        assert answer.status_code == 200 and "Accept-Ranges" not in answer
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert content == b"0123456789"
        answer.close()


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("plan.pdf", 'attachment; filename="plan.pdf"'),
        ('a"b.pdf', 'attachment; filename="ab.pdf"'),
        ("../../etc/passwd", 'attachment; filename="passwd"'),
        ("..\\..\\boot.ini", 'attachment; filename="boot.ini"'),
        ("a\r\nSet-Cookie: x=1.pdf", 'attachment; filename="a Set-Cookie: x=1.pdf"'),
        ("\u202egpj.exe", 'attachment; filename="gpj.exe"'),
        ("", 'attachment; filename="file"'),
        ("Übung.pdf", "attachment; filename*=utf-8''%C3%9Cbung.pdf"),
    ],
)
def test_a_file_name_is_only_a_name(name, header, stored):
    send = send_private(b"x", name=name, content_type="application/pdf")
    stream = stream_private(stored, name=name, content_type="application/pdf")
    assert send["Content-Disposition"] == stream["Content-Disposition"] == header
    stream.close()


def test_only_pictures_and_pdf_are_shown_in_the_page():
    shown = send_private(b"x", name="a.pdf", content_type="application/pdf", inline=True)
    assert shown["Content-Disposition"].startswith("inline")
    for kind in ("text/html", "image/svg+xml", "application/xhtml+xml"):
        refused = send_private(b"<script>", name="a", content_type=kind, inline=True)
        assert refused["Content-Disposition"].startswith("attachment")


def test_private_files_have_no_address():
    with pytest.raises(ValueError, match="no address"):
        PrivateStorage().url("a.bin")


def test_a_name_cannot_climb_out_of_the_folder():
    with pytest.raises(Exception, match="traversal"):
        PrivateStorage().save("../outside.bin", BytesIO(b"x"))
