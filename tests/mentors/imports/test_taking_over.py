"""What a list writes, what it never writes, and that it writes it once."""

import datetime as dt

import pytest

from accounts.models import User
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees.enums import MenteeStatus, Source
from mentees.models import Mentee, Need
from mentors.enums import Decision, ImportState
from mentors.lists.outcomes import Outcome
from mentors.models import ListImport, ListShape
from mentors.queries.decisions import decisions_of, undecided
from mentors.sealed_lists import preview_of
from mentors.services.imports import decisions, forgetting, taking, uploads
from tests.factories import EngagementFactory, ProgrammeFactory, VolunteerFactory, person
from tests.mentors.imports.conftest import LISTS, a_list, kept_files, people_tables, row
from volunteers.enums import ClearanceHint, EngagementKind, EngagementStatus
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement, FreeTime, Volunteer

pytestmark = pytest.mark.django_db
ANNA = row("Weiß", "Anna", born="25.08.1990", phone="017604069563", languages="Arabisch", when="Mo ab 16 Uhr")
DIAKONIE, VHS = "ausbildungspaten_diakonie.csv", "lernpaten_vhs.csv"
KAMMERN, LOTSEN = "jobpaten_kammern.xlsx", "integrationslotsen.vcf"


def content(name):
    return (LISTS / name).read_bytes()


def test_a_list_becomes_people_who_have_not_confirmed_yet(take, rodenbeck, house):
    told = row("Kaya", "Nour", phone="0571 12345", mail="nour@example.org", where="Rodenbeck", when="flexibel")
    taken = take(a_list(ANNA, [*told[:-1], "hat Auto; nur per Telefon"]))
    assert (taken.state, taken.rows, taken.new, taken.taken_at is not None) == (ImportState.TAKEN, 2, 2, True)
    anna = Engagement.objects.get(volunteer__user__name="Anna Weiß")
    assert (anna.status, anna.organisation, anna.confirmed_at) == (EngagementStatus.IMPORTED, house, None)
    assert (str(anna.contact_phone), anna.born_on.isoformat()) == ("+4917604069563", "1990-08-25")
    assert [row.code for row in anna.volunteer.languages.order_by("code")] == ["ar"]
    assert FreeTime.objects.get().starts == 16 * 60
    nour = Engagement.objects.get(volunteer__user__name="Nour Kaya")
    assert (nour.volunteer.area, nour.volunteer.mobility, nour.phone_only) == (rodenbeck, "car", True)
    assert not nour.volunteer.free_time_known
    profile = nour.volunteer.mentor_profile
    assert (profile.capacity, profile.elsewhere) == (None, None)
    # Nobody signs in with what a list says.
    assert not User.objects.filter(pk=nour.volunteer.user_id).exclude(login_email=None).exists()


def test_a_certificate_a_list_claims_is_a_task_and_never_a_clearance(take):
    taken = take(content(DIAKONIE))
    assert taken.state == ImportState.TAKEN
    assert not ClearanceCheck.objects.exists()
    tasks = ClearanceTask.objects.filter(hint=ClearanceHint.SAYS_YES, hint_month__year=2025, hint_month__month=3)
    assert tasks.exists() and not tasks.filter(closed_at__isnull=False).exists()


@pytest.mark.parametrize("name", [DIAKONIE, VHS, KAMMERN, LOTSEN])
def test_the_same_file_again_changes_nothing(take, phases, name):
    first = take(content(name))
    before = people_tables()
    again = take(content(name))
    assert first.new and again.state == ImportState.TAKEN
    assert (again.new, again.refused, again.rows) == (0, first.refused, first.rows)
    assert people_tables() == before


def test_all_four_lists_lose_no_row(take, phases):
    for name in (DIAKONIE, VHS, KAMMERN, LOTSEN, LOTSEN):
        taken = take(content(name))
        assert taken.state == ImportState.TAKEN
        assert taken.rows == taken.new + taken.known + taken.unclear + taken.refused
    assert (taken.new, taken.refused) == (0, 0)
    new = sum(ListImport.objects.values_list("new", flat=True))
    assert Volunteer.objects.count() + Mentee.objects.count() == new


def test_people_who_look_for_help_become_requests_without_what_needs_their_consent(take, phases, house):
    take(content(KAMMERN))
    mentees = Mentee.objects.filter(intake=house)
    assert mentees.count() and not mentees.exclude(status=MenteeStatus.REQUESTED, source=Source.LIST).exists()
    assert not mentees.exclude(wished_gender="").exists() and not mentees.exclude(gender="").exists()
    assert Need.objects.filter(mentee__in=mentees).exists()


def test_of_somebody_known_only_what_nobody_has_said_is_filled_in(take, rodenbeck):
    take(a_list(ANNA))
    more = row("Weiss", "Anna", phone="0176 04069563", mail="anna@example.org", where="Rodenbeck", when="Di 9-12")
    assert take(a_list(more)).known == 1
    anna = Engagement.objects.get()
    assert (anna.contact_email, anna.volunteer.area) == ("anna@example.org", rodenbeck)
    assert [slot.weekday for slot in anna.volunteer.free_times.order_by("pk")] == [0]


