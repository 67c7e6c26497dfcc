"""Load the demo. Everything goes through the services a town would use; loading again adds only what is missing."""

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction

from accounts.containers import HOUSE
from accounts.enums import Answered, Kind, Role
from accounts.models import User
from accounts.scope import scope
from accounts.services.consents import give
from accounts.services.letters import issue_letter_code
from accounts.services.people import add_person
from accounts.services.roles import give_role
from accounts.services.second_step import equip_demo_totp
from demo import accompaniment, lists, passing, register, requests, tandems, volunteers
from demo.people import PEOPLE, Person
from network.models import Area, Organisation

# Whom nobody in the demo could appoint: the command line does, as in a town.
BY_COMMAND = {Role.COORDINATOR, Role.ADMINISTRATOR}
# A provider's volunteers belong to the provider: its contact takes them in.
BY_CONTACT = {Role.VOLUNTEER}


@transaction.atomic
def load() -> None:
    """The county's register and one person per role; the mentee's letter code is kept for the start page."""
    register.load()
    people = [(person, _user(person)) for person in PEOPLE]
    by_role = {person.role: user for person, user in people}
    for person, user in people:
        _equip(by_role, person, user)
    volunteers.load(by_role)
    requests.load(by_role)
    tandems.load(by_role)
    accompaniment.load()
    passing.load(by_role)
    lists.load(by_role)


def letter_codes() -> dict[str, list[str]]:
    """{public id: [code, PIN]} of the demo's letters; empty before the demo is loaded."""
    sheet = _sheet()
    return json.loads(sheet.read_text()) if sheet.exists() else {}


def _user(person: Person) -> User:
    there = User.objects.filter(is_demo=True, name=person.name).first()
    return there or add_person(
        actor=None,
        name=person.name,
        language=person.language,
        login_email=person.email or None,
        login_phone=person.phone or None,
        is_demo=True,
    )


def _equip(by_role: dict[Role, User], person: Person, user: User) -> None:
    if not user.memberships.exists():
        giver = by_role[Role.CONTACT if person.role in BY_CONTACT else Role.COORDINATOR]
        actor = None if person.role in BY_COMMAND else giver
        give_role(actor=actor, user=user, role=person.role, container=_container(person), ends_on=person.ends_on)
    if not user.consents.exists():
        for purpose in person.agreed:
            give(actor=user, user=user, purpose=purpose, how=Answered.SELF, language=person.language)
    if scope(user).is_staff:
        equip_demo_totp(user)
    elif not user.has_way_in and user.public_id not in letter_codes():
        _keep(user, issue_letter_code(actor=by_role[Role.COORDINATOR], user=user))


def _container(person: Person):
    if person.kind == Kind.HOUSE:
        return HOUSE
    rows = Area.objects if person.kind == Kind.AREA else Organisation.objects
    return rows.get(name=person.container)


def _sheet() -> Path:
    return Path(settings.PRIVATE_ROOT) / "demo-letters.json"


def _keep(user: User, letter: tuple[str, str]) -> None:
    codes = letter_codes() | {user.public_id: list(letter)}
    _sheet().parent.mkdir(parents=True, exist_ok=True)
    _sheet().write_text(json.dumps(codes))
