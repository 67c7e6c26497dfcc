"""The post office of development: what would have left the house. Its address exists only with DEBUG."""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from accounts.dev import current_totp_codes
from common.files import send_private
from notifications import letters
from notifications.enums import Status
from notifications.models import Delivery

MOST_SHOWN = 50
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
# Django's file backend writes this line between the mails of one file.
_BETWEEN = b"-" * 79


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail or SMS in OUTBOX_DIR."""

    way: str
    to: str
    subject: str
    text: str
    at: datetime

    @property
    def code(self) -> str:
        """The 6-digit code in it, if there is one."""
        found = _CODE.search(self.text)
        return found[0] if found else ""


def sent() -> list[Sent]:
    """What lies in OUTBOX_DIR, newest first."""
    folder: Path = settings.OUTBOX_DIR
    paths = [p for p in folder.iterdir() if p.suffix in (".log", ".sms")] if folder.is_dir() else []
    newest = sorted(paths, key=lambda p: p.stat().st_mtime, reverse=True)[:MOST_SHOWN]
    found = [one for path in newest for one in _read(path)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST_SHOWN]


def _read(path: Path) -> list[Sent]:
    parts = [part.strip() for part in path.read_bytes().split(_BETWEEN)]
    return [_one(email.message_from_bytes(part, policy=email.policy.default)) for part in parts if part]


def _one(message: EmailMessage) -> Sent:
    body = message.get_body(("plain",))
    at = parsedate_to_datetime(message["Date"])
    return Sent(
        way=message["X-Channel"] or "Mail",
        to=message["To"] or "",
        subject=message["Subject"] or "",
        text=(body.get_content() if body else "").strip(),
        # Django writes "-0000", which means UTC without a word about the place.
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
    )


@require_safe
@login_not_required
def outbox(request: HttpRequest) -> HttpResponse:
    """Mails, SMS, codes of the authenticator apps, and letters that wait for the printer."""
    waiting = Delivery.objects.filter(status=Status.PRINT).select_related("notice").order_by("-created_at", "-pk")
    about = {"sent": sent(), "codes": current_totp_codes(), "letters": waiting[:MOST_SHOWN]}
    return render(request, "notifications/outbox.html", about)


@require_safe
@login_not_required
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """A waiting letter, without asking who wants it."""
    waiting = Delivery.objects.filter(public_id=public_id, status=Status.PRINT).select_related("notice__user").first()
    if waiting is None:
        raise Http404
    return send_private(letters.pdf(waiting), name="letter.pdf", content_type="application/pdf", inline=True)


app_name = "dev"
urlpatterns = [
    path("outbox", outbox, name="outbox"),
    path("outbox/<str:public_id>", letter, name="letter"),
]
