"""Until a mentee has said yes, the mentor's house does not learn who she is: on no page, in no file, in no trail.

The centre's mentee is proposed to a mentor of another house; both houses keep the tandem.
"""

import io
import re
from contextlib import suppress

import openpyxl
import pytest
from django.urls import NoReverseMatch, reverse

from accounts.models import AuditEntry
from common import clock
from mentors import terms
from mentors.enums import Declining, Side, TandemStatus
from mentors.models import FollowUp, Tandem
from mentors.services import tandems
from mentors.services.tandems import _steps
from network.queries.trail import TrailFilters, trail_of
from notifications.models import Notice
from tests import factories
from tests.mentors import way
from tests.routes import table
from tests.support.people import sign_in
from tests.support.reads import may_write

pytestmark = pytest.mark.django_db
HER = ("Verborgena", "+4917099887766", "verborgena@example.org", "4917099887766")
STATES = (
    TandemStatus.ASKING_MENTOR,
    TandemStatus.ASKING_MENTEE,
    TandemStatus.DECLINED,
    TandemStatus.EXPIRED,
    TandemStatus.WITHDRAWN,
)
_PAGES = [route for route in table.declared() if route.name.startswith(("mentors:", "mentees:", "volunteers:"))]
# Every list and file of the desk, and the first page.
_LISTS = [
    "mentors:proposals",
    "mentors:proposals_table",
    "mentors:matching",
    "mentors:scarcity",
    "mentors:lists",
    "mentors:lists_table",
    "mentors:unconfirmed",
    "mentors:unconfirmed_table",
    "mentees:people",
    "mentees:people_table",
    "mentees:needs",
    "mentees:needs_table",
    "mentees:referrals",
    "mentees:referrals_table",
    "mentees:warnings",
    "mentees:warnings_table",
    "volunteers:helpers",
    "volunteers:helpers_download",
    "network:audit",
    "portal:home",
]
_DESK = ("waiting", "proposals", "signals", "tandems", "imports", "doubles", "referrals", "follow_ups")


@pytest.fixture
def asked(world):
    """The contact here looks; the mentee is the centre's. A follow-up stands on the tandem already."""
    mentee = factories.MenteeFactory(
        intake=world.centre, user__name="Verborgena Niemand", contact_phone=HER[1], contact_email=HER[2]
    )
    tandem = factories.TandemFactory(
        need=factories.NeedFactory(mentee=mentee, phase=world.phase),
        engagement=world.own_mentor(),
        status=TandemStatus.ASKING_MENTOR,
        running_from=None,
        answer_by=clock.now() + terms.ANSWER_WITHIN,
        coordinator=world.person("coordinator"),
    )
    FollowUp.objects.create(organisation=world.organisation, kind="call", due_on=clock.today(), tandem=tandem)
    return tandem


def addresses(tandem) -> list[str]:
    """Every address that takes a tandem, its mentee or its need, and every list."""
    ids = {"tandem": tandem, "mentee": tandem.mentee, "need": tandem.need, "engagement": tandem.engagement}
    found = [reverse(name) for name in _LISTS]
    found += [f"{reverse(f'mentors:{page}')}?list={key}" for page in ("desk", "desk_table") for key in _DESK]
    found += [reverse("mentors:follow_ups_of", args=[kind, row.public_id]) for kind, row in ids.items()]
    taken = {route.name for route in _PAGES if route.kwargs and "GET" in route.methods}
    for name in sorted(taken):
        for row in (*ids.values(), tandem.mentee.user):
            found += [address for address in [_address(name, row.public_id)] if address]
    return found


def _address(name, public_id):
    with suppress(NoReverseMatch):
        return reverse(name, kwargs={"public_id": public_id})


def said(answer) -> str:
    if "spreadsheet" in answer.get("Content-Type", ""):
        sheets = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
        return " ".join(str(cell.value) for sheet in sheets for row in sheet for cell in row)
    return answer.content.decode(errors="replace")


def opened(client, tandem) -> tuple[list[str], list[str]]:
    """Of all these addresses those that lead somewhere once she has said yes, and of them those that name her."""
    Tandem.objects.filter(pk=tandem.pk).update(status=TandemStatus.FIRST_MEETING)
    with may_write("accounts_auditentry"):
        answers = {one: client.get(one) for one in addresses(tandem)}
    pages = {one: said(answer) for one, answer in answers.items() if answer.status_code == 200}
    return list(pages), [one for one, text in pages.items() if any(mark in text for mark in HER)]


