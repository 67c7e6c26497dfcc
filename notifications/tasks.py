"""What the worker does for this room."""

import time

from common.gateways import Reason
from notifications.services import forget_old_notices, outbox

BATCH = 10
# Well below the queue's time limit; what is left waits for the next job.
BUDGET_SECONDS = 30


def deliver() -> None:
    """Send what is due. Runs after each commit that told somebody something, and every minute as a sweep."""
    until = time.monotonic() + BUDGET_SECONDS
    down: set[str] = set()
    while time.monotonic() < until and (batch := outbox.lease(BATCH, without=down)):
        for delivery in batch:
            # A dead provider costs one time-out per job, and the other channels go on.
            if delivery.channel in down:
                outbox.leave(delivery)
            elif outbox.attempt(delivery) == Reason.GATEWAY_DOWN:
                down.add(delivery.channel)


def forget_old() -> None:
    """See `notices.forget_old_notices`."""
    forget_old_notices()
