"""The desk: each list shows one's own house, narrowed by the address, counted right, downloaded without formulas."""

import datetime as dt
import io
from importlib import import_module

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from common import clock
from mentees.enums import MenteeStatus, ReferralQuestion, ReferralStatus
from mentees.models import Referral
from mentees.services import referrals
from mentors.enums import FollowUpKind, ImportState, TandemStatus
from mentors.models import FollowUp, Handover, ListImport
from mentors.queries.desk import LISTS, DeskFilters, counts
from mentors.services import follow_ups
from tests import factories
from tests.mentees.referral_world import referred
from tests.mentors.passing_world import tandem_here
from volunteers.enums import EngagementStatus

pytestmark = pytest.mark.django_db
DESK = "mentors:desk"
# The package gives its function the same name.
counting = import_module("mentors.queries.desk.counts")


def fill(world, times=1):
    """Something on every list of the house here."""
    for _ in range(times):
        contact = world.person("contact")
        waiting = factories.MenteeFactory(intake=world.organisation, user__name="=Wartende")
        factories.NeedFactory(mentee=waiting, phase=world.phase, programme=world.programme)
        engagement = factories.EngagementFactory(programme=world.programme)
        need = factories.NeedFactory(mentee=waiting, phase=world.phase)
        factories.TandemFactory(need=need, engagement=engagement, status=TandemStatus.ASKING_MENTOR, running_from=None)
        running = tandem_here(world, last_contact_on=clock.today() - dt.timedelta(days=60))
        factories.EngagementFactory(
            programme=world.programme, status=EngagementStatus.IMPORTED, confirmed_at=None, volunteer__user__name="Neu"
        )
        ListImport.objects.create(
            organisation=world.organisation, responsible="x", state=ImportState.READY, rows=2, new=1, unclear=1
        )
        sent = referred(world)
        referrals.ask_back(actor=world.person("contact@elsewhere"), referral=sent, question=ReferralQuestion.CALL)
        taken = Referral.objects.create(
            need=running.need,
            from_organisation=world.other_organisation,
            programme=world.programme,
            status=ReferralStatus.ACCEPTED,
        )
        Handover.objects.create(referral=taken, old=running)
        follow_ups.set_follow_up(actor=contact, record=running, kind=FollowUpKind.LOOK, due_on=clock.today())


def test_every_list_shows_the_own_house_only(world, as_role):
    fill(world)
    mine, theirs = counts(world.person("contact")), counts(world.person("contact@elsewhere"))
    assert all(mine[key] >= 1 for key in LISTS), mine
    assert not any(theirs[key] for key in LISTS if key != "referrals"), theirs
    for key in LISTS:
        page = as_role("contact").get(reverse(DESK), {"list": key}).content.decode()
        assert "Nobody waits" not in page
    assert all(n == 0 for n in counts(world.person("coordinator@elsewhere")).values())


@pytest.mark.parametrize("key", LISTS)
def test_every_row_leads_to_a_page_of_its_own(world, as_role, key):
    fill(world)
    client = as_role("contact")
    hrefs = {line.href for line in client.get(reverse(DESK), {"list": key}).context["lines"]}
    # The list of this world has no file, and its page says so.
    assert hrefs and all(client.get(href).status_code in (200, 410) for href in hrefs)


def test_counts_are_the_rows(world):
    fill(world, 3)
    user = world.person("contact")
    assert counts(user) == {key: one.rows(user, DeskFilters()).count() for key, one in LISTS.items()}


@pytest.mark.parametrize("key", LISTS)
def test_filters_narrow_and_stay_in_the_address(world, as_role, key):
    fill(world)
    asked = {"list": key, "programme": world.other_programme.public_id}
    answer = as_role("contact").get(reverse(DESK), asked)
    listed = answer.context["listed"]
    assert not answer.context["lines"] or not listed.filters or key == "referrals"
    assert world.other_programme.public_id in answer.context["filters"].query()


