"""Who pays a programme and until when."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from common.errors import WrongInput
from network.checks import check_keeps
from network.models import Funding, Programme


@transaction.atomic
def add_funding(
    *, actor, programme: Programme, funder: str, starts_on: dt.date | None = None, ends_on: dt.date | None = None
) -> Funding:
    """Note a funding; local days, either may be unknown. Raises WrongInput, NotAllowed, OutOfScope."""
    check_keeps(actor, programme)
    funder = " ".join(funder.split())
    if not funder:
        raise WrongInput(_("Please say who pays."), field="funder")
    if starts_on and ends_on and starts_on > ends_on:
        raise WrongInput(_("The funding cannot end before it starts."), field="ends_on")
    funding = Funding.objects.create(programme=programme, funder=funder, starts_on=starts_on, ends_on=ends_on)
    audit.record("funding.added", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return funding


@transaction.atomic
def remove_funding(*, actor, funding: Funding) -> None:
    """Take a funding out. Raises NotAllowed, OutOfScope."""
    programme = funding.programme
    check_keeps(actor, programme)
    funding.delete()
    audit.record("funding.removed", actor=actor, subject=programme, organisation_id=programme.organisation_id)