def test_after_she_has_confirmed_only_her_own_word_counts(take, rodenbeck):
    take(a_list(ANNA))
    Engagement.objects.update(status=EngagementStatus.ONBOARDING, confirmed_at="2026-11-01T10:00Z")
    before = people_tables()
    more = row("Weiss", "Anna", phone="0176 04069563", mail="anna@example.org", where="Rodenbeck")
    assert take(a_list(more)).known == 1
    assert people_tables() == before


def test_who_left_is_not_called_back(take):
    take(a_list(ANNA))
    Engagement.objects.update(status=EngagementStatus.ENDED, ended_on="2026-11-01", end_reason="moved")
    before = people_tables()
    assert take(a_list(ANNA)).known == 1
    assert people_tables() == before


def test_somebody_known_is_noted_in_another_programme(take, house):
    take(a_list(ANNA))
    programme = ProgrammeFactory(organisation=house)
    assert take(a_list(ANNA), programme=programme).known == 1
    assert set(Engagement.objects.values_list("programme", "volunteer")) == {
        (None, Volunteer.objects.get().pk),
        (programme.pk, Volunteer.objects.get().pk),
    }
    before = people_tables()
    take(a_list(ANNA), programme=programme)
    assert people_tables() == before


def test_nothing_is_written_before_taking_over_and_dropping_leaves_nothing(
    upload, contact, django_capture_on_commit_callbacks
):
    before = people_tables()
    kept = upload(content(VHS))
    assert kept.state == ImportState.READY and len(kept_files()) == 2
    assert people_tables() == before
    with django_capture_on_commit_callbacks(execute=True):
        uploads.drop(actor=contact, list_import=kept)
    assert people_tables() == before and kept_files() == []
    with pytest.raises(Gone):
        uploads.drop(actor=contact, list_import=kept)


def test_the_stored_files_say_nothing(upload, settings):
    upload(content(VHS))
    for file in settings.PRIVATE_ROOT.joinpath("lists").iterdir():
        assert b"Kaya" not in file.read_bytes()


def test_unclear_rows_have_to_be_decided_first(upload, contact):
    """Diakonie: a shared mail address, and two names that lost a letter."""
    kept = upload(content(DIAKONIE))
    with pytest.raises(WrongInput):
        taking.begin(actor=contact, list_import=kept)
    seen = preview_of(kept.preview).preview()
    unclear = [row for row in seen.rows if row.outcome == Outcome.UNCLEAR]
    for row_ in unclear:
        decisions.decide(actor=contact, list_import=kept, row=row_.record.number, decision=Decision.NEW)
    assert undecided(preview_of(kept.preview).marks, decisions_of(kept)) == []
    taking.begin(actor=contact, list_import=kept)
    kept.refresh_from_db()
    assert kept.state == ImportState.TAKEN
    assert Volunteer.objects.count() == kept.new + len(unclear)


def test_the_same_person_keeps_what_is_known(upload, contact, house):
    known = EngagementFactory(organisation=house, contact_phone="+4917604069563")
    kept = upload(a_list(row("Anders", "Anna", phone="017604069563")))
    key = known.volunteer.public_id
    decisions.decide(actor=contact, list_import=kept, row=1, decision=Decision.SAME, same_as=key)
    before = people_tables()
    taking.begin(actor=contact, list_import=kept)
    assert ListImport.objects.get().state == ImportState.TAKEN
    assert people_tables().keys() == before.keys() and Volunteer.objects.count() == 1
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize("same_as", ["", "nobody", "#7"])
def test_only_a_candidate_can_be_the_same(upload, contact, house, same_as):
    EngagementFactory(organisation=house, contact_phone="+4917604069563")
    kept = upload(a_list(row("Anders", "Anna", phone="017604069563")))
    with pytest.raises(WrongInput):
        decisions.decide(actor=contact, list_import=kept, row=1, decision=Decision.SAME, same_as=same_as)
    assert not kept.decisions.exists()


def test_a_new_row_can_be_left_out_and_taken_in_again(upload, contact):
    kept = upload(a_list(ANNA))
    decisions.decide(actor=contact, list_import=kept, row=1, decision=Decision.SKIP)
    decisions.decide(actor=contact, list_import=kept, row=1, decision=None)
    decisions.decide(actor=contact, list_import=kept, row=1, decision=Decision.SKIP)
    taking.begin(actor=contact, list_import=kept)
    assert not Volunteer.objects.exists()


def test_who_came_in_meanwhile_is_seen_at_taking_over(upload, contact, house):
    """Two lists looked at side by side: the second finds whom the first brought."""
    first, second = upload(a_list(ANNA)), upload(a_list(ANNA))
    taking.begin(actor=contact, list_import=first)
    taking.begin(actor=contact, list_import=second)
    second.refresh_from_db()
    assert (second.state, second.new, second.known) == (ImportState.TAKEN, 0, 1)
    assert Volunteer.objects.count() == 1


