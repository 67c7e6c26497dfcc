"""Who may hand over, look again, pause and think back. Each predicate agrees with a queryset where there is one."""

from collections.abc import Iterable
from typing import NamedTuple

from mentees.querysets import KEEPERS
from mentors.enums import HOLDING, Side, TandemStatus
from mentors.models import FollowUp, Handover, Tandem
from mentors.rules import can_keep_tandem, can_record, can_view_tandem, side_of
from network.models import Organisation, Programme
from network.reach import reach
from volunteers import rules as volunteers
from volunteers.models import Engagement


class Desk(NamedTuple):
    """On whose desk something stands: the whole house's, or that of one programme in it."""

    organisation: Organisation
    programme: Programme | None = None


def can_view_handover(user, handover: Handover) -> bool:
    """Both mentors, the mentee, the contacts on both sides. Agrees with `Handover.visible_to`."""
    if not user.is_authenticated:
        return False
    tandems = [handover.old, *([handover.new] if handover.new else [])]
    return any(can_view_tandem(user, tandem) for tandem in tandems) or _receives(user, handover)


def can_lead_handover(user, handover: Handover) -> bool:
    """The contacts on both sides, unless they are one of the two themselves."""
    own = any(side_of(user, tandem) for tandem in (handover.old, handover.new) if tandem)
    return not own and (can_keep_tandem(user, handover.old) or _receives(user, handover))


def can_read_open_steps(user, handover: Handover) -> bool:
    """Everybody on the page; whoever was the mentor only as long as she is (security 4)."""
    tandems = [handover.old, *([handover.new] if handover.new else [])]
    own = [tandem for tandem in tandems if side_of(user, tandem) == Side.MENTOR]
    return not own or any(tandem.status in HOLDING for tandem in own)


def can_begin_handover(user, tandem: Tandem, referral) -> bool:
    """The contacts on both sides of an accepted referral."""
    held, programme = reach(user, KEEPERS), referral.programme
    receives = programme.pk in held.programmes or programme.organisation_id in held.organisations
    return side_of(user, tandem) is None and (receives or can_keep_tandem(user, tandem))


def _receives(user, handover: Handover) -> bool:
    held, programme = reach(user, KEEPERS), handover.referral.programme
    return programme.pk in held.programmes or programme.organisation_id in held.organisations


def can_see_follow_up(user, follow_up: FollowUp) -> bool:
    """Of one's own organisation, or noted for one's own programme. Agrees with `FollowUp.visible_to`."""
    held = reach(user, KEEPERS)
    return follow_up.organisation_id in held.organisations or follow_up.desk_id in held.programmes


def keeps_house(user) -> bool:
    """True for whoever works at the desk of a house or of a programme."""
    held = reach(user, KEEPERS)
    return bool(held.organisations or held.programmes)


def desk_for_follow_up(user, house: int | None, programmes: Iterable[int]) -> Desk | None:
    """Whose the follow-up is: the asker's organisation (the record's if it is hers, else her first).

    Whoever keeps programmes only: the record's if it is hers, else her first. `house` and `programmes` are those of
    the record.
    """
    held = reach(user, KEEPERS)
    if held.organisations:
        pk = house if house in held.organisations else min(held.organisations)
        return Desk(Organisation.objects.get(pk=pk))
    own = held.programmes.intersection(programmes) or held.programmes
    if not own:
        return None
    programme = Programme.objects.select_related("organisation").get(pk=min(own))
    return Desk(programme.organisation, programme)


def can_pause(user, engagement: Engagement) -> bool:
    """The mentor herself and whoever keeps her engagement."""
    return volunteers.is_self(user, engagement.volunteer) or volunteers.can_keep(user, engagement)


def can_reflect(user, tandem: Tandem, side: Side) -> bool:
    """Each for herself, after the end of what had begun."""
    return was_together(tandem) and side_of(user, tandem) == side


def can_record_reflection(user, tandem: Tandem) -> bool:
    """Whoever keeps it notes what was told by phone or on paper."""
    return was_together(tandem) and can_record(user, tandem)


def was_together(tandem: Tandem) -> bool:
    """Ended after a trial at least: what never began needs no looking back."""
    return tandem.status == TandemStatus.ENDED and tandem.trial_from is not None
