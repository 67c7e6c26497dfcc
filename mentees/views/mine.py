"""One's own request: what happens next, the way back to this page, correct it."""

from dataclasses import replace

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import addresses
from accounts.gates import needs_pin
from accounts.services.letters import issue_own_letter_code
from common.errors import OutOfScope, Refusal
from common.short_codes import tidy
from mentees import ends
from mentees.enums import NeedEnd
from mentees.forms.rows import OWN, all_valid, asked_from, filled
from mentees.forms.screens import NeedForm
from mentees.models import Mentee
from mentees.queries import mine as queries
from mentees.queries.records import asked_of
from mentees.queries.referrals import asked_of as passing_asked
from mentees.queries.referrals import own_referrals
from mentees.querysets import OVER
from mentees.services.needs import cross_off, raise_need
from mentees.services.records import change
from mentees.told import told
from mentees.views.posted import posted

_PAGE = ["GET", "HEAD", "POST"]


@needs_pin
@require_safe
def mine(request):
    """What happens next, and what is written down."""
    mentee = _mine(request)
    context = {
        "mine": queries.mine(mentee),
        "rows": [row for row in told(asked_of(mentee)) if row.key != "need"],
        "is_over": mentee.status in OVER,
        "withdraw_page": ends.own_page(),
        "addresses": addresses.of(request.user),
        "asked": passing_asked(request.user),
        "passed_on": own_referrals(request.user).exists(),
        "way_back_missing": queries.lacks_way_back(request.user),
    }
    return render(request, "mentees/mine.html", context)


@needs_pin
@never_cache
@require_POST
def way_back(request):
    """A code to photograph or to write down, with its PIN: shown in this answer, and never again."""
    _open(request)
    code, pin = issue_own_letter_code(actor=request.user)
    address = request.build_absolute_uri(reverse("accounts:letter_open", args=[tidy(code)]))
    context = {
        "letter_code": code,
        "pin": pin,
        "qr": segno.make_qr(address).svg_data_uri(scale=6, border=2, light="#fff"),
    }
    return render(request, "mentees/way_back.html", context)


@needs_pin
@require_http_methods(_PAGE)
def change_mine(request):
    """Correct what is written down; the age only with the house."""
    mentee = _open(request)
    known = asked_of(mentee)
    forms = filled(posted(request), keys=OWN, known=known)
    if request.method == "POST" and all_valid(forms):
        try:
            asked = asked_from(forms, known.language)
            change(actor=request.user, mentee=mentee, asked=replace(asked, name=known.name, born=known.born))
            messages.success(request, _("Changed."))
            return redirect("mentees:mine")
        except Refusal as refusal:
            messages.error(request, refusal.message)
    return render(request, "mentees/mine_change.html", {"forms": forms}, status=_status(request))


@needs_pin
@require_http_methods(_PAGE)
def need_more(request):
    """Ask for something else, too."""
    mentee = _open(request)
    form = NeedForm(posted(request))
    if request.method == "POST" and form.is_valid():
        wanted = form.answers()["wanted"]
        raise_need(actor=request.user, mentee=mentee, phase=wanted.phase, topic=wanted.topic)
        messages.success(request, _("Written down. We look for somebody for this, too."))
        return redirect("mentees:mine")
    return render(request, "mentees/mine_need.html", {"form": form}, status=400 if form.errors else 200)


@needs_pin
@require_POST
def need_over(request, public_id):
    """I do not need this any more."""
    need = _open(request).needs.filter(public_id=public_id).first()
    if need is None:
        raise OutOfScope
    cross_off(actor=request.user, need=need, reason=NeedEnd.NOT_NEEDED)
    messages.success(request, _("Crossed off."))
    return redirect("mentees:mine")


def _mine(request) -> Mentee:
    mentee = queries.my_mentee(request.user)
    if mentee is None:
        raise OutOfScope
    return mentee


def _open(request) -> Mentee:
    mentee = _mine(request)
    if mentee.status in OVER:
        raise OutOfScope
    return mentee


def _status(request) -> int:
    return 400 if request.method == "POST" else 200
