"""Looks are rows (security 30): a detail page, a file or an export writes one look per person, a list writes none.

Every address of the three rooms of people that answers a GET stands here once; a new one without a place fails.
"""

import datetime as dt
import io
import re

import openpyxl
import pytest
from django.db import models
from django.urls import reverse

from accounts.enums import Answered
from accounts.models import AuditEntry, User
from common import clock
from mentees.enums import GuardianKind, MenteeStatus, Trouble
from mentees.models import EarlyWarning, GuardianAgreement, Mentee, Need
from mentors.models import CheckIn, ImportNotice
from tests import factories
from tests.routes import table
from tests.routes.check_ins import tandem_here
from tests.support.people import SIGNED_OUT
from tests.support.reads import may_write
from volunteers.models import Engagement, Volunteer

pytestmark = pytest.mark.django_db
ROOMS = ("volunteers:", "mentees:", "mentors:")
ROUTES = {r.name: r for r in table.declared() if r.name.startswith(ROOMS) and "GET" in r.methods}
# Detail pages and files: how many people each shows to staff.
DETAILS = {
    **dict.fromkeys((f"mentees:{n}" for n in ("person", "talk", "person_change", "circle", "minor", "referral")), 1),
    **dict.fromkeys((f"mentees:{n}" for n in ("goals", "goal_new", "papers", "worry_case")), 1),
    **dict.fromkeys(
        (
            f"mentors:{n}"
            for n in (
                "candidates",
                "handover",
                "helper_mentoring",
                "mentor_end",
                "mentor_pause",
                "photo",
                "list_row",
                "list_refused",
            )
        ),
        1,
    ),
    **dict.fromkeys((f"mentors:{n}" for n in ("check_in", "check_ins", "tandem", "reflection", "follow_ups_of")), 2),
    **dict.fromkeys((f"volunteers:{n}" for n in ("helper", "helper_profile", "helper_languages", "helper_time")), 1),
    **dict.fromkeys((f"volunteers:{n}" for n in ("terms", "contact", "pause", "end", "certificate")), 1),
}
# Files with everybody of a list: one look for each.
EXPORTS = {
    "volunteers:helpers_download",
    *(f"mentees:{n}" for n in ("people_table", "warnings_table")),
    *(f"mentors:{n}" for n in ("desk_table", "proposals_table", "unconfirmed_table")),
}
# Lists, and forms that ask something and show of a person nothing but her name.
LISTS = {
    *(f"volunteers:{n}" for n in ("helpers", "certificates")),
    *(f"mentees:{n}" for n in ("people", "needs", "reports", "referrals", "warnings", "worries")),
    *(f"mentors:{n}" for n in ("desk", "proposals", "matching", "lists", "list", "unconfirmed")),
}
NAME_ONLY = {
    *(f"mentees:{n}" for n in ("refer", "warn", "worry_about", "worry")),
    *(f"mentors:{n}" for n in ("met", "ask_to_help", "mentee_end")),
}
# Files and pages that name nobody.
NAMELESS = {
    *(f"mentees:{n}" for n in ("needs_table", "referrals_table", "waiting_times", "waiting_table", "worry_sent")),
    *(f"mentees:{n}" for n in ("fill_in", "need_new")),
    *(f"mentors:{n}" for n in ("scarcity", "list_new", "list_progress", "list_columns", "lists_table")),
    *(f"volunteers:{n}" for n in ("helper_new", "programme_steps", "organisation_steps")),
}
# One's own page, or a door for everybody.
OWN = {
    *(f"mentees:{n}" for n in ("mine", "mine_change", "mine_need", "my_referrals", "may_we_refer")),
    *(f"mentees:{n}" for n in ("ask", "ask_screen", "ask_check", "ask_later", "ask_code")),
    *(
        f"mentors:{n}"
        for n in (
            "mine",
            "agreement",
            "help_too",
            "mentee_withdraw",
            "my_mentoring",
            "my_data",
            "my_data_code",
            "my_data_no",
        )
    ),
    *(f"volunteers:{n}" for n in ("my_steps", "my_profile", "my_photo", "my_languages", "my_time")),
}
MARK = "Qzmark"


def looks() -> models.QuerySet:
    return AuditEntry.objects.filter(is_look=True)


def looked(client, address) -> list[str]:
    """Whom this GET looked at."""
    before = looks().count()
    with may_write("accounts_auditentry"):
        assert client.get(address).status_code in (200, 302)
    return list(looks().order_by("pk").values_list("subject", flat=True)[before:])


def test_every_page_says_what_a_look_at_it_is():
    groups = (set(DETAILS), EXPORTS, LISTS, NAME_ONLY, NAMELESS, OWN)
    assert set(ROUTES) == set().union(*groups), "a detail page, a list, or one's own?"
    assert sum(map(len, groups)) == len(ROUTES)


@pytest.mark.parametrize("name", sorted(DETAILS))
def test_a_detail_page_is_one_look_per_person(settled, name):
    route = ROUTES[name]
    client = settled.client("contact" if route.lets_in("contact") else route.insider)
    address = table.address(route, settled.world)
    subjects = looked(client, address)
    assert len(subjects) == len(set(subjects)) == DETAILS[name]
    # Opened again, it is written again; a HEAD shows as much as a GET tells.
    assert looked(client, address) == subjects


@pytest.mark.parametrize("name", sorted(LISTS | NAME_ONLY | NAMELESS | OWN))
def test_no_list_and_no_page_of_ones_own_is_a_look(settled, name):
    for seat in ("contact", "coordinator", "safeguarding", "checker", "referrer", "volunteer", "mentee", SIGNED_OUT):
        if ROUTES[name].lets_in(seat):
            assert looked(settled.client(seat), table.address(ROUTES[name], settled.world)) == [], seat


