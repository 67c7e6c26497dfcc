"""A list page costs the same number of queries for one row and for thirty."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Answered, Channel, Role
from accounts.purposes import SHARED_POOL
from accounts.services import consents
from accounts.services.roles import give_role
from common import clock
from common.sheets import WORKBOOK_TYPE
from common.week import Slot
from mentees.enums import MenteeStatus, Trouble, WorryUrgency
from mentees.models import MenteeLanguage
from mentees.services import warnings, worries
from mentors.models import Place
from network.services import invitations
from tests import factories
from tests.mentees.referral_world import referred
from tests.routes import test_looks
from tests.routes.check_ins import tandem_here
from tests.support import rows
from tests.support.people import SIGNED_OUT
from tests.support.world import World
from volunteers.services import people
from volunteers.services.clearance import open_task

pytestmark = pytest.mark.django_db
_DESK_PAGES = ("desk", "desk_table")


@dataclass(frozen=True)
class Listed:
    """A list page, who looks at it, and how one more row comes into being."""

    name: str
    seat: str
    one_more: Callable[[World], object]
    query: str = ""
    of: Callable[[World], list[str]] | None = None

    def __str__(self):
        return f"{self.name}{self.query}-{self.seat}"

    def address(self, world) -> str:
        return reverse(self.name, args=self.of(world) if self.of else []) + self.query


def a_programme(world):
    programme = factories.ProgrammeFactory(
        organisation=world.organisation, areas=[world.quarter, world.other_quarter], phases=[world.phase]
    )
    factories.ContactFactory(organisation=world.organisation, programme=programme)
    factories.FundingFactory(programme=programme)


def a_partner(world):
    a_contact = factories.ContactFactory(organisation=factories.OrganisationFactory(area=world.town))
    factories.ProgrammeFactory(organisation=a_contact.organisation, areas=[world.quarter], phases=[world.phase])


def an_offer(world):
    factories.OfferFactory(area=world.quarter, organisation=world.organisation)


def a_role(world):
    factories.give(factories.UserFactory(), Role.REFERRER, world.organisation)


def an_invitation(world):
    invitations.invite(
        actor=world.person("contact"),
        role=Role.CHECKER,
        container=world.organisation,
        channel=Channel.LETTER,
        name="Somebody",
    )


def an_act(world):
    user = factories.UserFactory()
    give_role(actor=world.person("contact"), user=user, role=Role.CHECKER, container=world.organisation)


def a_request(world):
    need = factories.NeedFactory(
        mentee=factories.MenteeFactory(intake=world.organisation, status=MenteeStatus.REQUESTED, talked_on=None),
        phase=world.phase,
        programme=world.programme,
        raised_by=world.person("referrer"),
    )
    MenteeLanguage.objects.create(mentee=need.mentee, code="ar")


def a_helper(world):
    """Kept here and in the shared pool, with steps, languages and free time."""
    engagement = factories.ready(factories.EngagementFactory(programme=world.programme))
    volunteer = engagement.volunteer
    consents.give(actor=volunteer.user, user=volunteer.user, purpose=SHARED_POOL, how=Answered.SELF, language="de")
    people.set_languages(actor=None, volunteer=volunteer, languages={"de": 3, "ar": None})
    people.set_free_time(actor=None, volunteer=volunteer, slots=[Slot(0, 600, 700)])


def a_certificate_to_see(world):
    open_task(actor=None, engagement=factories.EngagementFactory(programme=world.programme))
    soon = factories.ready(factories.EngagementFactory(programme=world.programme))
    soon.volunteer.clearances.update(valid_until=clock.today() + dt.timedelta(days=20), seen_by=world.person("checker"))


def a_tandem(world):
    """One more person helped by the volunteer here."""
    mentee = factories.MenteeFactory(intake=world.organisation)
    volunteer = tandem_here(world).engagement
    taken = Place.objects.filter(volunteer=volunteer.volunteer).count()
    factories.TandemFactory(
        need=factories.NeedFactory(mentee=mentee, phase=world.phase), engagement=volunteer, place=taken + 10
    )


def a_warning(world):
    mentee = factories.MenteeFactory(intake=world.organisation)
    warnings.warn(actor=mentee.user, mentee=mentee, trouble=Trouble.MATHS)


def a_worry(world):
    world.person("safeguarding")
    worries.raise_worry(actor=tandem_here(world).mentee.user, mentee=None, urgency=WorryUrgency.SOON, words="")


_DESK = {
    "waiting": a_request,
    "proposals": rows.a_proposal,
    "signals": rows.a_silent_tandem,
    "tandems": rows.a_silent_tandem,
    "imports": rows.an_import,
    "doubles": rows.a_list,
    "referrals": referred,
    "follow_ups": rows.a_follow_up,
}

LISTS = [
    *(Listed(f"mentors:{page}", "contact", one, f"?list={key}") for key, one in _DESK.items() for page in _DESK_PAGES),
    *(Listed(f"mentors:{name}", "contact", rows.a_proposal) for name in ("proposals", "proposals_table")),
    Listed("mentors:matching", "contact", rows.somebody_to_match),
    Listed("mentors:scarcity", "contact", rows.a_waiting_need),
    Listed("mentors:candidates", "contact", rows.somebody_to_match, of=lambda w: [rows.the_need(w).public_id]),
    *(Listed(f"mentors:{name}", "contact", rows.a_list) for name in ("lists", "lists_table")),
    *(Listed(f"mentors:{name}", "contact", rows.an_import) for name in ("unconfirmed", "unconfirmed_table")),
    Listed(
        "mentors:follow_ups_of", "contact", rows.a_follow_up_of_one, of=lambda w: ["mentee", w.own_mentee().public_id]
    ),
    Listed("mentees:referrals", "contact", referred),
    Listed("mentees:referrals_table", "contact", referred),
    *(Listed(f"mentees:{name}", "contact", a_request) for name in ("people_table", "needs_table")),
    *(Listed(f"mentees:waiting_{name}", "coordinator", rows.a_wait) for name in ("times", "table")),
    Listed("mentees:circle", "contact", rows.a_helper_of_one, of=lambda w: [w.own_mentee().public_id]),
    Listed("mentees:my_referrals", "mentee", rows.an_own_referral),
    Listed("volunteers:my_steps", "volunteer", rows.a_work_of_hers),
    Listed("portal:home", "volunteer", a_tandem),
    *(Listed(f"mentees:{name}", "contact", a_warning) for name in ("warnings", "warnings_table")),
    Listed("mentees:worries", "safeguarding", a_worry),
    *(Listed(f"mentees:{name}", "contact", a_request) for name in ("people", "needs")),
    Listed("mentees:reports", "referrer", a_request),
    *(Listed("portal:home", seat, a_request) for seat in ("contact", "referrer")),
    *(Listed("portal:home", seat, a_programme) for seat in (SIGNED_OUT, "coordinator", "contact", "volunteer")),
    *(Listed("network:programmes", seat, a_programme) for seat in (SIGNED_OUT, "coordinator", "contact")),
    *(Listed("network:chain", seat, a_programme) for seat in (SIGNED_OUT, "coordinator")),
    *(Listed("network:coverage", seat, a_programme) for seat in ("coordinator",)),
    *(Listed("network:mine", seat, a_programme) for seat in ("coordinator", "contact")),
    Listed("network:offers", SIGNED_OUT, an_offer),
    Listed("network:partners", SIGNED_OUT, a_partner),
    Listed("network:partners", "coordinator", a_partner),
    *(Listed("network:people", seat, a_role) for seat in ("coordinator", "contact")),
    *(Listed("network:invitations", seat, an_invitation) for seat in ("coordinator", "contact")),
    *(Listed("volunteers:helpers", seat, a_helper) for seat in ("coordinator", "contact")),
    Listed("volunteers:helpers_download", "contact", a_helper),
    Listed("volunteers:certificates", "checker", a_certificate_to_see),
    *(Listed("network:audit", seat, an_act) for seat in ("coordinator", "contact")),
]


def cost(client, address: str) -> int:
    """Queries of one GET."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return len(queries)


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_thirty_rows_cost_as_much_as_one(listed, world, as_role):
    listed.one_more(world)
    client, address = as_role(listed.seat), listed.address(world)
    cost(client, address)
    one = cost(client, address)
    for _ in range(29):
        listed.one_more(world)
    assert cost(client, address) == one


