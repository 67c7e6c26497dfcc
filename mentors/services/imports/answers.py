"""Imported people answer, with the code of their link or told to their organisation: yes, this is right; or no."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.consents import Purpose
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import CONFIDENTIALITY
from accounts.services import consents, profile
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees.enums import MenteeEnd
from mentors import import_rules as rules
from mentors.models import ImportNotice
from mentors.services import endings
from mentors.services.imports import forgetting
from mentors.services.imports.notices import code_hash, with_person, withdraw
from mentors.services.profiles import say_places
from volunteers.enums import EngagementEnd
from volunteers.models import Engagement
from volunteers.services import engagements, onboarding
from volunteers.services.people import become_volunteer


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody who helps says about herself. None: not said."""

    name: str
    contact_email: str
    contact_phone: str
    phone_only: bool = False
    elsewhere: int | None = None
    capacity: int | None = None


def find_open(code: str) -> ImportNotice:
    """The open notice with this code. Raises Gone: unknown, answered and expired look the same."""
    found = with_person(ImportNotice.objects.open()).filter(code_hash=code_hash(code)).first()
    if found is None:
        raise _gone()
    return found


def must_sign_in(notice: ImportNotice, user: User | None) -> bool:
    """A link out of a list opens nobody's account (security 38): who has been here before signs in as usual."""
    person = notice.user
    return person != user and (person.has_way_in or person.last_login is not None)


@transaction.atomic
def confirm_helper(
    *,
    code: str,
    language: str,
    said: Said,
    agreed: Iterable[tuple[Purpose, str]] = (),
    user: User | None = None,
) -> User:
    """She says what is right and what she agrees to; the link is used up. Gives the person, who may come in now.

    `user` is who is signed in already: then what the list brought goes to her own record. Raises Gone, NotAllowed (who
    brought the list), WrongInput (numbers, name, helps there already).
    """
    notice = _use(code, user)
    if notice.engagement is None:
        raise _gone()
    person = user or notice.user
    engagement = notice.engagement
    if person != engagement.volunteer.user:
        engagement = _moved(engagement, person)
    elif user is None:
        profile.change_profile(actor=person, name=said.name, language=language)
    engagements.change_contact(
        actor=person,
        engagement=engagement,
        contact_email=said.contact_email,
        contact_phone=said.contact_phone,
        phone_only=said.phone_only,
    )
    say_places(actor=person, volunteer=engagement.volunteer, capacity=said.capacity, elsewhere=said.elsewhere)
    engagements.confirm(actor=person, engagement=engagement, how=Answered.SELF)
    for purpose, read_in in agreed:
        if purpose == CONFIDENTIALITY:
            onboarding.promise(actor=person, language=read_in)
        else:
            consents.give(actor=person, user=person, purpose=purpose, how=Answered.SELF, language=read_in)
    return person


@transaction.atomic
def confirm_seeker(*, code: str, name: str, language: str, user: User | None = None) -> User:
    """Somebody who looks for help says that she does, and how she is called; the link is used up. Raises Gone, …"""
    notice = _use(code, user)
    if notice.mentee is None:
        raise _gone()
    if user is not None:
        raise NotAllowed(_("Please sign out first. This link is for somebody without an account."))
    person = notice.user
    profile.change_profile(actor=person, name=name, language=language)
    return person


@transaction.atomic
def decline(*, code: str, user: User | None = None) -> None:
    """She does not want this: everything the list brought about her is deleted. Raises Gone, NotAllowed."""
    notice = _use(code, user)
    _end(notice.user, notice, EngagementEnd.DECLINED)
    forgetting.erase(actor=None, notice=notice)


@transaction.atomic
def told(*, actor: User, notice: ImportNotice, how: Answered, yes: bool) -> None:
    """Her organisation notes what she said by phone or on paper. Raises OutOfScope, NotAllowed, Gone.

    Her promise and her consents are recorded where all of them are.
    """
    if not rules.can_keep_notice(actor, notice):
        raise OutOfScope
    if how == Answered.SELF or notice.user == actor:
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    _answered(notice)
    if not yes:
        _end(actor, notice, EngagementEnd.DECLINED)
        forgetting.erase(actor=actor, notice=notice)
    elif notice.engagement:
        engagements.confirm(actor=actor, engagement=notice.engagement, how=how)


def _use(code: str, user: User | None) -> ImportNotice:
    """Whoever comes first; and never whoever brought the list (architecture, "Truths")."""
    notice = find_open(code)
    if user is not None and rules.can_keep_notice(user, notice):
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    if must_sign_in(notice, user):
        raise NotAllowed(_("You have an account here. Please sign in first."))
    _answered(notice)
    return notice


def _answered(notice: ImportNotice) -> None:
    if not ImportNotice.objects.open().filter(pk=notice.pk).update(answered_at=clock.now()):
        raise _gone()
    withdraw(actor=None, notice=notice)


def _end(actor: User, notice: ImportNotice, reason: EngagementEnd) -> None:
    if notice.engagement:
        engagements.end(actor=actor, engagement=notice.engagement, reason=reason)
    elif notice.mentee:
        endings.end_mentee(actor=actor, mentee=notice.mentee, reason=MenteeEnd.OWN_WISH)


def _moved(engagement: Engagement, user: User) -> Engagement:
    """The engagement goes to the record she has; the one the list made goes."""
    mine, brought = become_volunteer(actor=user, user=user), engagement.volunteer
    same = mine.engagements.open().filter(kind=engagement.kind, organisation=engagement.organisation_id)
    if same.filter(programme=engagement.programme_id).exists():
        raise WrongInput(_("You are noted there already. Please decline this entry: it is a double."))
    Engagement.objects.filter(pk=engagement.pk).update(volunteer=mine)
    forgetting.erase_person(actor=None, user=brought.user)
    return Engagement.objects.select_related("volunteer__user", "organisation", "programme").get(pk=engagement.pk)


def _gone() -> Gone:
    return Gone(_("This link has been used or is too old. Please ask your organisation if something is not right."))
