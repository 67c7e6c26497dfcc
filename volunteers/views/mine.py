"""For whoever helps, on the phone: my steps, what I said about myself, my promise."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.consents import agreed
from accounts.gates import needs_pin
from accounts.purposes import CONFIDENTIALITY
from common.errors import WrongInput
from common.week import describe
from volunteers import more
from volunteers.queries.people import my_works, slots_of
from volunteers.services import onboarding
from volunteers.views._found import own_volunteer


@needs_pin
@require_safe
def my_steps(request):
    """What is done, what is next, whom to call; and what is known about me."""
    volunteer = own_volunteer(request.user)
    works = my_works(request.user)
    slots = slots_of(volunteer)
    context = {
        "volunteer": volunteer,
        "works": works,
        "purpose": CONFIDENTIALITY,
        "asks_promise": any(work.waits_for_promise for work in works),
        "languages": volunteer.languages.order_by("-level", "code") if volunteer.pk else [],
        "slots": slots,
        "week": describe(slots),
        "more": more.lines(request.user, volunteer),
    }
    return render(request, "volunteers/my_steps.html", context)


@needs_pin
@require_POST
def promise(request):
    """One tap: I keep to myself what I hear. The text was on the page, in the language of the page."""
    own_volunteer(request.user)
    said = agreed(request.POST, CONFIDENTIALITY)
    if not said:
        raise WrongInput(_("Please read the promise first, and tap the button below it."))
    ((_purpose, language),) = said
    onboarding.promise(actor=request.user, language=language)
    messages.success(request, _("Thank you. Your promise is noted."))
    return redirect("volunteers:my_steps")