@pytest.mark.parametrize("kind", ["mentee", "need", "tandem", "engagement", "programme"])
def test_follow_ups_narrow_by_their_record(world, kind):
    tandem = tandem_here(world)
    need = factories.NeedFactory(mentee=tandem.mentee, programme=world.programme, phase=world.phase)
    engagement = factories.EngagementFactory(programme=world.programme)
    records = {"need": need, "mentee": tandem.mentee, "tandem": tandem, "engagement": engagement}
    user, record = world.person("contact"), (records | {"programme": world.programme})[kind]
    made = follow_ups.set_follow_up(actor=user, record=record, kind=FollowUpKind.CALL, due_on=clock.today())
    rows, other = LISTS["follow_ups"].rows, factories.PhaseFactory()
    programme = tandem.engagement.programme if kind == "tandem" else world.programme
    if programme:
        assert list(rows(user, DeskFilters(programme=programme.public_id))) == [made]
    assert list(rows(user, DeskFilters(phase=world.phase.slug))) == [made]
    assert not rows(user, DeskFilters(programme=world.other_programme.public_id)).exists()
    assert not rows(user, DeskFilters(phase=other.slug)).exists()


def test_phase_and_area_narrow(world):
    fill(world)
    user, other = world.person("contact"), factories.PhaseFactory()
    rows = LISTS["waiting"].rows
    assert rows(user, DeskFilters(phase=world.phase.slug)).count() >= 1
    assert not rows(user, DeskFilters(phase=other.slug)).exists()
    assert not rows(user, DeskFilters(area_path=world.other_town.path)).exists()


@pytest.mark.parametrize("key", LISTS)
def test_the_table_names_whom_the_page_names_and_each_sees_it(world, as_role, key):
    fill(world)
    answer = as_role("contact").get(reverse("mentors:desk_table"), {"list": key})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert cells and all(cell.data_type != "f" for cell in cells)
    looked = AuditEntry.objects.filter(is_look=True).count()
    assert (looked > 0) == (key not in ("doubles", "referrals"))


def test_a_mentee_the_house_may_not_know_yet_stays_unnamed(world, as_role):
    """The centre's mentee, asked at a mentor of the house here."""
    mentee = factories.MenteeFactory(intake=world.centre, user__name="Verborgene Person")
    factories.TandemFactory(
        need=factories.NeedFactory(mentee=mentee, phase=world.phase),
        engagement=factories.EngagementFactory(organisation=world.organisation),
        status=TandemStatus.ASKING_MENTOR,
        running_from=None,
    )
    client = as_role("contact")
    page = client.get(reverse(DESK), {"list": "proposals"}).content.decode()
    table = client.get(reverse("mentors:desk_table"), {"list": "proposals"})
    cells = [str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(table.content)).active for cell in row]
    assert "Verborgene" not in page and "Verborgene" not in " ".join(cells)
    assert not AuditEntry.objects.filter(is_look=True, subject=mentee.user.public_id).exists()
    assert "Verborgene" in as_role("coordinator").get(reverse(DESK), {"list": "proposals"}).content.decode()


@pytest.mark.parametrize("key", LISTS)
def test_at_most_twelve_queries_whatever_the_rows(world, as_role, key):
    client = as_role("contact")
    told = []
    for _ in range(2):
        fill(world, 4)
        client.get(reverse(DESK), {"list": key})
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(DESK), {"list": key})
        told.append(len(queries))
    assert told[0] == told[1] <= 12, told


def test_done_for_many_and_undo(world, as_role):
    fill(world, 2)
    client, ids = as_role("contact"), list(FollowUp.objects.values_list("public_id", flat=True))
    change = reverse("mentors:follow_ups_change")
    client.post(change, {"do": "done", "picked": ids})
    assert not FollowUp.objects.open().exists()
    assert "undo" in client.get(reverse(DESK)).content.decode()
    client.post(change, {"do": "undo"})
    assert FollowUp.objects.open().count() == 2
    as_role("contact@elsewhere").post(change, {"do": "done", "picked": ids})
    assert FollowUp.objects.open().count() == 2


