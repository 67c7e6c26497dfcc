"""Two providers, the sample lists, and everything the database knows about people."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from accounts.enums import Role
from mentors.services.imports import decisions, reading, taking, uploads
from network.models import Phase
from network.phases import PHASES
from tests.factories import AreaFactory, OrganisationFactory, person
from tests.mentors.lists.conftest import DATA
from tests.mentors.lists.files import HEADINGS, csv_file

LISTS = DATA / "partner-lists"
# What every import writes for itself.
_OWN = {"mentors.ListImport", "mentors.RowDecision", "accounts.AuditEntry", "django_q.OrmQ", "common.Tally"}


@pytest.fixture
def house(db):
    return OrganisationFactory(name="Diakonie")


@pytest.fixture
def other_house(db):
    return OrganisationFactory(name="Volkshochschule")


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house, name="Ayla Kaya")


@pytest.fixture
def phases(db):
    for position, (slug, name) in enumerate((phase.slug, phase.slug) for phase in PHASES):
        Phase.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})


@pytest.fixture
def rodenbeck(house):
    return AreaFactory(name="Rodenbeck", parent=house.area)


@pytest.fixture
def upload(house, contact):
    """Upload and read: a list ready to be looked at."""

    def upload(content, *, house=house, actor=contact, **more):
        about = {"organisation": house, "responsible": "Ayla Kaya", "content": content, "is_read_here": True}
        return reading.read(list_import=uploads.upload(actor=actor, **{**about, **more}))

    return upload


@pytest.fixture
def take(upload, contact):
    """Upload, leave out what is unclear, take over."""

    def take(content, *, actor=contact, **more):
        kept = upload(content, actor=actor, **more)
        decisions.leave_out_the_rest(actor=actor, list_import=kept)
        taking.begin(actor=actor, list_import=kept)
        kept.refresh_from_db()
        return kept

    return take


def a_list(*rows):
    """A CSV of people who help, under the usual headings."""
    return csv_file([HEADINGS, *rows])


def row(last, first, *, born="", phone="", mail="", languages="", where="", when="", remark=""):
    return [last, first, born, phone, mail, languages, where, when, remark]


def people_tables() -> dict:
    """All rows of all tables but those an import writes about itself."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
        if model._meta.label not in _OWN
    }


def kept_files() -> list[str]:
    return sorted(p.name for p in (Path(settings.PRIVATE_ROOT) / "lists").glob("*"))
