"""Pass a person on to another programme: only with her yes, and only as long as she stands by it (measure A2.1)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from accounts.services import consents
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees import referral_notices as told
from mentees import referral_rules as rules
from mentees.enums import ReferralQuestion, ReferralRefusal, ReferralReply, ReferralStatus
from mentees.models import Mentee, Need, PassingQuestion, Referral
from mentees.queries.houses import staff_of
from mentees.querysets import REFERRAL_WAITS
from mentees.rules import can_view_need
from mentees.services import moving
from network.models import Organisation, Programme
from notifications.registry import Kind
from notifications.services import notify, notify_all

Status = ReferralStatus


@transaction.atomic
def ask_person(*, actor: User, need: Need, programme: Programme) -> None:
    """Ask the person on her own page whether this programme may hear of her. Asked today already: told once.

    Raises as `send`.
    """
    need = _locked_need(need)
    house, mentee = _check_may_refer(actor, need, programme)
    PassingQuestion.objects.update_or_create(
        need=need, programme=programme, defaults={"asked_at": clock.now(), "answered_at": None}
    )
    notify(
        told.MAY_WE,
        f"{need.public_id}:{programme.public_id}:{clock.today().isoformat()}",
        user=mentee.user,
        refs={"need": need.public_id, "programme": programme.public_id},
    )
    audit.record("referral.asked", actor=actor, subject=need, organisation_id=house.pk, programme=programme.public_id)


@transaction.atomic
def agree(*, actor: User, need: Need, programme: Programme, language: str) -> None:
    """The person says on her own page that this programme may hear of her; whoever keeps her is told.

    Raises `OutOfScope` for somebody else's need.
    """
    if need.mentee is None or need.mentee.user_id != actor.pk:
        raise OutOfScope
    about = programme.organisation.public_id
    consents.give(actor=actor, user=actor, purpose=PASSING_ON, how=Answered.SELF, language=language, about=about)
    _is_answered(need, programme)
    house = need.mentee.intake
    notify_all(
        told.AGREED,
        f"{need.public_id}:{programme.public_id}:{clock.now():%Y%m%d%H%M}",
        users=staff_of(house, need.programme),
        refs={"need": need.public_id, "programme": programme.public_id},
    )
    audit.record("referral.agreed", actor=actor, subject=need, organisation_id=house.pk, programme=programme.public_id)


@transaction.atomic
def say_no(*, actor: User, need: Need, programme: Programme) -> None:
    """The person says on her own page that this programme hears nothing of her. Asked nothing, or twice: no change.

    Raises `OutOfScope` for somebody else's need.
    """
    if need.mentee is None or need.mentee.user_id != actor.pk:
        raise OutOfScope
    if _is_answered(need, programme):
        house = need.mentee.intake
        audit.record(
            "referral.not_agreed", actor=actor, subject=need, organisation_id=house.pk, programme=programme.public_id
        )


@transaction.atomic
def send(
    *, actor: User, need: Need, programme: Programme, agreed: Answered | None = None, language: str = "de"
) -> Referral:
    """Ask another house's programme to take a person's need over.

    The person agrees first: on her own page (`ask_person`), or told by phone or on paper (`agreed`, heard in
    `language`). Raises `OutOfScope`, `NotAllowed` (not one's own people, no first talk yet), and `WrongInput` without
    her yes, for one's own or an ended programme, or asked twice.
    """
    need = _locked_need(need)
    house, mentee = _check_may_refer(actor, need, programme)
    person, about = mentee.user, programme.organisation.public_id
    if agreed is not None:
        consents.give(actor=actor, user=person, purpose=PASSING_ON, how=agreed, language=language, about=about)
        _is_answered(need, programme)
    if not has_consent(person, PASSING_ON, about=about):
        raise WrongInput(_("First the person has to agree that this organisation hears of her."), field="agreed")
    try:
        with transaction.atomic():
            referral = Referral.objects.create(
                need=need,
                from_organisation=house,
                from_programme=rules.leaving(need, house),
                programme=programme,
                sent_by=actor,
            )
    except IntegrityError:
        raise WrongInput(_("This programme has been asked already."), field="programme") from None
    _tell("sent", actor, referral, house)
    _tell_receiver(told.COME, referral)
    return referral


@transaction.atomic
def ask_back(*, actor: User, referral: Referral, question: ReferralQuestion) -> Referral:
    """The other side needs to know something first. A new question replaces the old one and its answer."""
    referral = _locked(actor, referral)
    _check(rules.can_answer(actor, referral), actor, referral)
    _move(referral, Status.ASKED_BACK, question=question, reply="")
    _tell("asked_back", actor, referral, referral.programme.organisation, referral_question=question)
    _tell_sender(told.ASKED_BACK, referral)
    return referral


@transaction.atomic
def reply(*, actor: User, referral: Referral, answer: ReferralReply) -> Referral:
    """The house that was asked back answers; the other side goes on deciding."""
    referral = _locked(actor, referral)
    _check(rules.can_reply(actor, referral), actor, referral)
    _move(referral, Status.SENT, reply=answer)
    _tell("replied", actor, referral, referral.from_organisation, referral_reply=answer)
    _tell_receiver(told.REPLIED, referral)
    return referral


@transaction.atomic
def accept(*, actor: User, referral: Referral, how: Answered = Answered.SELF) -> Referral:
    """The other side takes over: the need is the programme's now, its house sees the person.

    With another `how` the house that asked notes what it was told; the other side hears of that.

    The old house keeps what it reported, and the tandem until its handover; nothing else of it, unless it still keeps
    another need of the person. What waits with other programmes is withdrawn.
    """
    referral = _locked(actor, referral)
    _check_answer(actor, referral, how)
    _move(referral, Status.ACCEPTED, answered_by=actor, how=how)
    moving.move_need(need=referral.need, programme=referral.programme, old_house=referral.from_organisation)
    _tell_answer("accepted", told.ACCEPTED, actor, referral)
    refs = {"programme": referral.programme.public_id}
    notify(told.PASSED_ON, referral.public_id, user=referral.mentee.user, refs=refs)
    for other in _others(referral):
        _end(None, other, to_sender=False)
    return referral


@transaction.atomic
def refuse(*, actor: User, referral: Referral, reason: ReferralRefusal, how: Answered = Answered.SELF) -> Referral:
    """The other side cannot help, for a closed reason. `how` as in `accept`."""
    referral = _locked(actor, referral)
    _check_answer(actor, referral, how)
    _move(referral, Status.REFUSED, refusal=reason, answered_by=actor, how=how)
    _tell_answer("refused", told.REFUSED, actor, referral, referral_refusal=reason)
    return referral


@transaction.atomic
def withdraw(*, actor: User, referral: Referral, how: Answered | None = None) -> Referral:
    """Take it back: the house that sent it, or the person. From now on the other side sees nothing of it.

    With `how` the person's yes ends with it (SELF by herself, else told to her house). Over already: nothing changes.
    """
    referral = _locked(actor, referral)
    if referral.status in REFERRAL_WAITS:
        _check(rules.can_withdraw(actor, referral), actor, referral)
        _end(actor, referral, to_sender=False)
    if how is not None:
        about = referral.programme.organisation.public_id
        consents.withdraw(actor=actor, user=referral.mentee.user, purpose=PASSING_ON, how=how, about=about)
    return referral


@transaction.atomic
def withdraw_without_yes(*, actor: User | None) -> int:
    """Hourly: what waits although the person has taken her yes back is withdrawn. Gives how many.

    The other side does not see these from the moment of her no on; this only tidies up and tells.
    """
    over = list(Referral.objects.waiting().not_agreed().select_related(*_RELATED).order_by("pk"))
    for referral in over:
        _end(actor, referral, to_sender=True)
    return len(over)


@transaction.atomic
def withdraw_all(*, actor: User | None, mentee: Mentee) -> int:
    """Nothing of this person waits with other programmes any more; they are told. Gives how many.

    The caller has checked that `actor` may.
    """
    waiting = Referral.objects.waiting().filter(need__mentee=mentee).select_related(*_RELATED).order_by("pk")
    for referral in (found := list(waiting)):
        _end(actor, referral, to_sender=False)
    return len(found)


_RELATED = (
    "need__mentee__user",
    "need__mentee__intake",
    "from_organisation",
    "from_programme",
    "programme__organisation__area",
)


def _is_answered(need: Need, programme: Programme) -> bool:
    """The question leaves her first page; False if there was none."""
    asked = PassingQuestion.objects.filter(need=need, programme=programme, answered_at=None)
    return bool(asked.update(answered_at=clock.now()))


def _locked_need(need: Need) -> Need:
    rows = Need.objects.select_for_update(of=("self",))
    return rows.select_related("mentee__user", "mentee__intake", "programme__organisation").get(pk=need.pk)


def _locked(actor: User, referral: Referral) -> Referral:
    """The referral as it is now. Whoever does not see it learns nothing from the error."""
    locked = Referral.objects.select_for_update(of=("self",)).select_related(*_RELATED).get(pk=referral.pk)
    if not rules.can_view_referral(actor, locked):
        raise OutOfScope
    return locked


def _check(may: bool, actor: User, referral: Referral) -> None:
    if may:
        return
    if referral.status not in REFERRAL_WAITS:
        raise Gone(_("This has been decided in the meantime. Please look again."))
    raise NotAllowed(_("You cannot do this here, or not at this point."))


def _check_answer(actor: User, referral: Referral, how: Answered) -> None:
    _check((rules.can_answer if how == Answered.SELF else rules.can_note_answer)(actor, referral), actor, referral)


def _check_may_refer(actor: User, need: Need, programme: Programme) -> tuple[Organisation, Mentee]:
    house, mentee = rules.sending_house(actor, need), need.mentee
    if house is None or mentee is None or not rules.can_refer(actor, need):
        if not can_view_need(actor, need):
            raise OutOfScope
        raise NotAllowed(_("Only the house of the person passes her on, after the first talk."))
    if programme.ended_on or not programme.is_published:
        raise WrongInput(_("This programme takes nobody at the moment."), field="programme")
    if programme.organisation_id == house.pk:
        raise WrongInput(_("This is a programme of your own house."), field="programme")
    return house, mentee


def _others(referral: Referral) -> list[Referral]:
    rows = Referral.objects.waiting().filter(need=referral.need_id).exclude(pk=referral.pk)
    return list(rows.select_related(*_RELATED).order_by("pk"))


def _end(actor: User | None, referral: Referral, *, to_sender: bool) -> None:
    _move(referral, Status.WITHDRAWN)
    _tell("withdrawn", actor, referral, referral.from_organisation)
    _tell_receiver(told.OVER, referral)
    if to_sender:
        _tell_sender(told.OVER, referral)


def _move(referral: Referral, status: ReferralStatus, **fields) -> None:
    for name, value in fields.items():
        setattr(referral, name, value)
    referral.status, referral.answered_at = status, clock.now()
    referral.save(update_fields=["status", "answered_at", *fields])


def _tell(verb: str, actor: User | None, referral: Referral, house: Organisation, **words: str) -> None:
    closed = {name: str(getattr(value, "value", value)) for name, value in words.items()}
    audit.record(f"referral.{verb}", actor=actor, subject=referral, organisation_id=house.pk, **closed)


def _tell_answer(verb: str, news: Kind, actor: User, referral: Referral, **words: str) -> None:
    """Who did not answer herself hears of it: the house that asked, or the one whose answer was noted."""
    house = referral.programme.organisation
    if referral.how == Answered.SELF:
        _tell(verb, actor, referral, house, **words)
        _tell_sender(news, referral)
    else:
        _tell(f"{verb}_told", actor, referral, house, how=referral.how, **words)
        _tell_receiver(told.NOTED, referral)


def _tell_receiver(kind: Kind, referral: Referral) -> None:
    _notify(kind, referral, staff_of(referral.programme.organisation, referral.programme))


def _tell_sender(kind: Kind, referral: Referral) -> None:
    _notify(kind, referral, staff_of(referral.from_organisation, referral.from_programme))


def _notify(kind: Kind, referral: Referral, users) -> None:
    """Once per state: a question asked twice is two news."""
    event = f"{referral.public_id}:{referral.answered_at or ''}"
    refs = {"referral": referral.public_id, "programme": referral.programme.public_id}
    notify_all(kind, event, users=users, refs=refs)
