"""A provider's list as long as a county, of people who do not exist; equal numbers give equal lists."""

import csv
import datetime as dt
import io
import random
import resource
from collections.abc import Callable, Iterator
from typing import Any

from common.sheets import Table, workbook
from mentors.lists.fields import Kind
from mentors.lists.preview import layouts, preview
from mentors.lists.reading.safely import read_list
from mentors.lists.sorting import Known

KB_PER_MB = 1024
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


def known(count: int) -> list[Known]:
    """People the provider has already, some of them in the list."""
    return [
        Known(str(number), Kind.MENTOR, row[0], row[1], row[2] if number % 2 else dt.date(1950, 1, 1), None, (), "")
        for number, row in enumerate(rows(count))
    ]


def preview_of(order: dict) -> Callable[[], Any]:
    """The whole way from bytes to sorted rows. The answer: the counts, and the memory of the process that reads."""
    content = {"xlsx": as_xlsx, "csv": as_csv}[order["kind"]](order["rows"])
    people = known(order["known"])

    def look() -> dict:
        book = read_list(content)
        seen = preview(book, layouts(book), known=people, areas={a: a for a in AREAS}, today=TODAY)
        reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KB_PER_MB
        return {"counts": seen.counts, "reader": reader}

    return look


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
