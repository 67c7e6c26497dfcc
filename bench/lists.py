"""A provider's list as long as a county, of people who do not exist; equal numbers give equal lists."""

import csv
import datetime as dt
import io
import os
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import Any

import django

from common.sheets import Table, workbook
from mentors.lists.preview import layouts, preview
from mentors.lists.reading.safely import read_list

KB_PER_MB = 1024
LOOK_SECONDS = 0.05
TODAY = dt.date(2026, 11, 23)
HEADINGS = (
    *("Nachname", "Vorname", "Geb.", "Tel.", "E-Mail", "Sprachen", "Stadtteil", "Wann?", "Erw. Führungszeugnis"),
    *("max. Patenschaften", "Branche", "Konfession", "Bemerkung"),
)
AREAS = ("Innenstadt", "Bärenkämpen", "Rodenbeck", "Königstor", "Nordstadt", "Meißen", "Dankersen", "Petershagen")
FIRST = ("Ahmad", "Anna", "Bernd", "Birgit", "Emre", "Fatma", "Gül", "Hanan", "Inge", "Jürgen", "Olena", "Yusuf")
LAST = ("Weiß", "Müller", "Al-Hassan", "Kaya", "Süß", "Yıldız", "Schäfer", "Kowalski", "Großmann", "Nazari")
SPOKEN = ("Deutsch", "Farsi", "Arabisch", "Kurdisch (Kurmandschi)", "Dari", "Tigrinya", "Türkisch", "Ukrainisch")
FREE = ("Mo ab 16 Uhr", "werktags abends", "Mi 14-18", "flexibel", "Fr 9:00–12:00", "Di + Do nachmittags", "")
SAID = ("ja, 03/2025", "nein", "beantragt", "vorgelegt 12.01.2024", "ja", "")
REMARKS = ("", "", "Kontakt nur per Telefon", "hat Auto; kann auch abends", "mag Hunde")
FIELDS = ("IT", "Kfz", "Büro", "Elektro", "Lager/Logistik", "Gastronomie", "")


def rows(count: int) -> Iterator[list[Any]]:
    draw = random.Random(3)
    for number in range(count):
        last, first = f"{draw.choice(LAST)}-{draw.choice(LAST)}", f"{draw.choice(FIRST)} {draw.choice(FIRST)}"
        yield [
            *(last, first, dt.date(1945, 1, 1) + dt.timedelta(days=draw.randrange(21_000))),
            17_600_000_000 + draw.randrange(10_000_000) if number % 3 else f"0176 {draw.randrange(10**7):08}",
            f"person{draw.randrange(count * 9)}@example.org" if draw.random() < 0.8 else "-",
            ", ".join(draw.sample(SPOKEN, draw.randint(1, 3))),
            *(draw.choice(AREAS), draw.choice(FREE), draw.choice(SAID), draw.choice((1, 2, 3, ""))),
            *(draw.choice(FIELDS), draw.choice(("ev.", "kath.", "")), draw.choice(REMARKS)),
        ]


def as_xlsx(count: int) -> bytes:
    return workbook(Table("Paten", HEADINGS, rows(count)))


def as_csv(count: int) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerows([["Liste der Paten (Stand 15.10.2026)"], [], HEADINGS, *rows(count)])
    return written.getvalue().encode("cp1252", "replace")


def stored(house, count: int) -> None:
    """As many people in the database who help in this house: half of them stand in the list, half are others.

    Rows are inserted directly: a figure measures the list, and thousands of audited writes would only cost time.
    """
    from accounts.models import User
    from common.names import fold
    from volunteers.enums import EngagementStatus
    from volunteers.models import Engagement, Volunteer

    people = [(f"{row[1]} {row[0]}", row) for row in rows(count)]
    users = User.objects.bulk_create(User(name=name, name_key=fold(name)) for name, _row in people)
    volunteers = Volunteer.objects.bulk_create(Volunteer(user=user) for user in users)
    Engagement.objects.bulk_create(
        Engagement(
            volunteer=volunteer,
            kind="mentor",
            organisation=house,
            status=EngagementStatus.IMPORTED,
            contact_phone=f"+4957112{number:05}",
            contact_email=row[4] if number % 2 else f"someone{number}@example.org",
            born_on=row[2] if number % 2 else dt.date(1950, 1, 1) + dt.timedelta(days=number),
        )
        for number, (volunteer, (_name, row)) in enumerate(zip(volunteers, people, strict=True))
    )


