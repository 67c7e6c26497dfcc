"""Looking back: three questions with faces, by each side herself or noted as told."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import audit
from accounts.enums import Answered
from accounts.gates import needs_pin, sees_people
from common.errors import Gone, OutOfScope
from mentors import passing_rules as rules
from mentors.models import Reflection, Tandem
from mentors.passing_forms import ReflectionForm, ToldReflectionForm
from mentors.rules import can_keep_tandem, side_of
from mentors.services import reflections as services
from network.views.attempts import attempt

_RELATED = ("mentee__user", "need", "engagement__volunteer__user", "engagement__organisation")


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def reflection(request, public_id):
    """One's own three answers; for the contact those that were told, and what both sides said."""
    tandem = Tandem.objects.visible_to(request.user).select_related(*_RELATED).filter(public_id=public_id).first()
    if tandem is None:
        raise OutOfScope
    if not rules.was_together(tandem):
        raise Gone(_("This question comes when your time together is over."))
    side = side_of(request.user, tandem)
    keeps = side is None and can_keep_tandem(request.user, tandem)
    form = (ToldReflectionForm if keeps else ReflectionForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"side": side, "how": Answered.SELF} | form.cleaned_data
        if attempt(form, services.reflect, actor=request.user, tandem=tandem, **said):
            messages.success(request, _("Thank you for your answers!"))
            return redirect("portal:home" if side else request.path)
    if keeps and request.method != "POST":
        people = [tandem.engagement.volunteer.user, tandem.mentee.user]
        audit.look(actor=request.user, subject=people, organisation_id=tandem.engagement.organisation_id)
    told = Reflection.objects.filter(tandem=tandem).order_by("side")
    context = {
        "form": form,
        "tandem": tandem,
        "keeps": keeps,
        # Nobody sees the other side's answers.
        "told": told if keeps else told.filter(side=side),
    }
    return render(request, "mentors/reflection.html", context, status=400 if form.errors else 200)