def _proposed(world, mentee):
    """In trial with somebody of the house here."""
    today = clock.today()
    dates = {"status": "trial", "running_from": None, "trial_from": today, "trial_until": today + dt.timedelta(days=28)}
    need, engagement = mentee.needs.get(), factories.EngagementFactory(organisation=world.organisation)
    factories.TandemFactory(need=need, engagement=engagement, **dates)


def _brought(world, mentee):
    engagement = Engagement.objects.filter(organisation=world.organisation).latest("pk")
    code = {"code_hash": engagement.public_id, "expires_at": clock.now() + dt.timedelta(days=9)}
    ImportNotice.objects.create(engagement=engagement, **code)


# What puts the three people on a list that is not of all mentees or helpers.
_MORE = {
    "mentors:proposals_table": _proposed,
    "mentors:unconfirmed_table": _brought,
    "mentees:warnings_table": lambda world, mentee: EarlyWarning.objects.create(mentee=mentee, trouble=Trouble.MATHS),
}


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_file_is_a_look_at_everybody_in_it(settled, name):
    world = settled.world
    more = _MORE.get(name, lambda *_: None)
    for number in range(3):
        asked = {"status": MenteeStatus.REQUESTED, "talked_on": None, "intake": world.organisation}
        mentee = factories.MenteeFactory(user__name=f"{MARK} Mentee {number}", **asked)
        factories.NeedFactory(mentee=mentee, phase=world.phase, programme=world.programme)
        factories.EngagementFactory(organisation=world.organisation, volunteer__user__name=f"{MARK} Helper {number}")
        more(world, mentee)
    client = settled.client("contact")
    before = looks().count()
    named = [word for word in _cells(client.get(reverse(name))) if word.startswith(MARK)]
    subjects = looks().order_by("pk").values_list("subject", flat=True)[before:]
    marked = User.objects.filter(public_id__in=list(subjects), name__startswith=MARK)
    assert len(named) == 3 and set(named) == set(marked.values_list("name", flat=True))
    assert len(subjects) == len(set(subjects))


def test_a_look_that_is_a_part_of_a_page_is_written_once(settled):
    """The person's page loads her follow-ups as a part: one visit, one look."""
    mentee = settled.world.own_mentee()
    client = settled.client("contact")
    before = looks().count()
    assert len(looked(client, reverse("mentees:person", args=[mentee.public_id]))) == 1
    part = reverse("mentors:follow_ups_of", args=["mentee", mentee.public_id])
    client.get(part, headers={"HX-Request": "true"})
    assert looks().count() == before + 1


def _cells(answer) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [str(cell.value) for sheet in book.worksheets for row in sheet for cell in row]


def _marked(world):
    """One of everything, with a mark in each field that is nobody's business in a list."""
    tandem = tandem_here(world)
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase)
    everybody = Mentee.objects.filter(pk__in=[tandem.mentee_id, need.mentee_id])
    everybody.update(contact_email="qzmark-mail@example.org", birth_year=1947, wished_gender="woman", gender="diverse")
    everybody.update(needs_childcare=True, needs_step_free=True)
    Volunteer.objects.update(introduction=f"{MARK} introduction")
    Engagement.objects.update(contact_email="qzmark-helper@example.org", born_on="1946-05-04")
    young = factories.MenteeFactory(intake=world.organisation, birth_year=clock.today().year - 16)
    seen = {"seen_on": "2001-02-03", "seen_by": world.person("deputy")}
    GuardianAgreement.objects.create(mentee=young, kind=GuardianKind.OFFICIAL, how=Answered.PAPER, **seen)
    CheckIn.objects.create(
        tandem=tandem, side="mentee", due_on=clock.today(), going=1, helps=2, how="self", answered_at=clock.now()
    )
    return tandem


# What is there by consent only; ages, addresses, answers and papers stand behind a look.
SENSITIVE = re.compile(
    r"qzmark|1947|1946|04\.05\.1946|Kinderbetreuung|stufenlos|divers|2001-02-03|Vormund", re.IGNORECASE
)


@pytest.mark.parametrize("name", sorted(LISTS | EXPORTS | {"mentees:needs_table", "mentees:referrals_table"}))
def test_a_list_shows_nothing_sensitive(settled, name):
    route = ROUTES[name]
    client = settled.client(route.insider)
    address = table.address(route, settled.world)
    _marked(settled.world)
    keys = ("waiting", "proposals", "signals", "tandems", "imports") if "desk" in name else ("",)
    for key in keys:
        with may_write("accounts_auditentry"):
            answer = client.get(f"{address.partition('?')[0]}?list={key}" if key else address)
        text = " ".join(_cells(answer)) if "sheet" in answer["Content-Type"] else _shown(answer)
        assert not SENSITIVE.findall(text), key


def _shown(answer) -> str:
    """What stands in the page itself: without the filters' own words."""
    text = answer.content.decode().partition("<main")[2]
    return re.sub(r"<(option|select|form)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)


def test_the_marks_stand_on_the_detail_pages(settled):
    """Otherwise their absence from lists would prove nothing."""
    tandem = _marked(settled.world)
    client = settled.client("contact")
    assert Need.objects.filter(mentee=tandem.mentee).exists()
    pages = [
        reverse("mentees:person", args=[tandem.mentee.public_id]),
        reverse("volunteers:helper", args=[tandem.engagement.volunteer.public_id]),
    ]
    text = " ".join(client.get(page).content.decode() for page in pages)
    assert {"1947", "qzmark-mail@example.org", "Qzmark introduction"} <= set(SENSITIVE.findall(text)) | set(
        re.findall(r"qzmark-mail@example.org|Qzmark introduction", text)
    )
