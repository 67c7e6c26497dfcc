"""Tests speak all languages: catalogues newer than their `.mo` are compiled before the first test."""

from pathlib import Path

from common.catalogues.po import compile_stale

LOCALE = Path(__file__).resolve().parents[2] / "locale"


def pytest_configure(config):
    compile_stale(LOCALE)
