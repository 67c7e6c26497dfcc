"""A gateway with its own ledger: every message it accepted, in the order of acceptance. Runs in child processes."""

import os
import sys
import time
from pathlib import Path
from unittest import mock

LEDGER = "ledger"


def send_sms(number: str, text: str) -> None:
    """Accept a message: one line in the ledger, flushed to the disk; then dawdle, or die, as the test wishes."""
    with (Path(os.environ["VAR_DIR"]) / LEDGER).open("ab") as ledger:
        ledger.write(f"{number} {text.split()[0]}\n".encode())
        ledger.flush()
        os.fsync(ledger.fileno())
    time.sleep(float(os.environ.get("GATEWAY_SECONDS", "0")))


def main() -> None:
    """`python -m tests.notifications.gateway [without lease]`: one worker that sends what is due with this gateway."""
    import django

    django.setup()
    from notifications import registry, tasks
    from notifications.models import Delivery
    from notifications.services import outbox
    from tests.notifications.conftest import sample

    registry.register(sample("tests.news", sms="News"))

    def no_lease(count, *, without=()):
        """What a worker without leases would do: read what is waiting."""
        rows = list(Delivery.objects.filter(status="waiting").select_related("notice__user").order_by("pk")[:count])
        Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(leased_until="2999-01-01T00:00Z")
        return rows

    patches = [mock.patch("common.gateways.send_sms", send_sms)]
    if "without" in sys.argv:
        patches.append(mock.patch.object(outbox, "lease", no_lease))
        held = lambda delivery: Delivery.objects.filter(pk=delivery.pk)  # noqa: E731
        patches.append(mock.patch.object(outbox, "_held", held))
    for patch in patches:
        patch.start()
    print("ready", flush=True)
    sys.stdin.readline()
    tasks.deliver()


if __name__ == "__main__":
    main()