def reader_only(order: dict) -> Callable[[], Any]:
    """From bytes to sorted rows, without a database: nobody is known, nothing is kept."""
    content = MAKERS[order["kind"]](order["rows"])

    def look() -> dict:
        book = read_list(content)
        return {"counts": preview(book, layouts(book), known=[], areas={a: a for a in AREAS}, today=TODAY).counts}

    return lambda: _with_reader(look)


def whole_way(order: dict) -> Callable[[], Any]:
    """From the worker's start to the first page of the preview: read, compare with the people stored, seal, keep, open.

    The answer: the counts, and the memory of the process that reads the file.
    """
    django.setup()
    from mentors.services.imports import reading

    kept = _uploaded(order)

    def look() -> dict:
        first_page(reading.read(list_import=kept))
        return {"counts": {name: getattr(kept, name) for name in ("rows", "new", "known", "unclear", "refused")}}

    return lambda: _with_reader(look)


def page_only(order: dict) -> Callable[[], Any]:
    """The first page of a preview that is kept."""
    django.setup()
    from mentors.services.imports import reading

    kept = reading.read(list_import=_uploaded(order))
    return lambda: first_page(kept)


def taken_over(order: dict) -> Callable[[], Any]:
    """Everybody new and known of a list written in one transaction; unclear rows are left out."""
    django.setup()
    from mentors.services.imports import reading, taking

    kept = reading.read(list_import=_uploaded(order))
    return lambda: {"new": taking.take_clear_rows(actor=None, list_import=kept).new}


def first_page(kept) -> int:
    """What the page of the preview opens: all marks, fifty rows. How many rows it shows."""
    from mentors import sealed_lists
    from mentors.queries import imports as queries
    from mentors.queries.decisions import decisions_of
    from mentors.views.imports.desk import PER_PAGE

    seen = sealed_lists.preview_of(kept.preview)
    return len(queries.rows_of(seen, decisions_of(kept), queries.numbers_of(seen)[:PER_PAGE]))


def _uploaded(order: dict):
    """A house of its own with as many people as `known` says, and its list."""
    from bench.programmes import register_of
    from mentors.services.imports import uploads
    from network.models import Organisation

    county = register_of(25)
    house = Organisation.objects.create(name=f"Haus {Organisation.objects.count()}", kind="provider", area=county)
    stored(house, order["known"])
    content = MAKERS[order["kind"]](order["rows"])
    about = {"actor": None, "organisation": house, "responsible": "Ayla Kaya", "is_read_here": True}
    return uploads.upload(content=content, **about)


def _with_reader(look: Callable[[], dict]) -> dict:
    """What `look` says, and the highest MB of the processes it starts (`getrusage` would count our own before exec)."""
    peak, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.is_set():
            peak[0] = max(peak[0], _highest_of_children())
            sleep(LOOK_SECONDS)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        said = look()
    finally:
        ended.set()
        watcher.join()
    return {**said, "reader": peak[0]}


def _highest_of_children() -> float:
    """MB of our largest process, at its highest so far."""
    found = [0.0]
    for file in Path("/proc").glob("[0-9]*/status"):
        try:
            facts = dict(line.split(":", 1) for line in file.read_text().splitlines())
        except OSError:
            # It ended in between.
            continue
        if int(facts["PPid"]) == os.getpid() and "VmHWM" in facts:
            found.append(int(facts["VmHWM"].split()[0]) / KB_PER_MB)
    return max(found)


MAKERS = {"xlsx": as_xlsx, "csv": as_csv}
