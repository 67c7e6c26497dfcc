"""Who may pass a person on, answer, and see what of it. Each predicate agrees with a queryset (tested)."""

from enum import IntEnum

from accounts.enums import Role
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from mentees.enums import MenteeStatus, NeedStatus, ReferralStatus
from mentees.models import Need, Referral
from mentees.querysets import KEEPERS, REFERRAL_WAITS
from mentees.rules import can_keep_mentee
from network.models import Organisation, Programme
from network.reach import reach

# After the first talk, as long as the record is open.
_KNOWN = (MenteeStatus.WAITING, MenteeStatus.ACCOMPANIED)


class Sight(IntEnum):
    """What somebody sees of a referral."""

    NOTHING = 0
    # That it is so: from where, where to, since when. No person.
    STATUS = 1
    # What the consent names: first name, languages, what is needed.
    COVERED = 2
    # The person is of one's own house.
    PERSON = 3


def sending_house(user, need: Need) -> Organisation | None:
    """The house of this person out of which the need can be passed on: that of the record, else of the programme.

    Whoever keeps a programme only passes on the needs in it, not those in another programme of the same house.
    """
    if need.mentee is None:
        return None
    held = reach(user, KEEPERS)
    if need.mentee.intake_id in held.organisations:
        return need.mentee.intake
    return need.programme.organisation if need.programme and _keeps(user, need.programme) else None


def leaving(need: Need, house: Organisation) -> Programme | None:
    """The programme of this house that the need is in, if it is in one."""
    return need.programme if need.programme and need.programme.organisation_id == house.pk else None


def can_refer(user, need: Need) -> bool:
    """Whoever answers for the house or programme that keeps her, after the first talk, while help is needed."""
    if need.mentee is None or need.mentee.user_id == user.pk or need.status == NeedStatus.CLOSED:
        return False
    return need.mentee.status in _KNOWN and sending_house(user, need) is not None


def is_sender(user, referral: Referral) -> bool:
    """Whoever answers for the house or the programme that passes on. Agrees with `Referral.sent_by_house_of`."""
    held = reach(user, KEEPERS)
    return referral.from_organisation_id in held.organisations or referral.from_programme_id in held.programmes


def agrees(referral: Referral) -> bool:
    """The person's yes counts at this moment. Agrees with `Referral.agreed`."""
    return has_consent(_person(referral), PASSING_ON, about=referral.programme.organisation.public_id)


def is_receiver(user, referral: Referral) -> bool:
    """Whoever keeps the programme, as long as the person wants her to know. Agrees with `Referral.received_by`."""
    if not _keeps(user, referral.programme):
        return False
    if referral.status == ReferralStatus.ACCEPTED:
        return True
    return referral.status != ReferralStatus.WITHDRAWN and agrees(referral)


def sight(user, referral: Referral) -> Sight:
    """How much of a referral this person sees."""
    if not user.is_authenticated:
        return Sight.NOTHING
    if _person(referral).pk == user.pk:
        return Sight.PERSON
    if (is_sender(user, referral) or is_receiver(user, referral)) and can_keep_mentee(user, referral.mentee):
        return Sight.PERSON
    if is_receiver(user, referral):
        return Sight.COVERED if referral.status in REFERRAL_WAITS else Sight.STATUS
    centre = reach(user, (Role.COORDINATOR,))
    seen = is_sender(user, referral) or centre.covers_path(referral.programme.organisation.area.path)
    return Sight.STATUS if seen else Sight.NOTHING


def can_view_referral(user, referral: Referral) -> bool:
    """Both contacts, the person, the centre of the area. Agrees with `Referral.visible_to`."""
    return sight(user, referral) > Sight.NOTHING


def can_answer(user, referral: Referral) -> bool:
    """The other side, while it waits. Nobody answers her own question (architecture, "Truths")."""
    waits = referral.status in REFERRAL_WAITS
    foreign = user.pk not in (referral.sent_by_id, _person(referral).pk)
    return waits and foreign and is_receiver(user, referral)


def can_note_answer(user, referral: Referral) -> bool:
    """What the other side told by phone or on paper is written down by the house that asked."""
    waits, own = referral.status in REFERRAL_WAITS, _person(referral).pk == user.pk
    return waits and not own and is_sender(user, referral) and agrees(referral)


def can_reply(user, referral: Referral) -> bool:
    """The house that was asked back."""
    return referral.status == ReferralStatus.ASKED_BACK and is_sender(user, referral)


def can_withdraw(user, referral: Referral) -> bool:
    """The house that sent it, and the person, while it waits."""
    own = _person(referral).pk == user.pk
    return referral.status in REFERRAL_WAITS and (own or is_sender(user, referral))


def _keeps(user, programme: Programme) -> bool:
    held = reach(user, KEEPERS)
    return programme.pk in held.programmes or programme.organisation_id in held.organisations


def _person(referral: Referral):
    return referral.mentee.user
