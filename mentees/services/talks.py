"""The first talk: a person of the house speaks with whoever asked; doubles and spam end here."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees import rules
from mentees.asked import Asked
from mentees.enums import MenteeEnd, MenteeStatus, TalkEnd
from mentees.models import Mentee
from mentees.services import merging, records
from mentees.services.people import end_mentee, lacks_guardian

_ENDS = {
    TalkEnd.SPAM: MenteeEnd.SPAM,
    TalkEnd.NO_CONTACT: MenteeEnd.NO_CONTACT,
    TalkEnd.OWN_WISH: MenteeEnd.OWN_WISH,
}
# Nobody spoke with anybody.
_WITHOUT_TALK = frozenset({TalkEnd.SPAM, TalkEnd.NO_CONTACT})


@transaction.atomic
def record_first_talk(
    *,
    actor: User,
    mentee: Mentee,
    end: TalkEnd,
    asked: Asked | None = None,
    how: Answered = Answered.PHONE,
    other: Mentee | None = None,
    on: dt.date | None = None,
) -> Mentee:
    """Note the talk: corrected data (`asked`, told as `how`), and what comes of it. `on` is the day, else today.

    A double gives all its answers to `other`, a person of the same house. A minor waits for a mentor only after a
    guardian agreed; until then there is advice. Gives the mentee who goes on. Raises `NotAllowed`, `WrongInput`.
    """
    mentee = Mentee.objects.select_for_update(of=("self",)).select_related("user", "intake").get(pk=mentee.pk)
    on = on or clock.today()
    _check(actor, mentee, on)
    if asked is not None:
        records.change(actor=actor, mentee=mentee, asked=asked, how=how)
    if end not in _WITHOUT_TALK:
        mentee.talked_on, mentee.talked_by = on, actor
        mentee.save(update_fields=["talked_on", "talked_by"])
    audit.record(
        "mentee.talked", actor=actor, subject=mentee, organisation_id=mentee.intake_id, talk_end=str(end.value)
    )
    if end == TalkEnd.DOUBLE:
        return _double(actor, mentee, other)
    if end in _ENDS:
        return end_mentee(actor=actor, mentee=mentee, reason=_ENDS[end])
    if end == TalkEnd.WAITING:
        _wait(mentee)
    return mentee


def _check(actor: User, mentee: Mentee, on: dt.date) -> None:
    if not rules.can_talk(actor, mentee):
        raise NotAllowed(_("The first talk is noted by the house that took the request in."))
    if mentee.status != MenteeStatus.REQUESTED:
        raise WrongInput(_("The first talk is noted already."))
    if on > clock.today():
        raise WrongInput(_("This day is still to come."), field="on")


def _wait(mentee: Mentee) -> None:
    if lacks_guardian(mentee):
        raise WrongInput(
            _("This person is under 18. First a parent or guardian has to agree; until then only advice is possible.")
        )
    mentee.status = MenteeStatus.WAITING
    mentee.save(update_fields=["status"])


def _double(actor: User, mentee: Mentee, other: Mentee | None) -> Mentee:
    if other is None or other.pk == mentee.pk or not rules.can_keep_mentee(actor, other):
        raise WrongInput(_("Please choose the person who was here already."), field="other")
    merging.move_answers(actor=actor, source=mentee, target=other)
    end_mentee(actor=actor, mentee=mentee, reason=MenteeEnd.DOUBLE)
    return other
