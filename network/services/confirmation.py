"""Keeping entries true: one click confirms."""

from django.db import transaction

from accounts import audit
from common import clock
from network.models import Programme
from network.services.programmes import check_keeps, check_not_ended


@transaction.atomic
def confirm_programme(*, actor, programme: Programme) -> Programme:
    """The entry is true as of today. Raises NotAllowed, OutOfScope, WrongInput (ended)."""
    check_keeps(actor, programme)
    check_not_ended(programme)
    programme.confirmed_on, programme.confirmed_by, programme.confirmation_asked_on = clock.today(), actor, None
    programme.save(update_fields=["confirmed_on", "confirmed_by", "confirmation_asked_on"])
    audit.record("programme.confirmed", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return programme
