"""The demo: one person per role, through the services, the same after loading again, never on a town's server."""

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Answered, Role
from accounts.models import AuditEntry, Consent, LetterCode, Membership, User
from accounts.purposes import SMS_REMINDERS
from accounts.queries import has_consent
from accounts.scope import scope
from accounts.services.consents import withdraw
from accounts.services.letters import use_letter_code
from common import clock
from demo.load import letter_codes, load
from demo.people import PEOPLE, sign_in_lines
from demo.volunteers import HELPERS
from mentees.enums import MenteeStatus
from mentees.models import Mentee, Need
from mentors.enums import ImportState, TandemStatus
from mentors.models import ListImport, Tandem
from mentors.queries.decisions import decisions_of, undecided
from mentors.sealed_lists import preview_of
from network.models import Area, Offer, Organisation, Phase, Programme
from volunteers.enums import EngagementStatus
from volunteers.models import ClearanceCheck, Engagement, Volunteer
from volunteers.queries.onboarding import ready_engagements

pytestmark = pytest.mark.django_db

COUNTED = (
    User,
    Consent,
    Membership,
    Area,
    Organisation,
    Offer,
    Programme,
    LetterCode,
    AuditEntry,
    Volunteer,
    Engagement,
    Mentee,
    Need,
    Tandem,
    ListImport,
)


def test_there_is_one_person_per_role_and_the_real_register():
    load()
    held = {role for user in User.objects.order_by("pk") for role in scope(user).roles}
    assert held == set(Role)
    assert (Area.objects.count(), Organisation.objects.count() >= 27, Offer.objects.count()) == (21, True, 22)
    assert Programme.objects.filter(is_demo=True).count() >= 12
    assert Phase.objects.filter(in_chain=True, programmes__isnull=False).distinct().count() >= 6


def test_samir_and_bernd_go_their_way_and_others_stand_before_it():
    load()
    pairs = Tandem.objects.values_list("engagement__volunteer__user__name", "mentee__user__name", "status")
    assert set(pairs) == {
        ("Bernd Kaiser", "Samir Ahmadi", TandemStatus.RUNNING),
        ("Hartmut Wiese", "Yusuf Omar", TandemStatus.TRIAL),
        ("Shirin Rahimi", "Farida Noori", TandemStatus.ASKING_MENTOR),
    }
    assert Mentee.objects.filter(status=MenteeStatus.WAITING).count() >= 2


def test_loading_again_changes_nothing():
    load()
    before = [model.objects.count() for model in COUNTED]
    letters = letter_codes()
    load()
    assert [model.objects.count() for model in COUNTED] == before
    assert letter_codes() == letters


def test_who_took_back_a_yes_is_not_made_to_agree_again():
    load()
    samir = User.objects.get(name="Samir Ahmadi")
    assert has_consent(samir, SMS_REMINDERS)
    withdraw(actor=samir, user=samir, purpose=SMS_REMINDERS, how=Answered.SELF)
    load()
    assert not has_consent(samir, SMS_REMINDERS)


def test_a_dozen_people_help_and_each_stands_somewhere_else():
    load()
    assert Volunteer.objects.count() == len(HELPERS) == 12
    assert set(Engagement.objects.values_list("status", flat=True)) == set(EngagementStatus) - {EngagementStatus.ENDED}
    ready = ready_engagements(Engagement.objects.all(), clock.today())
    assert ready.filter(volunteer__user__name="Bernd Kaiser", kind="mentor").exists()
    assert ClearanceCheck.objects.filter(seen_by__name="Sabine Löffler").count() >= 3


def test_the_printed_letter_opens_the_mentees_page():
    load()
    ((public_id, (code, pin)),) = letter_codes().items()
    assert use_letter_code(code).user.public_id == public_id
    assert any(code in line and pin in line for line in sign_in_lines())
    assert len(sign_in_lines()) == len(PEOPLE)


def test_every_address_is_invented():
    load()
    addresses = [email for email in User.objects.values_list("login_email", flat=True).order_by("pk") if email]
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)
    assert all(User.objects.values_list("is_demo", flat=True).order_by("pk"))


def test_a_towns_server_refuses_the_demo(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not User.objects.exists()
    assert not Area.objects.exists()


def test_people_ask_from_every_side_and_stand_in_every_state():
    load()
    assert Mentee.objects.filter(user__is_demo=True).count() >= 10
    assert set(Mentee.objects.order_by("pk").values_list("source", flat=True)) >= {"self", "staff", "referrer"}
    assert set(Mentee.objects.order_by("pk").values_list("status", flat=True)) >= {"requested", "waiting"}
    assert Mentee.objects.get(user__name="Samir Ahmadi").needs.get().topic == "technical_german"
    assert Need.objects.filter(mentee=None).count() == 2
    minors = [mentee for mentee in Mentee.objects.order_by("pk") if mentee.is_minor(clock.today())]
    assert {mentee.guardian_agreements.exists() for mentee in minors} == {True, False}


def test_a_list_waits_with_doubles_only_a_person_can_decide_about():
    load()
    waiting = ListImport.objects.get()
    assert (waiting.state, waiting.rows, waiting.unclear) == (ImportState.READY, 42, 3)
    assert waiting.rows == waiting.new + waiting.known + waiting.unclear + waiting.refused
    seen = preview_of(waiting.preview)
    assert len(undecided(seen.marks, decisions_of(waiting))) == 3
    assert [mark.names for mark in seen.marks if mark.names]
