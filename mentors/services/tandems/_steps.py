"""What every step shares: the row locked, one move from state to state, the trail."""

from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common.errors import Gone, NotAllowed, OutOfScope
from mentors import rules
from mentors.enums import TandemStatus
from mentors.models import Tandem

RELATED = ("engagement__volunteer__user", "engagement__organisation", "mentee__user", "need__mentee", "coordinator")


def locked(tandem: Tandem) -> Tandem:
    """The row as it is now, held until the transaction ends: two steps at once become one after the other."""
    return Tandem.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=tandem.pk)


def check(may: bool, actor: User | None, tandem: Tandem) -> None:
    """Refuse: 404 for whoever does not even see it, else 403."""
    if may:
        return
    if actor is None or not rules.can_view_tandem(actor, tandem):
        raise OutOfScope
    raise NotAllowed(_("You cannot do this here, or not at this point."))


def check_is(tandem: Tandem, *states: TandemStatus) -> None:
    """Refuse a step that comes too late: somebody else was faster."""
    if tandem.status not in states:
        raise Gone(_("This has changed in the meantime. Please look again."))


def move(tandem: Tandem, status: TandemStatus, **fields) -> None:
    """To the next state, with what belongs to it."""
    for name, value in fields.items():
        setattr(tandem, name, value)
    tandem.status = status
    tandem.save(update_fields=["status", *fields])


def tell(verb: str, actor: User | None, tandem: Tandem, **words: str) -> None:
    """Write the trail."""
    audit.record(
        f"tandem.{verb}", actor=actor, subject=tandem, organisation_id=tandem.engagement.organisation_id, **words
    )
