"""Needs: raised by five sides, with a person or without; met by whoever matches (`mentors`)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees import rules
from mentees.enums import MenteeStatus, NeedEnd, NeedStatus, Side, Topic, Urgency
from mentees.models import Mentee, Need
from network.enums import OccupationField
from network.models import Area, Organisation, Phase, Programme

MOST_PEOPLE = 500


@transaction.atomic
def raise_need(
    *,
    actor: User | None,
    phase: Phase,
    topic: Topic,
    organisation: Organisation | None = None,
    mentee: Mentee | None = None,
    people: int = 1,
    field: OccupationField | None = None,
    urgency: Urgency = Urgency.NORMAL,
    area: Area | None = None,
    side: Side = Side.MENTEE,
    programme: Programme | None = None,
) -> Need:
    """Somebody needs help: a person (`mentee`), or `people` whom nobody names ("6 trainees in block 2").

    `organisation` is whose house reports it; for a person's need it is, left out, the house that took her in. Actor
    None is the house itself. Raises `NotAllowed`, and `WrongInput` without a house or for an impossible number.
    """
    organisation = organisation or (mentee.intake if mentee else None)
    if organisation is None:
        raise WrongInput(_("Please say for which organisation you report this."), field="organisation")
    may = rules.can_raise_for(actor, mentee) if mentee else rules.can_report_for(actor, organisation)
    if not may:
        raise NotAllowed(_("You can only report needs of your own people or of your own organisation."))
    if mentee and people != 1:
        raise WrongInput(_("A person's own need is the need of one person."), field="people")
    if not 1 <= people <= MOST_PEOPLE:
        raise WrongInput(_("Please enter how many people need this."), field="people")
    need = Need.objects.create(
        mentee=mentee,
        people=people,
        phase=phase,
        topic=topic,
        field=field or "",
        urgency=urgency,
        area=area or (mentee.area if mentee else organisation.area),
        side=side,
        organisation=organisation,
        programme=programme,
        raised_by=actor,
    )
    _tell("need.raised", actor, need)
    return need


@transaction.atomic
def close_need(*, actor: User | None, need: Need, reason: NeedEnd) -> Need:
    """The need is over, for a closed reason. A second close changes nothing. Raises `NotAllowed`."""
    if not rules.can_close_need(actor, need):
        raise NotAllowed(_("You can only close what you reported or what your house keeps."))
    was_matched = need.status == NeedStatus.MATCHED
    closed = Need.objects.filter(pk=need.pk).exclude(status=NeedStatus.CLOSED)
    if closed.update(status=NeedStatus.CLOSED, closed_on=clock.today(), end_reason=reason):
        _tell("need.closed", actor, need, need_end=NeedEnd(reason).value)
    need.refresh_from_db()
    if was_matched:
        _follow(need)
    return need


@transaction.atomic
def cross_off(*, actor: User, need: Need, reason: NeedEnd) -> Need:
    """Close a need by hand. What somebody helps with ends with the help (`mentors`). Raises as `close_need`, and

    `WrongInput` while somebody helps.
    """
    need = Need.objects.select_for_update(of=("self",)).select_related("mentee__user").get(pk=need.pk)
    if rules.can_close_need(actor, need) and need.status == NeedStatus.MATCHED:
        raise WrongInput(_("Somebody helps with this at the moment. First that has to end."))
    return close_need(actor=actor, need=need, reason=reason)


@transaction.atomic
def mark_matched(*, actor: User | None, need: Need) -> Need:
    """Somebody helps now; the person counts as accompanied. The caller has checked that `actor` may.

    Raises `WrongInput` when the need is closed.
    """
    return _turn(actor, need, NeedStatus.OPEN, NeedStatus.MATCHED, "need.matched")


@transaction.atomic
def reopen(*, actor: User | None, need: Need) -> Need:
    """Nobody helps any more, the need goes on; the person waits again. The caller has checked that `actor` may.

    Raises `WrongInput` when the need is closed.
    """
    return _turn(actor, need, NeedStatus.MATCHED, NeedStatus.OPEN, "need.reopened")


def _turn(actor, need: Need, before: NeedStatus, after: NeedStatus, verb: str) -> Need:
    if Need.objects.filter(pk=need.pk, status=before).update(status=after):
        _tell(verb, actor, need)
    need.refresh_from_db()
    if need.status != after:
        raise WrongInput(_("This need is closed already."))
    _follow(need)
    return need


def _follow(need: Need) -> None:
    """The person's state says whether any need of hers is met at the moment."""
    if need.mentee is None:
        return
    people = Mentee.objects.filter(pk=need.mentee_id)
    if Need.objects.filter(mentee=need.mentee_id, status=NeedStatus.MATCHED).exists():
        people.filter(status=MenteeStatus.WAITING).update(status=MenteeStatus.ACCOMPANIED)
    else:
        people.filter(status=MenteeStatus.ACCOMPANIED).update(status=MenteeStatus.WAITING)
    need.mentee.refresh_from_db()


def _tell(verb: str, actor, need: Need, **words: str) -> None:
    audit.record(verb, actor=actor, subject=need, organisation_id=need.organisation_id, **words)
