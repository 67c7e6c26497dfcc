"""What becomes of a handover that has not been finished when one of its tandems is over."""

from accounts import audit
from accounts.models import User
from common import clock
from mentors.models import Handover, Tandem


def let_go(*, actor: User | None, tandem: Tandem) -> None:
    """The old tandem takes the handover with it; of the new one only the name goes: somebody else may be named."""
    opened = Handover.objects.open().select_related("referral__programme").order_by("pk")
    for handover in opened.filter(new=tandem):
        handover.new = None
        handover.save(update_fields=["new"])
        _tell("new_left", actor, handover)
    for handover in opened.filter(old=tandem):
        handover.dropped_on = clock.today()
        handover.save(update_fields=["dropped_on"])
        _tell("dropped", actor, handover)


def _tell(verb: str, actor: User | None, handover: Handover) -> None:
    house = handover.referral.programme.organisation_id
    audit.record(f"handover.{verb}", actor=actor, subject=handover, organisation_id=house)
