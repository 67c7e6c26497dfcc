"""Early warning from the vocational school: two taps to give one, one click to answer it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, WrongInput
from mentees import rules
from mentees.enums import Trouble
from mentees.models import EarlyWarning, Mentee
from mentees.queries.warnings import reported_people, shown_warnings
from mentees.services import warnings as services

ICONS = {
    Trouble.TECHNICAL_GERMAN: "chat",
    Trouble.MATHS: "grid",
    Trouble.ABSENCE: "clock",
    Trouble.EXAM: "school",
    Trouble.COMPANY: "briefcase",
}


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def warn(request, public_id):
    """One tap says what is difficult."""
    mentee = Mentee.objects.warned_by(request.user).select_related("user", "intake").filter(public_id=public_id).first()
    if mentee is None:
        raise OutOfScope
    own = mentee.user_id == request.user.pk
    if request.method == "POST":
        if request.POST.get("trouble") not in Trouble.values:
            raise WrongInput(_("Please tap what is difficult."))
        services.warn(actor=request.user, mentee=mentee, trouble=Trouble(request.POST["trouble"]))
        messages.success(request, _("Thank you. Her contact looks for help.") if not own else _("We look for help."))
        return redirect("mentees:warn", public_id)
    open_now = set(mentee.warnings.open().values_list("trouble", flat=True))
    troubles = [(trouble, ICONS[trouble], trouble.value in open_now) for trouble in Trouble]
    return render(request, "mentees/warn.html", {"mentee": mentee, "own": own, "troubles": troubles})


@sees_people
@require_safe
def warnings(request):
    """Who keeps people answers; who reported somebody sees what became of it."""
    if not (rules.keeps_people(request.user) or rules.reports(request.user)):
        raise OutOfScope
    context = {"rows": shown_warnings(request.user), "people": reported_people(request.user)}
    return render(request, "mentees/warnings.html", context)


@sees_people
@require_POST
def answer(request, public_id):
    """`do=support` opens extra support as a new need, `close` ends the warning, `again` opens it."""
    found = EarlyWarning.objects.visible_to(request.user).select_related("mentee").filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    match request.POST.get("do"):
        case "support":
            services.open_support(actor=request.user, warning=found)
            messages.success(request, _("Extra support is open as a new need."))
        case "again":
            services.reopen(actor=request.user, warning=found)
        case _:
            services.close(actor=request.user, warning=found)
            messages.success(request, _("Closed."))
    return redirect("mentees:warnings")
