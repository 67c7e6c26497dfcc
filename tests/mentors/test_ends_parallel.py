"""A mentor stops while desks propose her, a person leaves meanwhile: real processes, and nothing is left open."""

import subprocess
import sys
import time

import pytest
from django.conf import settings

from mentees.models import Mentee
from mentors.models import Place, Tandem
from tests.mentors import way
from tests.notifications.processes import PATIENCE, environment
from volunteers.models import Engagement

pytestmark = pytest.mark.django_db(transaction=True)
# What each process does at the same moment: propose, or end the mentor's work or the person's accompaniment.
CHILD = """
import sys, time, django
django.setup()
from accounts.models import User
from common.errors import Refusal
from mentees.enums import MenteeEnd
from mentees.models import Need
from mentors.services import endings, tandems
from volunteers.enums import EngagementEnd
from volunteers.models import Engagement
what, contact, need, mentor, at = sys.argv[1:]
contact = User.objects.get(pk=contact)
need = Need.objects.select_related("mentee__user").get(pk=need)
mentor = Engagement.objects.select_related("volunteer__user", "organisation__area").get(pk=mentor)
time.sleep(max(0, float(at) - time.time()))
try:
    if what == "propose":
        tandems.propose(actor=contact, need=need, engagements=[mentor])
    elif what == "stop":
        endings.end_mentor(actor=contact, engagement=mentor, reason=EngagementEnd.MOVED, plans={})
    else:
        endings.end_mentee(actor=contact, mentee=need.mentee, reason=MenteeEnd.MOVED)
except Refusal:
    print("refused")
else:
    print("done")
"""


def at_once(house, acts) -> list[str]:
    """(what, need, mentor) in a process each; what each one heard."""
    moment = str(time.time() + 5)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, what, str(house.contact.pk), str(need.pk), str(mentor.pk), moment],
            env=environment(),
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )
        for what, need, mentor in acts
    ]
    return [one.communicate(timeout=2 * PATIENCE)[0].strip().splitlines()[-1] for one in started]


def test_who_stops_is_left_with_no_proposal():
    house = way.House(places=3)
    acts = [("propose", house.new_need(), house.mentor) for _n in range(3)]
    heard = at_once(house, [*acts, ("stop", house.need, house.mentor)])
    assert heard[-1] == "done"
    assert Engagement.objects.get(pk=house.mentor.pk).status == "ended"
    assert not Tandem.objects.open().exists() and not Place.objects.exists()


def test_who_leaves_is_left_with_no_proposal():
    house = way.House()
    acts = [("propose", house.need, house.new_mentor()) for _n in range(3)]
    heard = at_once(house, [*acts, ("leave", house.need, house.mentor)])
    assert heard[-1] == "done"
    assert Mentee.objects.get(pk=house.mentee.pk).status == "ended"
    assert not Tandem.objects.open().exists() and not Place.objects.exists()
