"""What `make test` says in its last line, and its exit code."""

import pytest

from tests import run

WHY = "browser tests skipped: no Chromium on this machine"


@pytest.mark.parametrize(
    ("codes", "skipped", "strict", "code"),
    [
        ([0, 0], {}, False, 0),
        ([0, 0], {}, True, 0),
        ([0], {WHY: 12}, False, 0),
        ([0], {WHY: 12}, True, 1),
        ([0], {WHY: 0}, True, 0),
        ([1, 0], {}, False, 1),
        ([0, 1], {}, False, 1),
        ([2], {WHY: 12}, True, 2),
        # A choice of tests may lie in one of the two goes only, but it must choose something.
        ([0, run.NOTHING_COLLECTED], {}, True, 0),
        ([run.NOTHING_COLLECTED, 0], {}, False, 0),
        ([run.NOTHING_COLLECTED, run.NOTHING_COLLECTED], {}, False, run.NOTHING_COLLECTED),
        ([run.NOTHING_COLLECTED], {WHY: 12}, False, 0),
    ],
)
def test_exit_codes(codes, skipped, strict, code):
    assert run._verdict(codes, skipped, strict) == code


def test_the_last_line_says_how_many_and_why(capsys):
    run._verdict([0], {WHY: 12}, strict=False)
    assert capsys.readouterr().out == f"12 {WHY}\n"


def test_a_chromium_named_wrongly_is_none(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")
    assert run._chromium() is None
    assert run._where() == "at /no/such/chromium"


def test_services_that_do_not_answer_are_named(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/test")
    assert run._services_problem() == "PostgreSQL does not answer on this machine"