def leaks(client, pages) -> list[str]:
    with may_write("accounts_auditentry"):
        return [one for one in pages if any(mark in said(client.get(one)) for mark in HER)]


@pytest.mark.parametrize("seat", ["contact", "volunteer"])
def test_before_her_yes_nobody_at_the_mentors_house_reads_who_she_is(world, as_role, asked, seat):
    _steps.tell("proposed", world.person("coordinator"), asked)
    client = as_role(seat)
    pages, known = opened(client, asked)
    assert len(known) >= {"contact": 6, "volunteer": 1}[seat], known
    looks = AuditEntry.objects.filter(is_look=True, subject=asked.mentee.user.public_id)
    AuditEntry.objects.filter(is_look=True)._raw_delete(AuditEntry.objects.db)
    for status in STATES:
        Tandem.objects.filter(pk=asked.pk).update(status=status)
        # Every page while she is asked; in the other states those that name her later.
        assert leaks(client, pages if status == TandemStatus.ASKING_MENTEE else known) == [], status
    assert not looks.exists()


def test_the_house_that_keeps_her_reads_her_name_all_along(world, as_role, asked):
    _steps.tell("proposed", world.person("coordinator"), asked)
    assert leaks(as_role("coordinator"), [reverse("mentors:proposals")])


@pytest.mark.parametrize("side", Side)
def test_a_no_is_found_nowhere_by_the_other_side(side):
    """After a no and after a silence the other one reads, hears and finds exactly the same."""
    told = {}
    for how in ("no", "silence"):
        house = way.House()
        tandem = house.propose()
        if side == Side.MENTEE:
            way.yes(tandem, Side.MENTOR)
        if how == "no":
            way.no(tandem, side, Declining.OTHER_PERSON)
        else:
            Tandem.objects.filter(pk=tandem.pk).update(answer_by="2020-01-01T00:00Z")
            tandems.expire_overdue()
        other = way.user_of(tandem, Side.MENTEE if side == Side.MENTOR else Side.MENTOR)
        told[how] = _all_she_finds(other, way.fresh(tandem), house)
    assert told["no"] == told["silence"]
    assert not any(word in told["no"] for word in ("other_person", "declined", "abgelehnt", "expired"))


def _all_she_finds(user, tandem, house) -> str:
    """Pages, notices with their texts and what they carry, and the trail about her; names and ids taken out."""
    client = sign_in(user)
    pages = [reverse("portal:home"), reverse("notifications:notices"), reverse("accounts:me")]
    pages += [reverse(f"mentors:{name}", args=[tandem.public_id]) for name in ("mine", "agreement", "tandem", "met")]
    texts = [said(client.get(page)) for page in pages]
    texts += sorted(map(str, Notice.objects.filter(user=user).values_list("kind", "refs")))
    texts += sorted(AuditEntry.objects.about(user.public_id).values_list("verb", flat=True))
    assert not trail_of(user, TrailFilters()).exists()
    return _without_names(" ".join(texts), user, tandem, house)


def _without_names(text: str, user, tandem, house) -> str:
    for word in (user.name, user.public_id, tandem.public_id, house.organisation.name, str(user.login_email)):
        text = text.replace(word, "*")
    text = re.sub(r'(nonce|csrfmiddlewaretoken" value|value|hx-headers|content)=["\'][^"\']*["\']', "", text)
    return re.sub(r"[A-Za-z0-9_-]{22}|\d+", "#", text)


def test_a_contact_who_is_the_mentor_herself_does_not_read_the_others_answer(world):
    house = way.House()
    factories.give(house.mentor.volunteer.user, "contact", house.organisation)
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    way.no(tandem, Side.MENTEE, Declining.OTHER_PERSON)
    client = sign_in(house.mentor.volunteer.user, second=True)
    answer = client.get(reverse("mentors:tandem", args=[tandem.public_id]))
    assert (answer.status_code, answer.url) == (302, reverse("mentors:mine", args=[tandem.public_id]))
    assert client.get(reverse("mentors:check_ins", args=[tandem.public_id])).status_code == 404
