"""One's own notices, and which of them one wants."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from accounts.enums import Channel
from accounts.gates import sees_people
from common.errors import OutOfScope
from common.files import send_private
from notifications import letters, queries, registry, services, wording


@require_safe
@never_cache
def notices(request: HttpRequest) -> HttpResponse:
    """My notices, newest first."""
    found = queries.own_notices(request.user)
    about = {
        "notices": found,
        "unseen": any(shown.notice.seen_at is None for shown in found),
        "gone": _("What this was about is no longer there."),
        "can_choose": any(kind.optional and kind.offered() for kind in registry.kinds()),
    }
    return render(request, "notifications/notices.html", about)


@require_safe
@never_cache
def unread(request: HttpRequest) -> JsonResponse:
    """How many are new; for pages whose socket is not available."""
    return JsonResponse({"unread": queries.unread(request.user)})


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Mark all as seen."""
    services.mark_seen(actor=request.user)
    return redirect("notifications:notices")


@require_POST
def open_notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark one as seen and go where it leads."""
    notice = services.open_notice(actor=request.user, public_id=public_id)
    if notice is None:
        raise OutOfScope
    return redirect(wording.path(notice) or "notifications:notices")


def preferences(request: HttpRequest) -> HttpResponse:
    """Which notices I want, and how."""
    offered = queries.choices(request.user)
    if request.method == "POST":
        wishes = {
            (kind.key, Channel(choice.channel)): choice.name in request.POST
            for kind, row in offered
            for choice in row
            if choice.reachable
        }
        services.choose(actor=request.user, wishes=wishes)
        messages.success(request, _("Your choice is saved."))
        return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"offered": offered})


@require_safe
@sees_people
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """A letter that waits to be printed, as PDF."""
    waiting = letters.waiting_for(request.user, public_id)
    content = letters.pdf(waiting)
    audit.look(actor=request.user, subject=waiting)
    return send_private(content, name="letter.pdf", content_type="application/pdf", inline=True)


@require_POST
@sees_people
def letter_printed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter is on paper: its code is forgotten here."""
    services.printed(letters.waiting_for(request.user, public_id), actor=request.user)
    messages.success(request, _("The letter is marked as printed."))
    return redirect("portal:home")
