"""Fixtures for the whole suite. It is hostile on purpose: what may go wrong in a town goes wrong here first.

- an undefined template variable fails (`support/templates.py`)
- a GET that writes fails (`support/reads.py`)
- unordered querysets come back in random order (`support/ordering.py`), tests run in random order (pytest-randomly)
- no network but this machine, own files, empty cache, warnings are errors (`support/sandbox.py`)
- `pytest --at 23:59` or `--at 2027-03-28T02:30` runs everything at that time of day
"""

import os

from hypothesis import settings as hypothesis_settings

pytest_plugins = [
    "tests.support.sandbox",
    "tests.support.templates",
    "tests.support.ordering",
    "tests.support.reads",
    "tests.support.people",
    "tests.support.words",
    "tests.support.town",
]

hypothesis_settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=50)
hypothesis_settings.register_profile("wild", deadline=None, max_examples=500)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
