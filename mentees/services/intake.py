"""A request comes in: from the person herself, together with staff, through a referrer, from a list."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit, consents
from accounts.consents import Purpose
from accounts.enums import Answered, Kind, Role
from accounts.models import User
from accounts.purposes import PASSING_ON
from accounts.scope import scope
from accounts.services import consents as answers
from accounts.services.people import add_person
from accounts.services.roles import give_role
from common import clock
from common.errors import Gone, NotAllowed, WrongInput
from mentees import rules
from mentees.asked import Asked
from mentees.enums import GuardianKind, MenteeStatus, Side, Source
from mentees.models import Draft, Mentee, Need
from mentees.notices import NEW_REQUEST, REQUEST_RECEIVED
from mentees.queries.houses import house_for, staff_of
from mentees.querysets import OVER
from mentees.services import needs, records
from mentees.services.people import guardian_agreed
from network.models import Organisation
from notifications.services import notify, notify_all


@transaction.atomic
def take_in(
    *,
    actor: User | None,
    asked: Asked,
    source: Source = Source.SELF,
    how: Answered = Answered.SELF,
    house: Organisation | None = None,
    reported_for: Organisation | None = None,
    side: Side = Side.MENTEE,
    guardian: tuple[GuardianKind, Answered] | None = None,
    user: User | None = None,
    is_demo: bool = False,
) -> Mentee:
    """Write a request down; without `user` a person without any way in is made. Gives the new mentee.

    The programme's provider takes it in, else `house`, else the integration centre. Whoever asks for herself is `user`
    (actor None as long as nobody has signed in). Staff take in for their own house; a referrer reports for
    `reported_for`, and that she may pass this on is recorded as told (`how`). Of a minor's `guardian` they note how the
    yes was seen; a referrer sends nothing about a minor without it. Somebody who was here before is taken up again.
    Raises `NotAllowed`, and `WrongInput` when there is an open request already.
    """
    programme = asked.wanted.programme if asked.wanted else None
    house = programme.organisation if programme else house or house_for(None, asked.area)
    _check(actor, source, how, house, programme, reported_for, user)
    if source == Source.REFERRER and guardian is None and asked.born.is_minor(clock.today()):
        raise WrongInput(_("Under 18 a parent or guardian has to agree before you send this."), field="guardian")
    mentee = _row(actor, asked, source, house, user, is_demo)
    _give_role(mentee, programme)
    _agree(actor, mentee, asked, how)
    if source == Source.REFERRER and actor is not None:
        _consent(actor, mentee.user, PASSING_ON, how, asked.language, about=house.public_id)
    records.fill(mentee, asked)
    if guardian and actor is not None and mentee.is_minor(clock.today()):
        kind, seen = guardian
        guardian_agreed(actor=actor, mentee=mentee, kind=kind, how=seen)
    need = _need(actor, mentee, asked, reported_for, side)
    audit.record("mentee.requested", actor=actor or mentee.user, subject=mentee, organisation_id=house.pk)
    if source != Source.LIST:
        # Whole lists are announced by whoever takes them over (`mentors`).
        _announce(actor, mentee, need)
    return mentee


@transaction.atomic
def send(*, actor: User | None, draft: Draft, asked: Asked) -> Mentee:
    """The person sends what she answered; her draft goes with it. Sent twice at once, one request comes in.

    Raises `Gone` for the other, and what `take_in` raises.
    """
    if not Draft.objects.filter(pk=draft.pk).delete()[0]:
        raise Gone(_("This request is sent already."))
    return take_in(actor=actor, user=actor, asked=asked)


def _check(actor, source, how, house, programme, reported_for, user) -> None:
    if source == Source.SELF:
        may = user is None or actor is None or actor.pk == user.pk
    elif how == Answered.SELF:
        raise NotAllowed(_("Please say how the person told you this."))
    elif source == Source.REFERRER:
        may = reported_for is not None and rules.can_report_for(actor, reported_for)
    else:
        may = rules.can_take_in_for(actor, house, programme)
    if not may:
        raise NotAllowed(_("You can only take in requests for your own house."))


def _row(actor, asked: Asked, source, house, user, is_demo) -> Mentee:
    user = user or add_person(actor=actor, name=asked.name, language=asked.language, is_demo=is_demo)
    known = Mentee.objects.select_for_update().filter(user=user).first()
    if known and known.status not in OVER:
        raise WrongInput(_("There is an open request already."))
    mentee = known or Mentee(user=user)
    mentee.status, mentee.intake, mentee.source = MenteeStatus.REQUESTED, house, source
    mentee.ended_on, mentee.end_reason, mentee.talked_on, mentee.talked_by = None, "", None, None
    mentee.filled_in_by = None if source == Source.SELF else actor
    mentee.save()
    return mentee


def _give_role(mentee: Mentee, programme) -> None:
    """The house itself makes her its mentee: her own page, and the house's staff may help her at the counter."""
    kind, place = (Kind.PROGRAMME, programme) if programme else (Kind.ORGANISATION, mentee.intake)
    if place.pk not in scope(mentee.user).ids(kind, (Role.MENTEE,)):
        give_role(actor=None, user=mentee.user, role=Role.MENTEE, container=place)


def _agree(actor, mentee: Mentee, asked: Asked, how: Answered) -> None:
    for code, language in sorted(asked.agreed.items()):
        if purpose := consents.find(code):
            _consent(actor, mentee.user, purpose, how, language)


def _consent(actor, user: User, purpose: Purpose, how: Answered, language: str, about: str = "") -> None:
    teller = user if how == Answered.SELF else actor
    answers.give(actor=teller, user=user, purpose=purpose, how=how, language=language, about=about)


def _need(actor, mentee: Mentee, asked: Asked, reported_for, side: Side) -> Need | None:
    if asked.wanted is None:
        return None
    wanted = asked.wanted
    return needs.raise_need(
        actor=actor or mentee.user,
        mentee=mentee,
        phase=wanted.phase,
        topic=wanted.topic,
        field=wanted.field,
        urgency=wanted.urgency,
        programme=wanted.programme,
        organisation=reported_for or mentee.intake,
        side=side,
    )


def _announce(actor, mentee: Mentee, need: Need | None) -> None:
    """The person, and whoever keeps her; not whoever has just written it down."""
    event = f"{mentee.public_id}:{need.public_id if need else ''}"
    notify(REQUEST_RECEIVED, event, user=mentee.user)
    staff = staff_of(mentee.intake, need.programme if need else None)
    notify_all(NEW_REQUEST, event, users=staff.exclude(pk=actor.pk if actor else None))
