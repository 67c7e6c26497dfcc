"""How is it going? Two questions every 4 weeks to each side; the answers are the coordination's, never the other's."""

import datetime as dt

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentors import moods, rhythm, rules
from mentors.check_in_notices import CHECK_IN
from mentors.enums import ACCOMPANIED, Face, Side
from mentors.models import CheckIn, Tandem
from notifications import services as notices

_EARLIER = 2


@transaction.atomic
def ask_due() -> int:
    """Daily: 4 weeks after the beginning, and after the last questions, both sides are asked. Gives how many."""
    return sum(_ask(tandem, side) for side in Side for tandem in _due(side))


@transaction.atomic
def answer(
    *, actor: User, check_in: CheckIn, going: Face, helps: Face, wants_talk: bool, how: Answered = Answered.SELF
) -> CheckIn:
    """One side says how it goes, or her contact writes down what she told. It counts as contact.

    It can be changed for a day. Raises `OutOfScope`, `NotAllowed`, and `Gone` when newer questions took its place.
    """
    check_in = _locked(check_in)
    _check_may_answer(actor, check_in, how)
    _check_is_current(check_in)
    mood = moods.Mood(going, helps)
    check_in.going, check_in.helps, check_in.wants_talk, check_in.how = going, helps, wants_talk, how
    check_in.falls = moods.falls(_before(check_in), mood)
    check_in.recorded_by = None if how == Answered.SELF else actor
    check_in.answered_at = check_in.answered_at or clock.now()
    check_in.save()
    _contact(check_in.tandem, clock.today())
    _tell("check_in.answered", actor, check_in.tandem, tandem_side=check_in.side, how=Answered(how).value)
    return check_in


@transaction.atomic
def note_contact(*, actor: User, tandem: Tandem, on: dt.date | None = None) -> Tandem:
    """The two met on this day (today). An earlier day than the last known changes nothing.

    Raises `OutOfScope`, `NotAllowed`, and `WrongInput` for a day to come.
    """
    day = on or clock.today()
    _check_may_note(actor, tandem)
    if day > clock.today():
        raise WrongInput(_("This day is still to come."), field="on")
    if _contact(tandem, day):
        _tell("tandem.met", actor, tandem)
    return tandem


@transaction.atomic
def take_back_contact(*, actor: User, tandem: Tandem, before: dt.date | None) -> Tandem:
    """A tap by mistake, undone on the same day: the last contact is `before` again. Raises as `note_contact`."""
    _check_may_note(actor, tandem)
    today = clock.today()
    if before is not None and before > today:
        raise WrongInput(_("This day is still to come."))
    if Tandem.objects.filter(pk=tandem.pk, last_contact_on=today).update(last_contact_on=before):
        _tell("tandem.not_met", actor, tandem)
    tandem.refresh_from_db()
    return tandem


@transaction.atomic
def settle(*, actor: User, tandem: Tandem) -> int:
    """The coordination has talked to them: what the answers signalled leaves the list. Gives how many answers."""
    _check_keeps(actor, tandem)
    telling = CheckIn.objects.answered().filter(Q(wants_talk=True) | Q(falls=True), tandem=tandem)
    settled = telling.filter(settled_at=None).update(settled_at=clock.now(), settled_by=actor)
    if settled:
        _tell("tandem.talked", actor, tandem)
    return settled


@transaction.atomic
def unsettle(*, actor: User, tandem: Tandem) -> int:
    """Undo one's own `settle` of the last day: it stands on the list again. Gives how many answers."""
    _check_keeps(actor, tandem)
    mine = CheckIn.objects.filter(tandem=tandem, settled_by=actor, settled_at__gt=clock.now() - rhythm.CHANGE_WITHIN)
    again = mine.update(settled_at=None, settled_by=None)
    if again:
        _tell("tandem.not_talked", actor, tandem)
    return again


def may_change(check_in: CheckIn) -> bool:
    """True as long as an answer can still be given or changed: the two go on, and it is not settled for good."""
    if check_in.tandem.status not in ACCOMPANIED:
        return False
    return check_in.answered_at is None or check_in.answered_at > clock.now() - rhythm.CHANGE_WITHIN


def _due(side: Side) -> list[Tandem]:
    asked = CheckIn.objects.filter(tandem=OuterRef("pk"), side=side).newest_first()
    begun = Coalesce("trial_from", "running_from")
    since = Coalesce(Subquery(asked.values("due_on")[:1]), begun)
    rows = Tandem.objects.accompanied().filter(paused_from=None).annotate(asked_on=since)
    return list(
        rows.filter(asked_on__lte=clock.today() - rhythm.CHECK_IN_EVERY)
        .select_related("engagement__volunteer__user", "mentee__user")
        .order_by(F("asked_on"), "pk")
    )


def _ask(tandem: Tandem, side: Side) -> bool:
    check_in, is_new = CheckIn.objects.get_or_create(tandem=tandem, side=side, due_on=clock.today())
    person = tandem.engagement.volunteer.user if side == Side.MENTOR else tandem.mentee.user
    notices.notify(CHECK_IN, check_in.public_id, user=person, refs={"check_in": check_in.public_id})
    return is_new


def _locked(check_in: CheckIn) -> CheckIn:
    people = ("tandem__engagement__volunteer", "tandem__mentee")
    return CheckIn.objects.select_for_update(of=("self",)).select_related(*people).get(pk=check_in.pk)


def _before(check_in: CheckIn) -> list[moods.Mood]:
    same = CheckIn.objects.answered().filter(tandem=check_in.tandem, side=check_in.side, due_on__lt=check_in.due_on)
    rows = same.newest_first().values_list("going", "helps")[:_EARLIER]
    return [moods.Mood(*row) for row in rows]


def _contact(tandem: Tandem, day: dt.date) -> bool:
    older = Q(last_contact_on=None) | Q(last_contact_on__lt=day)
    changed = Tandem.objects.filter(older, pk=tandem.pk).update(last_contact_on=day)
    tandem.refresh_from_db(fields=["last_contact_on"])
    return bool(changed)


def _check_may_answer(actor: User, check_in: CheckIn, how: Answered) -> None:
    if not rules.can_view_check_in(actor, check_in):
        raise OutOfScope
    own = rules.can_answer_check_in(actor, check_in)
    if not (own if how == Answered.SELF else rules.can_record_check_in(actor, check_in)):
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))


def _check_is_current(check_in: CheckIn) -> None:
    newer = CheckIn.objects.filter(tandem=check_in.tandem, side=check_in.side, due_on__gt=check_in.due_on)
    if newer.exists() or not may_change(check_in):
        raise Gone(_("These questions are over. You will be asked again."))


def _check_may_note(actor: User, tandem: Tandem) -> None:
    if not rules.can_view_tandem(actor, tandem):
        raise OutOfScope
    if not rules.can_note_contact(actor, tandem):
        raise NotAllowed(_("This tandem is not running."))


def _check_keeps(actor: User, tandem: Tandem) -> None:
    if not rules.can_view_tandem(actor, tandem):
        raise OutOfScope
    if not rules.can_record(actor, tandem):
        raise NotAllowed(_("Only the coordination can do this."))


def _tell(verb: str, actor: User, tandem: Tandem, **words: str) -> None:
    audit.record(verb, actor=actor, subject=tandem, organisation_id=tandem.engagement.organisation_id, **words)
