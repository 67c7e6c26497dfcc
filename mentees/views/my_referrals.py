"""The person's own pages about being passed on: who was asked, who helps, and her yes or no."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Answered
from accounts.gates import needs_pin
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from common.errors import OutOfScope
from mentees.models import Need, Referral
from mentees.queries import referrals as queries
from mentees.services import referrals as services
from network.models import Programme

SHOWN = 10


@needs_pin
@require_safe
def my_referrals(request):
    """Whom we asked for this person, and what they said."""
    rows = queries.with_contacts(list(queries.own_referrals(request.user)[:SHOWN]))
    return render(request, "mentees/my_referrals.html", {"rows": rows})


@needs_pin
@require_POST
def withdraw(request, public_id):
    """One tap: they shall not hear of me any more."""
    row = Referral.objects.filter(need__mentee__user=request.user, public_id=public_id).first()
    if row is None:
        raise OutOfScope
    services.withdraw(actor=request.user, referral=row, how=Answered.SELF)
    messages.success(request, _("Done. They hear nothing more about you."))
    return redirect("mentees:my_referrals")


@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def may_we_refer(request, need, programme):
    """May this organisation hear of me? Yes or no, nothing else."""
    mine = Need.objects.filter(mentee__user=request.user, public_id=need).select_related("mentee__intake").first()
    wanted = Programme.objects.filter(public_id=programme, is_published=True).select_related("organisation").first()
    if mine is None or wanted is None:
        raise OutOfScope
    if request.method == "POST":
        if request.POST.get("answer") == "yes":
            services.agree(actor=request.user, need=mine, programme=wanted, language=get_language() or "de")
            messages.success(request, _("Thank you. We ask them now."))
        else:
            services.say_no(actor=request.user, need=mine, programme=wanted)
            messages.success(request, _("All right. We tell them nothing."))
        return redirect("mentees:my_referrals")
    agreed = has_consent(request.user, PASSING_ON, about=wanted.organisation.public_id)
    context = {"programme": wanted, "purpose": PASSING_ON, "agreed": agreed}
    return render(request, "mentees/may_we_refer.html", context)