def test_one_follow_up_for_many_people(world, as_role):
    fill(world, 2)
    before = FollowUp.objects.count()
    people = [one.public_id for one in LISTS["waiting"].rows(world.person("contact"), DeskFilters())]
    stranger = factories.MenteeFactory(intake=world.other_organisation, status=MenteeStatus.WAITING)
    data = {"kind": "call", "due_on": clock.today().isoformat(), "picked": [*people, stranger.public_id]}
    as_role("contact").post(reverse("mentors:follow_ups_many", args=["mentee"]), data)
    assert FollowUp.objects.count() == before + len(people)
    assert not FollowUp.objects.filter(mentee=stranger).exists()


@pytest.mark.parametrize("seat", ["volunteer", "mentee", "referrer", "checker", "steering", "administrator"])
def test_the_desk_is_for_those_who_keep_a_house(as_role, seat):
    assert as_role(seat).get(reverse(DESK)).status_code == 404


def test_one_follow_up_for_many_helpers(world, as_role):
    mine = [factories.EngagementFactory(programme=world.programme).public_id for _ in range(2)]
    theirs = factories.EngagementFactory(programme=world.other_programme)
    page = as_role("contact").get(reverse("volunteers:helpers")).content.decode()
    assert all(f'value="{public_id}"' in page for public_id in mine) and theirs.public_id not in page
    data = {"kind": "call", "due_on": clock.today().isoformat(), "picked": [*mine, theirs.public_id]}
    as_role("contact").post(reverse("mentors:follow_ups_many", args=["engagement"]), data)
    noted = FollowUp.objects.values_list("engagement__public_id", flat=True)
    assert sorted(noted) == sorted(mine)


def test_signals_lead_to_how_it_is_going(world, as_role):
    tandem = tandem_here(world, last_contact_on=clock.today() - dt.timedelta(days=60))
    there = reverse("mentors:check_ins", args=[tandem.public_id])
    assert there in as_role("contact").get(reverse(DESK), {"list": "signals"}).content.decode()
    assert there in as_role("contact").get(reverse("mentors:tandem", args=[tandem.public_id])).content.decode()


def test_a_handover_stands_on_both_desks_until_it_is_done(world, as_role):
    tandem = tandem_here(world)
    sent = Referral.objects.create(
        need=tandem.need,
        from_organisation=world.organisation,
        programme=world.other_programme,
        status=ReferralStatus.ACCEPTED,
    )
    handover = Handover.objects.create(referral=sent, old=tandem)
    stranger = factories.give(factories.UserFactory(), "contact", factories.OrganisationFactory()).user
    rows = LISTS["handovers"].rows
    for seat in ("contact", "contact@elsewhere"):
        assert list(rows(world.person(seat), DeskFilters())) == [handover]
    assert not rows(stranger, DeskFilters()).exists()
    handover.done_on = clock.today()
    handover.save()
    assert not rows(world.person("contact"), DeskFilters()).exists()


def test_counting_depends_on_nothing_but_rights_and_the_day(world, time_machine):
    """The sentence is kept for a day: whatever else went into it would be told wrong."""
    user, start = world.person("contact"), dt.datetime(2026, 3, 2, 0, 5, tzinfo=dt.UTC)
    told = []
    for hours in (0, 9, 21):
        time_machine.move_to(start + dt.timedelta(hours=hours))
        told.append([str(ask(user).query) for ask in (counting._tandems, counting._rest)])
    assert told[0] == told[1] == told[2]


def test_markup_in_a_name_stays_a_name(world, as_role):
    factories.MenteeFactory(intake=world.organisation, status=MenteeStatus.WAITING, user__name='<b>"x"&amp;')
    page = as_role("contact").get(reverse(DESK)).content.decode()
    assert "<b>" not in page and "&lt;b&gt;&quot;x&quot;&amp;amp;" in page
