"""For whoever helps: what is next; for whoever checks certificates: how many wait."""

from common import clock
from portal.home.phone import helper
from volunteers.models import ClearanceCheck
from volunteers.queries.clearance import open_tasks, running_out
from volunteers.queries.people import my_works
from volunteers.terms import REMIND_DAYS


def volunteer(user) -> dict:
    """Her engagements with the next step of each, and whom she calls."""
    return helper(user) | {"works": my_works(user)}


def checker(user) -> dict:
    """Certificates to look at, and those that run out soon."""
    checks = ClearanceCheck.objects.visible_to(user).exclude(volunteer__user=user)
    return {
        "tasks": open_tasks(user).count(),
        "soon": running_out(checks, clock.today(), max(REMIND_DAYS)).count(),
    }
