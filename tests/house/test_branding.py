"""Whose house it is: name and logo come from the settings."""

import pytest
from django.http import Http404

from common.context_processors import page
from common.views.logo import logo

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_the_logo_is_served_with_its_kind(rf, settings, tmp_path):
    file = tmp_path / "ki.svg"
    file.write_bytes(DRAWING)
    settings.KI_LOGO = str(file)
    answer = logo(rf.get("/logo"))
    assert answer.content == DRAWING
    assert answer["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("name", ["missing.svg", "secret.txt"])
def test_only_pictures_that_exist_are_shown(rf, settings, tmp_path, name):
    (tmp_path / "secret.txt").write_text("no picture")
    settings.KI_LOGO = str(tmp_path / name)
    with pytest.raises(Http404):
        logo(rf.get("/logo"))


def test_without_a_logo_no_page_asks_for_one(rf, settings):
    settings.KI_LOGO, settings.KI_NAME = "", "KI Testkreis"
    words = page(rf.get("/"))
    assert (words["ki_logo"], words["ki_name"]) == ("", "KI Testkreis")
