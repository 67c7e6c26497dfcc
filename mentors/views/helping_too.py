"""From mentee to mentor: the house asks, she decides on her own page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.enums import Answered
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope
from mentees.models import Mentee
from mentees.queries.houses import own_houses
from mentors.passing_forms import AskToHelpForm
from mentors.services import reflections as services
from network.models import Programme
from network.views.attempts import attempt
from volunteers.enums import EngagementEnd, EngagementStatus
from volunteers.models import Engagement
from volunteers.services import engagements


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, public_id):
    """Ask somebody whether she wants to help others now."""
    mentee = Mentee.objects.kept_by(request.user).exclude(user=request.user).filter(public_id=public_id).first()
    if mentee is None:
        raise OutOfScope
    own = Programme.objects.filter(organisation__in=own_houses(request.user).values("pk"), ended_on=None)
    form = AskToHelpForm(request.POST or None, programmes=own.order_by("name_key", "pk"))
    if request.method == "POST" and form.is_valid():
        programme = form.cleaned_data["programme"]
        asked = {"actor": request.user, "mentee": mentee, "organisation": programme.organisation}
        if attempt(form, services.ask_to_help, programme=programme, **asked):
            messages.success(request, _("She is asked on her own page. Nothing comes of it before she says yes."))
            return redirect("mentors:desk")
    context = {"form": form, "mentee": mentee}
    return render(request, "mentors/ask_to_help.html", context, status=400 if form.errors else 200)


@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, public_id):
    """Yes or no, with one tap."""
    rows = Engagement.objects.of(request.user).filter(public_id=public_id)
    engagement = rows.select_related("organisation", "programme", "volunteer__user").first()
    if engagement is None:
        raise OutOfScope
    is_open = engagement.status == EngagementStatus.IMPORTED
    if request.method == "POST" and is_open:
        if request.POST.get("answer") == "yes":
            engagements.confirm(actor=request.user, engagement=engagement, how=Answered.SELF)
            messages.success(request, _("That is wonderful. We call you about how to begin."))
        else:
            engagements.end(actor=request.user, engagement=engagement, reason=EngagementEnd.DECLINED)
            messages.success(request, _("All right. Thank you for answering."))
        return redirect("portal:home")
    return render(request, "mentors/help_too.html", {"engagement": engagement, "is_open": is_open})
