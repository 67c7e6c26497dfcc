import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(data=st.data())
def test_confusable_signs_small_letters_and_gaps_are_forgiven(data):
    code = "".join(data.draw(st.lists(st.sampled_from(short_codes.SIGNS), min_size=12, max_size=12)))
    written = ""
    for sign in code:
        likes = {"0": "0OoO", "1": "1IiLl"}.get(sign, sign + sign.lower())
        written += data.draw(st.sampled_from(likes)) + data.draw(st.sampled_from(["", " ", "-"]))
    assert short_codes.tidy(written) == code


def test_only_the_purpose_and_the_key_make_the_hash(settings):
    one = short_codes.digest("a", "X")
    assert one != short_codes.digest("b", "X")
    settings.SECRET_KEY = "another"
    assert one != short_codes.digest("a", "X")
