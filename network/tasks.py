"""What the worker does for this room."""

from common import clock
from network.freshness import ask_on
from network.models import Programme
from network.services import ask_for_confirmation, invitations


def ask_for_confirmations() -> int:
    """Ask for every entry that is due today; running it again asks nobody twice. Gives how many were asked."""
    due = Programme.objects.filter(ask_on(clock.today())).select_related("organisation").order_by("pk")
    return sum(ask_for_confirmation(programme=programme) for programme in due)


def clear_ended_invitations() -> int:
    """Forget the people whose invitation is over. Returns how many."""
    return invitations.clear_ended()
