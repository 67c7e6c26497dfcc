"""Lists of people narrow by programme, area and phase; the address keeps what was asked, the file holds the same."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from common import clock
from mentees.enums import Trouble
from mentees.models import EarlyWarning
from mentors.enums import TandemStatus
from mentors.models import FollowUp, ImportNotice
from tests import factories
from tests.mentees.referral_world import referred
from volunteers.enums import EngagementStatus

pytestmark = pytest.mark.django_db


def _need(world, programme, area, phase, name):
    mentee = factories.MenteeFactory(intake=world.organisation, area=area, user__name=name)
    return factories.NeedFactory(mentee=mentee, phase=phase, programme=programme, area=area)


def a_proposal(world, programme, area, phase, name):
    factories.TandemFactory(
        need=_need(world, None, area, phase, name),
        engagement=factories.EngagementFactory(programme=programme),
        status=TandemStatus.ASKING_MENTEE,
        running_from=None,
        answer_by=clock.now(),
    )


def a_warning(world, *where):
    EarlyWarning.objects.create(mentee=_need(world, *where).mentee, trouble=Trouble.MATHS)


def an_import(world, programme, area, phase, name):
    brought = factories.EngagementFactory(
        programme=programme, status=EngagementStatus.IMPORTED, volunteer__area=area, volunteer__user__name=name
    )
    code = {"code_hash": brought.public_id, "expires_at": clock.now() + dt.timedelta(days=9)}
    ImportNotice.objects.create(engagement=brought, **code)


def a_referral(world, programme, area, phase, name):
    """Seen by where it goes: the list names nobody."""
    need = _need(world, None, area, phase, name)
    there = factories.ProgrammeFactory(organisation=world.other_organisation, name=name, phases=[phase])
    referred(world, need, there)
    return there


LISTS = {
    "mentors:proposals": a_proposal,
    "mentors:unconfirmed": an_import,
    "mentees:warnings": a_warning,
    "mentees:referrals": a_referral,
}


@pytest.fixture
def narrowed(world):
    """`narrowed(make)`: "Hier" fits the filters, "Dort" is the near miss in all three; gives each way to ask."""
    other = factories.PhaseFactory(slug="housing")
    here, there = (
        factories.ProgrammeFactory(organisation=world.organisation, phases=[phase]) for phase in (world.phase, other)
    )

    def fill(make):
        made = make(world, here, world.quarter, world.phase, "Frau Hier") or here
        make(world, there, world.other_quarter, other, "Frau Dort")
        asked = {"programme": made.public_id, "area": world.town.public_id, "phase": world.phase.slug}
        return [asked, *({name: value} for name, value in asked.items())]

    return fill


def cells(answer) -> str:
    return " ".join(
        str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active for cell in row
    )


def shown(page, name) -> str:
    """The part that is exchanged, without the filters."""
    return page.content.decode().partition(f'id="{name.partition(":")[2]}"')[2]


@pytest.mark.parametrize("name", LISTS)
def test_each_filter_leaves_the_near_miss_out(world, as_role, narrowed, name):
    client, more = as_role("contact"), {"side": "sent"} if "referrals" in name else {}
    for asked in narrowed(LISTS[name]):
        page = client.get(reverse(name), asked | more)
        text, file = shown(page, name), cells(client.get(reverse(f"{name}_table"), asked | more))
        assert ("Frau Hier" in text, "Frau Dort" in text) == (True, False), asked
        assert ("Frau Hier" in file, "Frau Dort" in file) == (True, False), asked
        assert all(f"{key}={value}" in text for key, value in asked.items()), "the file is that of the page"


@pytest.mark.parametrize("name", LISTS)
def test_nonsense_counts_as_not_asked_and_no_rows_say_so(world, as_role, narrowed, name):
    client, more = as_role("contact"), {"side": "sent"} if "referrals" in name else {}
    narrowed(LISTS[name])
    text = shown(client.get(reverse(name), {"area": "x" * 99, "phase": "\0", **more}), name)
    assert "Frau Hier" in text and "Frau Dort" in text
    text = shown(client.get(reverse(name), {"programme": world.other_programme.public_id, **more}), name)
    assert "Frau Hier" not in text and "Frau Dort" not in text
    assert "Frau" not in shown(as_role("contact@elsewhere").get(reverse(name), more), name)


def test_a_filter_tells_a_referrer_nothing_about_whom_she_reported(world, as_role):
    """She sees the warning she gave; where the person lives and what else she needs is not hers to find out."""
    need = _need(world, world.programme, world.quarter, world.phase, "Frau Hier")
    EarlyWarning.objects.create(mentee=need.mentee, trouble=Trouble.MATHS, raised_by=world.person("referrer"))
    client = as_role("referrer")
    assert "Frau Hier" in client.get(reverse("mentees:warnings")).content.decode()
    for asked in ({"area": world.quarter.public_id}, {"phase": world.phase.slug}):
        assert "Frau Hier" not in client.get(reverse("mentees:warnings"), asked).content.decode()
        assert "Frau Hier" not in cells(client.get(reverse("mentees:warnings_table"), asked))


def test_one_follow_up_for_people_picked_on_their_list(world, as_role):
    mine = [_need(world, None, None, world.phase, name).mentee.public_id for name in ("Frau Hier", "Frau Dort")]
    theirs = factories.MenteeFactory(intake=world.other_organisation)
    client = as_role("contact")
    page = client.get(reverse("mentees:people"), {"status": "waiting"}).content.decode()
    there = reverse("mentors:follow_ups_many", args=["mentee"])
    assert all(f'value="{one}"' in page for one in mine) and theirs.public_id not in page and there in page
    due = clock.today().isoformat()
    client.post(there, {"kind": "call", "due_on": due, "picked": [*mine, theirs.public_id]})
    assert sorted(FollowUp.objects.values_list("mentee__public_id", flat=True)) == sorted(mine)
    as_role("contact@elsewhere").post(there, {"kind": "call", "due_on": due, "picked": mine})
    assert FollowUp.objects.count() == 2