def test_every_list_of_people_is_counted():
    """`mentors:list` shows the rows of a file, not of tables: counted beside its pages."""
    lists = test_looks.LISTS | test_looks.EXPORTS | {"mentees:needs_table", "mentees:referrals_table"}
    assert lists - {listed.name for listed in LISTS} == {"mentors:list"}


def test_a_list_that_asks_per_row_would_be_found(world):
    programmes = type(world.programme).objects.order_by("pk")

    def names():
        return [programme.organisation.name for programme in programmes.all()]

    costs = []
    for _ in range(2):
        a_programme(world)
        with CaptureQueriesContext(connection) as queries:
            names()
        costs.append(len(queries))
    assert costs[0] < costs[1]


# Lists of people that nobody takes along as a file, and why.
WITHOUT_A_TABLE = {
    "volunteers:certificates": "the checker's own work, not the coordinator's desk",
    "mentees:reports": "a referrer's own few",
    "mentees:worries": "no case leaves the page of the safeguarding contact",
    "mentors:matching": "proposals of a moment: nothing of the scores is kept",
    "mentors:list": "rows of a file somebody has already; refused ones have their own file",
}


@pytest.mark.parametrize("name", sorted(test_looks.LISTS - set(WITHOUT_A_TABLE)))
def test_every_list_of_the_desk_can_be_downloaded(name, world, as_role):
    """With its filters: the link stands where rows stand."""
    listed = next(one for one in LISTS if one.name == name)
    listed.one_more(world)
    query = {"mentees:referrals": "?side=sent"}.get(name, listed.query)
    client = as_role(listed.seat)
    page = client.get(reverse(name) + query).content.decode()
    tables = {f"{name}_table", "volunteers:helpers_download"} & {route.name for route in test_looks.ROUTES.values()}
    links = [link for link in re.findall(r'href="([^"?]+)[?"]', page) if link in {reverse(one) for one in tables}]
    assert links
    answer = client.get(links[0])
    assert answer["Content-Type"] == WORKBOOK_TYPE and "no-store" in answer["Cache-Control"]
