"""Early warnings, waits, certificates, the helper circle, and minors."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Answered, Role
from accounts.models import AuditEntry
from accounts.purposes import ACCESSIBILITY, HELPER_CIRCLE, PHONE_NUMBER, YOUNG_PERSON
from accounts.queries import has_consent
from accounts.services import consents
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees.enums import (
    AuthorityKind,
    Cause,
    CredentialKind,
    CredentialState,
    CredentialStep,
    GuardianKind,
    HelperRole,
    Topic,
    Trouble,
)
from mentees.models import AuthorityWait, Credential, EarlyWarning, Helper, Mentee, Need
from mentees.queries.circle import circle_of
from mentees.queries.known import known_to
from mentees.queries.waits import percentile, waiting_times
from mentees.services import circle, credentials, guardians, waits, warnings
from mentees.services.people import guardian_agreed
from notifications.models import Notice
from tests import factories
from tests.routes.accompaniment import mentee_here, warning_here
from tests.routes.check_ins import tandem_here

DAY = dt.timedelta(days=1)
KIND = AuthorityKind.JOBCENTRE
STRANGERS = ["volunteer@elsewhere", "contact@elsewhere", "referrer@elsewhere", "coordinator", "mentee@elsewhere"]


def agree(user, purpose=HELPER_CIRCLE):
    consents.give(actor=user, user=user, purpose=purpose, how=Answered.SELF, language="de")


@pytest.mark.django_db
def test_a_warning_is_told_once_and_one_click_opens_support(world):
    contact, warning = world.person("contact"), warning_here(world)
    assert warnings.warn(actor=warning.mentee.user, mentee=warning.mentee, trouble=Trouble.MATHS) == warning
    assert Notice.objects.filter(kind="mentees.warning").values_list("user", flat=True).get() == contact.pk
    need = warnings.open_support(actor=contact, warning=warning)
    assert (need.mentee, need.topic, need.phase.slug) == (warning.mentee, Topic.MATHS, "vocational-school")
    before = Need.objects.count()
    assert warnings.open_support(actor=contact, warning=warning) == need
    assert Need.objects.count() == before
    with pytest.raises(Gone):
        warnings.reopen(actor=contact, warning=warning)


@pytest.mark.django_db
@pytest.mark.parametrize("seat", STRANGERS)
def test_strangers_neither_warn_nor_answer(world, seat):
    warning, user = warning_here(world), world.person(seat)
    with pytest.raises(OutOfScope):
        warnings.warn(actor=user, mentee=warning.mentee, trouble=Trouble.ABSENCE)
    for act in (warnings.open_support, warnings.close, warnings.reopen):
        with pytest.raises(OutOfScope):
            act(actor=user, warning=warning)
    assert EarlyWarning.objects.open().get() == warning


@pytest.mark.django_db
def test_who_warned_does_not_answer_and_closing_can_be_undone(world):
    warning = warning_here(world)
    with pytest.raises(OutOfScope):
        warnings.open_support(actor=world.person("referrer"), warning=warning)
    contact = world.person("contact")
    warnings.close(actor=contact, warning=warning)
    with pytest.raises(Gone):
        warnings.open_support(actor=contact, warning=warning)
    assert warnings.reopen(actor=contact, warning=warning).closed_at is None


@given(st.lists(st.integers(0, 900), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_that_covers_its_share(days, share):
    found = percentile(days, share)
    covered = sum(one <= found for one in days)
    assert covered * 100 >= share * len(days)
    assert sum(one < found for one in days) * 100 < share * len(days)


def waited(organisation, *days, until=None):
    for number in days:
        AuthorityWait.objects.create(
            mentee=factories.MenteeFactory(intake=organisation),
            kind=KIND,
            since=(until or clock.today()) - number * DAY,
            until=until,
        )


@pytest.mark.django_db
def test_the_centre_sees_all_numbers_the_round_table_none_under_five(world):
    waited(world.organisation, 10, 20, 30, 40)
    waited(world.organisation, *range(1, 11), until=clock.today())
    waited(world.organisation, 500, until=clock.today() - 366 * DAY)
    coordinator = world.person("coordinator")
    inside = waiting_times(coordinator, public=False)[0]
    assert (inside.now, inside.so_far, inside.answered, inside.middle, inside.long) == (4, 25, 10, 6, 9)
    outside = waiting_times(coordinator, public=True)[0]
    assert (outside.now, outside.so_far, outside.answered, outside.long) == (None, None, 10, 9)


@pytest.mark.django_db
def test_numbers_stop_at_the_border_of_the_area(world, as_role):
    waited(world.organisation, 10)
    assert waiting_times(world.person("coordinator"), public=False)
    assert not waiting_times(world.person("coordinator@elsewhere"), public=False)
    assert not waiting_times(world.person("contact"), public=False)
    assert as_role("contact").get("/waiting-times").status_code == 404


@pytest.mark.django_db
def test_the_table_for_the_round_table_holds_no_small_number(world, as_role):
    waited(world.organisation, 10, 20, 30, 40)
    answer = as_role("coordinator").get("/waiting-times/table")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell.value for row in sheet.iter_rows(min_row=2) for cell in row]
    assert cells
    assert not [cell for cell in cells if isinstance(cell, int | float) and 0 < cell < 5]


@pytest.mark.django_db
def test_a_wait_begins_once_ends_and_goes_on(world):
    mentee = mentee_here(world)
    wait = waits.begin(actor=mentee.user, mentee=mentee, kind=KIND, since=clock.today() - 9 * DAY)
    assert waits.begin(actor=mentee.user, mentee=mentee, kind=KIND, since=clock.today() - 5 * DAY) == wait
    assert waits.end(actor=mentee.user, wait=wait).until == clock.today()
    waits.begin(actor=mentee.user, mentee=mentee, kind=KIND, since=clock.today())
    with pytest.raises(WrongInput):
        waits.go_on(actor=mentee.user, wait=wait)
    for day in (clock.today() + DAY, dt.date(1990, 1, 1)):
        with pytest.raises(WrongInput):
            waits.begin(actor=mentee.user, mentee=mentee, kind=AuthorityKind.RECOGNITION, since=day)
    assert AuthorityWait.objects.count() == 2


def test_the_foreigners_office_is_no_kind():
    words = " ".join(f"{one.value} {one.label}".lower() for one in AuthorityKind)
    assert not [word for word in ("foreign", "immigration", "ausländer", "asyl", "residence") if word in words]


@pytest.mark.django_db
def test_certificates_are_kept_by_the_three_who_work_on_them(world):
    mentee = mentee_here(world)
    for seat in ("mentee", "volunteer", "contact"):
        row = credentials.add(
            actor=world.person(seat),
            mentee=mentee,
            kind=CredentialKind.SCHOOL,
            state=CredentialState.LOST,
            next_step=None,
        )
        credentials.change(
            actor=world.person(seat), credential=row, state=CredentialState.APPLIED, next_step=CredentialStep.COPY
        )
        credentials.remove(actor=world.person(seat), credential=row)
    assert not Credential.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("seat", STRANGERS)
def test_strangers_touch_neither_certificates_nor_waits(world, seat):
    mentee, user = mentee_here(world), world.person(seat)
    wait = waits.begin(actor=mentee.user, mentee=mentee, kind=KIND, since=clock.today())
    with pytest.raises(OutOfScope):
        credentials.add(
            actor=user, mentee=mentee, kind=CredentialKind.SCHOOL, state=CredentialState.LOST, next_step=None
        )
    with pytest.raises(OutOfScope):
        waits.end(actor=user, wait=wait)
    assert AuthorityWait.objects.get().until is None
    assert not Credential.objects.exists()


@pytest.mark.django_db
def test_helpers_see_each_other_only_while_the_person_agrees(world):
    tandem = tandem_here(world)
    other = factories.EngagementFactory()
    circle.join(
        actor=None,
        mentee=tandem.mentee,
        engagement=other,
        role=HelperRole.TUTOR,
        cause=Cause.ASSIGNMENT,
        cause_id=other.public_id,
    )
    mentor, person = tandem.engagement.volunteer.user, tandem.mentee.user

    def names(reader):
        return [row.engagement.volunteer.user for row in circle_of(tandem.mentee, reader)[0]]

    assert len(names(person)) == len(names(world.person("contact"))) == 2
    assert names(mentor) == [mentor]
    agree(person)
    assert len(names(mentor)) == 2
    consents.withdraw(actor=person, user=person, purpose=HELPER_CIRCLE, how=Answered.SELF)
    assert names(mentor) == [mentor]


@pytest.mark.django_db
def test_a_helper_reaches_the_person_as_far_and_as_long_as_she_agrees(world):
    tandem = tandem_here(world)
    mentee, person, mentor = tandem.mentee, tandem.mentee.user, tandem.engagement.volunteer.user
    mentee.contact_phone, mentee.needs_step_free = "+4957112345", True
    mentee.save()
    tutor = factories.EngagementFactory()
    guide = factories.EngagementFactory()
    for engagement, role in ((tutor, HelperRole.TUTOR), (guide, HelperRole.GUIDE)):
        cause = {"cause": Cause.ASSIGNMENT, "cause_id": engagement.public_id}
        circle.join(actor=None, mentee=mentee, engagement=engagement, role=role, **cause)

    def seen(reader):
        known = known_to(reader, mentee)
        return bool(known.phone), bool(known.needs)

    assert seen(mentor) == (False, False)
    agree(person, PHONE_NUMBER)
    agree(person, ACCESSIBILITY)
    assert seen(mentor) == (True, True)
    assert seen(tutor.volunteer.user) == (False, True)
    for other in (guide.volunteer.user, person, world.person("contact"), world.person("volunteer@elsewhere")):
        assert known_to(other, mentee) is None
    for purpose in (PHONE_NUMBER, ACCESSIBILITY):
        consents.withdraw(actor=person, user=person, purpose=purpose, how=Answered.SELF)
    assert seen(mentor) == (False, False)
    agree(person, PHONE_NUMBER)
    circle.leave_all(actor=None, mentee=mentee)
    assert known_to(mentor, mentee) is None


@pytest.mark.django_db
def test_the_number_stands_on_the_page_of_the_mentor_alone(world, as_role):
    tandem = tandem_here(world)
    tandem.mentee.contact_phone = "+4957112345"
    tandem.mentee.save()
    page = reverse("mentees:circle", args=[tandem.mentee.public_id])
    assert "tel:" not in as_role("volunteer").get(page).content.decode()
    agree(tandem.mentee.user, PHONE_NUMBER)
    assert "tel:+4957112345" in as_role("volunteer").get(page).content.decode()
    assert "tel:+4957112345" not in as_role("contact").get(page).content.decode()


def minor_with_helper(world):
    tandem = tandem_here(world)
    mentee = tandem.mentee
    mentee.birth_year = clock.today().year - 16
    mentee.save()
    factories.ready(tandem.engagement)
    guardian_agreed(actor=world.person("contact"), mentee=mentee, kind=GuardianKind.PARENT, how=Answered.PAPER)
    agree(mentee.user, YOUNG_PERSON)
    circle.recheck(actor=None, mentee=mentee)
    assert Helper.objects.open().filter(for_minor=True).exists()
    return tandem


@pytest.mark.django_db
def test_a_guardian_who_takes_it_back_ends_every_contact(world):
    tandem = minor_with_helper(world)
    mentor = tandem.engagement.volunteer.user
    assert guardians.withdraw(actor=world.person("contact"), mentee=tandem.mentee) == 1
    assert not Mentee.objects.visible_to(mentor).exists()
    assert guardians.withdraw(actor=world.person("contact"), mentee=tandem.mentee) == 0


@pytest.mark.django_db
def test_the_young_persons_no_counts_at_once_wherever_it_is_said(world):
    tandem = minor_with_helper(world)
    mentee = tandem.mentee
    assert guardians.end_unwilling() == 0
    assert guardians.say_no(actor=mentee.user, mentee=mentee) == 1
    assert not has_consent(mentee.user, YOUNG_PERSON)
    assert not Helper.objects.open().exists()


@pytest.mark.django_db
def test_a_no_on_the_page_of_consents_closes_the_row_within_the_hour(world, monkeypatch):
    """Even if the job that follows at once was lost."""
    monkeypatch.setattr("common.jobs.enqueue", lambda task, *ids: None)
    tandem = minor_with_helper(world)
    user = tandem.mentee.user
    consents.withdraw(actor=user, user=user, purpose=YOUNG_PERSON, how=Answered.SELF)
    assert not Helper.objects.open().exists() and Helper.objects.running().exists()
    assert guardians.end_unwilling() == 1
    assert not Helper.objects.running().exists()


@pytest.mark.django_db
@pytest.mark.parametrize("seat", ["volunteer", "mentee", "contact@elsewhere", "coordinator"])
def test_only_the_house_writes_down_what_a_guardian_says(world, seat):
    tandem = minor_with_helper(world)
    with pytest.raises((NotAllowed, OutOfScope)):
        guardians.withdraw(actor=world.person(seat), mentee=tandem.mentee)
    assert Helper.objects.open().exists()


@pytest.mark.django_db
def test_only_the_young_person_says_her_own_yes(world):
    tandem = minor_with_helper(world)
    for act in (guardians.say_no, lambda **who: guardians.say_yes(language="de", **who)):
        with pytest.raises(NotAllowed):
            act(actor=world.person("contact"), mentee=tandem.mentee)
    assert has_consent(tandem.mentee.user, YOUNG_PERSON)
    assert Helper.objects.open().exists()


@pytest.mark.django_db
def test_opening_a_persons_page_leaves_a_trace_and_ones_own_does_not(world, as_role):
    mentee = mentee_here(world)
    for page in ("circle", "goals", "papers"):
        assert as_role("mentee").get(f"/mentees/{mentee.public_id}/{page}").status_code == 200
        assert as_role("volunteer").get(f"/mentees/{mentee.public_id}/{page}").status_code == 200
    looks = AuditEntry.objects.filter(is_look=True)
    assert [look.subject for look in looks] == [mentee.user.public_id] * 3
    assert {look.actor for look in looks} == {world.person("volunteer").public_id}


@pytest.mark.django_db
def test_the_contact_of_one_programme_sees_numbers_of_nobody(world):
    waited(world.organisation, *range(10))
    assert not waiting_times(factories.person(Role.CONTACT, world.programme), public=False)