def test_who_became_unclear_meanwhile_is_looked_at_again(upload, contact, house):
    kept = upload(a_list(ANNA))
    EngagementFactory(organisation=house, contact_phone="+4917604069563", volunteer=VolunteerFactory())
    before = people_tables()
    taking.begin(actor=contact, list_import=kept)
    kept.refresh_from_db()
    assert (kept.state, kept.problem, kept.unclear) == (ImportState.READY, "look_again", 1)
    assert people_tables() == before


def test_a_row_that_cannot_be_written_writes_nothing(upload, contact, house):
    programme = ProgrammeFactory(organisation=house, minimum_age=60)
    kept = upload(a_list(row("Alt", "Uwe", born="1.1.1950", phone="017604069564"), ANNA), programme=programme)
    before = people_tables()
    taking.begin(actor=contact, list_import=kept)
    kept.refresh_from_db()
    assert (kept.state, kept.problem) == (ImportState.READY, "row:2")
    assert people_tables() == before
    decisions.decide(actor=contact, list_import=kept, row=2, decision=Decision.SKIP)
    taking.begin(actor=contact, list_import=kept)
    assert Volunteer.objects.count() == 1


def test_what_columns_mean_is_remembered_for_this_provider_only(upload, contact, house, other_house):
    strange = "Name;Wie\nWeiß, Anna;0176 04069563\n".encode()
    kept = upload(strange)
    assert (kept.new, kept.refused) == (0, 1)
    uploads.change_columns(actor=contact, list_import=kept, mapping={"": {"columns": {"1": "phone"}}})
    kept.refresh_from_db()
    assert (kept.state, kept.new) == (ImportState.READY, 1)
    taking.begin(actor=contact, list_import=kept)
    assert ListShape.objects.get().organisation == house
    assert upload(b"Name;Wie\nKaya, Nour;0176 04069746\n").new == 1
    stranger = person("contact", other_house)
    assert upload(b"Name;Wie\nKaya, Nour;0176 04069746\n", house=other_house, actor=stranger).refused == 1


def test_refused_rows_stay_to_be_corrected_and_nothing_else(take):
    taken = take(content(DIAKONIE))
    kept = preview_of(taken.preview).preview()
    assert taken.refused == 2 and {row.outcome for row in kept.rows} == {Outcome.REFUSED}
    assert (len(kept.rows), taken.file) == (2, "")


def test_nobody_from_elsewhere_touches_a_list(upload, contact, other_house):
    kept = upload(a_list(ANNA))
    stranger = person("contact", other_house)
    for use_case in (
        lambda: uploads.upload(actor=stranger, organisation=kept.organisation, responsible="Me", content=b"a"),
        lambda: uploads.drop(actor=stranger, list_import=kept),
        lambda: uploads.change_columns(actor=stranger, list_import=kept, mapping={}),
        lambda: decisions.decide(actor=stranger, list_import=kept, row=1, decision=Decision.SKIP),
        lambda: taking.begin(actor=stranger, list_import=kept),
        lambda: taking.take_over(actor=stranger, list_import=kept),
    ):
        with pytest.raises((OutOfScope, NotAllowed)):
            use_case()
    kept.refresh_from_db()
    assert (kept.state, Volunteer.objects.count()) == (ImportState.READY, 0)


def test_somebody_must_answer_for_the_data(house, contact):
    with pytest.raises(WrongInput):
        uploads.upload(actor=contact, organisation=house, responsible="  ", content=a_list(ANNA))
    assert not ListImport.objects.exists()


def test_a_neighbourhood_parent_of_the_house_is_known_and_noted_as_mentor(take, house):
    known = EngagementFactory(
        organisation=house, kind=EngagementKind.NEIGHBOURHOOD_PARENT, contact_phone="+4917604069563"
    )
    known.volunteer.user.name = "Anna Weiß"
    known.volunteer.user.save()
    assert take(a_list(ANNA)).known == 1
    assert set(known.volunteer.engagements.values_list("kind", flat=True)) == {"neighbourhood_parent", "mentor"}


def test_a_worker_that_dies_holds_a_list_for_half_an_hour(upload, contact):
    kept = upload(a_list(ANNA))
    ListImport.objects.update(state=ImportState.TAKING, taken_at=clock.now())
    assert taking.give_back_stuck() == 0
    ListImport.objects.update(taken_at=clock.now() - dt.timedelta(minutes=31))
    assert taking.give_back_stuck() == 1
    taking.begin(actor=contact, list_import=kept)
    assert Volunteer.objects.count() == 1


def test_files_go_after_14_days_and_with_them_lists_nobody_took_over(upload, take, django_capture_on_commit_callbacks):
    taken = take(a_list(ANNA, row("Ohne", "Nummer")))
    upload(a_list(ANNA))
    assert forgetting.clear_lists() == 0
    ListImport.objects.update(created_at=clock.now() - dt.timedelta(days=14, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert forgetting.clear_lists() == 2
    kept = ListImport.objects.get()
    assert (kept.pk, kept.preview, kept.rows) == (taken.pk, "", 2)
    assert forgetting.clear_lists() == 0
