import pytest

from common import short_codes


def test_a_code_survives_paper_and_thumbs():
    code = short_codes.new_code()
    assert short_codes.tidy(f" {short_codes.spoken(code).lower()} ") == code
    assert len(code) == short_codes.LENGTH


@pytest.mark.parametrize("typed", ["", "ABC", "ABCD-EFGH-JKMU", "ABCD-EFGH-JKMN-P", "ابجد-ابجد-ابجد"])
def test_what_can_be_no_code_is_none(typed):
    assert short_codes.tidy(typed) == ""


def test_look_alikes_are_forgiven():
    assert short_codes.tidy("oil0-0000-0000") == "011000000000"


def test_only_the_purpose_and_the_key_make_the_hash(settings):
    one = short_codes.digest("a", "X")
    assert one != short_codes.digest("b", "X")
    settings.SECRET_KEY = "another"
    assert one != short_codes.digest("a", "X")
