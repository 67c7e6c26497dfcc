"""Two coordinators, one place: real processes propose the same mentor at the same moment.

The look comes first; the database refuses what slips past it. The last test takes the constraint away: then it breaks.
"""

import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from mentors.models import Place, Tandem
from tests.mentors import way
from tests.notifications.processes import PATIENCE, environment

pytestmark = pytest.mark.django_db(transaction=True)
DESKS = 4
ONE_PLACE = next(c for c in Place._meta.constraints if c.name == "place_taken_once")
# What each process does: wait for the moment, propose, say how it went. `blind`: nobody looks what is taken.
CHILD = """
import sys, time, django
django.setup()
from accounts.models import User
from common.errors import Refusal
from mentees.models import Need
from mentors.services import tandems
from mentors.services.tandems import _places
from volunteers.models import Engagement
contact, need, mentor, at, blind = sys.argv[1:]
first = [blind == "blind"]
look = _places._taken
_places._taken = lambda volunteer: set() if first and first.pop() else look(volunteer)
row = {"actor": User.objects.get(pk=contact), "need": Need.objects.get(pk=need)}
mentor = Engagement.objects.select_related("volunteer__user", "organisation__area").get(pk=mentor)
time.sleep(max(0, float(at) - time.time()))
try:
    tandems.propose(**row, engagements=[mentor])
except Refusal:
    print("refused")
else:
    print("proposed")
"""


def at_once(house, *, blind: bool) -> list[str]:
    """Several desks propose the same mentor, each for somebody else. What each one heard."""
    needs = [house.new_need() for _n in range(DESKS)]
    moment = time.time() + 4
    desks = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", CHILD, str(house.contact.pk), str(need.pk), str(house.mentor.pk)),
                *(str(moment), "blind" if blind else "looking"),
            ],
            env=environment(),
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )
        for need in needs
    ]
    return sorted(desk.communicate(timeout=PATIENCE)[0].strip().splitlines()[-1] for desk in desks)


@pytest.mark.parametrize("places", [1, 3])
@pytest.mark.parametrize("blind", [False, True], ids=["looking", "blind"])
def test_nobody_is_overbooked(places, blind):
    house = way.House(places=places)
    assert at_once(house, blind=blind) == ["proposed"] * places + ["refused"] * (DESKS - places)
    assert sorted(Place.objects.values_list("number", flat=True)) == list(range(1, places + 1))
    # A refused proposal leaves nothing behind.
    assert Tandem.objects.count() == places


@pytest.fixture
def without_constraint(monkeypatch):
    """The table as it would be without it; SQLite rebuilds it from what the model says."""
    with monkeypatch.context() as without, connection.schema_editor() as editor:
        without.setattr(Place._meta, "constraints", [])
        editor.remove_constraint(Place, ONE_PLACE)
    yield
    Tandem.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Place, ONE_PLACE)


def test_negative_control_without_the_constraint_she_is_overbooked(without_constraint):
    house = way.House(places=1)
    assert at_once(house, blind=True) == ["proposed"] * DESKS
    assert Place.objects.filter(volunteer=house.mentor.volunteer, number=1).count() == DESKS
