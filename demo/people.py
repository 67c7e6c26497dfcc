"""Invented people, one per role; addresses at example.org, a number the network agency keeps for fiction."""

import datetime as dt
from dataclasses import dataclass

from accounts.consents import Purpose
from accounts.enums import Kind, Role
from accounts.purposes import CONFIDENTIALITY, HELPER_CIRCLE, PHONE_NUMBER, SHARED_POOL, SMS_REMINDERS
from common import clock


@dataclass(frozen=True, slots=True)
class Person:
    """Who, as what, where. `email` and `phone` are ways in; without either there is a printed letter code."""

    name: str
    role: Role
    kind: Kind
    container: str = ""
    email: str = ""
    phone: str = ""
    language: str = "de"
    stands_in_days: int = 0
    agreed: tuple[Purpose, ...] = ()

    @property
    def ends_on(self):
        """The last day of a deputy."""
        return clock.today() + dt.timedelta(days=self.stands_in_days) if self.stands_in_days else None


KI = "Kommunales Integrationszentrum Minden-Lübbecke"

PEOPLE = (
    Person("Amira Yilmaz", Role.COORDINATOR, Kind.ORGANISATION, KI, email="koordination@example.org"),
    Person("Jonas Krüger", Role.CONTACT, Kind.ORGANISATION, "Diakonie", email="diakonie@example.org"),
    Person(
        "Lea Hofmann", Role.DEPUTY, Kind.ORGANISATION, "Diakonie", email="vertretung@example.org", stands_in_days=60
    ),
    Person("Mehmet Aydin", Role.QUARTER_MANAGER, Kind.AREA, "Bärenkämpen", email="quartier@example.org"),
    Person("Katrin Voss", Role.REFERRER, Kind.ORGANISATION, "Berufsschule", email="schulsozialarbeit@example.org"),
    Person("Pawel Nowak", Role.TRAINER, Kind.ORGANISATION, "VHS Minden", email="fortbildung@example.org"),
    Person("Sabine Löffler", Role.CHECKER, Kind.ORGANISATION, "Diakonie", email="nachweise@example.org"),
    Person("Ruth Engel", Role.SAFEGUARDING, Kind.ORGANISATION, "Diakonie", email="kinderschutz@example.org"),
    Person("Dieter Thiel", Role.FINANCE, Kind.ORGANISATION, "Diakonie", email="kasse@example.org"),
    Person(
        "Bernd Kaiser",
        Role.VOLUNTEER,
        Kind.ORGANISATION,
        "Diakonie",
        phone="+4917139200017",
        agreed=(CONFIDENTIALITY, SHARED_POOL),
    ),
    Person(
        "Samir Ahmadi",
        Role.MENTEE,
        Kind.ORGANISATION,
        KI,
        language="ar",
        agreed=(HELPER_CIRCLE, PHONE_NUMBER, SMS_REMINDERS),
    ),
    Person("Petra Lindner", Role.STEERING, Kind.HOUSE, email="stabsstelle@example.org"),
    Person("Olaf Berg", Role.ADMINISTRATOR, Kind.HOUSE, email="it@example.org"),
)


def sign_in_lines() -> list[str]:
    """How to sign in as each person, one line each. Asks the database for the printed letters."""
    from accounts.models import User
    from demo.load import letter_codes

    letters = letter_codes()
    ids = dict(User.objects.filter(is_demo=True).values_list("name", "public_id"))
    return [_line(person, letters.get(ids.get(person.name, ""))) for person in PEOPLE]


def _line(person: Person, letter: list[str] | None) -> str:
    way = person.email or person.phone or (f"letter code {letter[0]} (PIN {letter[1]})" if letter else "no way in yet")
    return f"{person.role.value:16} {person.name:16} {way}"
