"""When the 4 weeks are over, both are asked whether they go on."""

from django.db import transaction

from common import clock
from mentors.enums import Side, TandemStatus
from mentors.models import Answer, Tandem
from mentors.services.tandems import _told


@transaction.atomic
def ask_after_trial() -> int:
    """Daily: whoever has not agreed is asked, once, when the trial is over; the coordinator hears of it, too.

    Nothing ends by itself: a silence is talked about, not decided by the machine. Gives how many tandems.
    """
    over = Tandem.objects.filter(status=TandemStatus.TRIAL, trial_until__lte=clock.today())
    due = list(over.select_related("engagement__volunteer__user", "mentee__user", "coordinator").order_by("pk"))
    for tandem in due:
        agreed = set(tandem.answers.filter(about=Answer.About.AGREEMENT).values_list("side", flat=True))
        for side in Side:
            if side not in agreed:
                _told.side(_told.AGREE, tandem, side)
        _told.coordinator(_told.TRIAL_OVER, tandem, step="over")
    return len(due)
