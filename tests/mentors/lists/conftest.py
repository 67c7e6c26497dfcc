import csv
import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings

DATA = Path(settings.BASE_DIR) / "demo" / "data"


@pytest.fixture
def today():
    return dt.date(2026, 11, 23)


@pytest.fixture
def areas():
    """The county's areas; their names serve as keys."""
    with (DATA / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["name"] for row in csv.DictReader(file, delimiter=";")}
