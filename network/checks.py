"""Rules as refusals: the sentence a person reads when a rule says no."""

from django.utils.translation import gettext_lazy as _

from common.errors import NotAllowed, OutOfScope, WrongInput
from network import rules
from network.models import Programme


def check_keeps(actor, programme: Programme) -> None:
    """Refuse whoever does not keep the programme: 404 if it is not even visible, else 403."""
    if not rules.can_view_programme(actor, programme):
        raise OutOfScope
    if not rules.can_edit_programme(actor, programme):
        raise NotAllowed(_("Only its contact persons and the coordination can change this programme."))


def check_not_ended(programme: Programme) -> None:
    """An ended programme stays as it was."""
    if programme.ended_on:
        raise WrongInput(_("This programme has ended; add a new one instead."))
