"""Fill in a request together with somebody: all questions on one page, answers noted as told."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.gates import sees_people
from common.errors import OutOfScope, Refusal
from mentees import rules
from mentees.enums import Source, Urgency
from mentees.forms.rows import BY_KEY, all_valid, asked_from, filled
from mentees.forms.together import ReferrerForm, StaffForm, TogetherForm, side_of
from mentees.models import Mentee
from mentees.services.intake import take_in
from mentees.views.posted import posted


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request):
    """For staff into their own house, for referrers to whoever looks for somebody."""
    user = request.user
    keeps = rules.keeps_people(user)
    if not keeps and not rules.reports(user):
        raise OutOfScope
    data = posted(request)
    forms = filled(data, keys=BY_KEY)
    form = (StaffForm if keeps else ReferrerForm)(data, user=user)
    status = 200
    if data is not None:
        status = 400
        if all_valid(forms) & form.is_valid():
            try:
                return _done(request, _take_in(user, forms, form), keeps)
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    context = {"forms": forms, "form": form, "keeps": keeps}
    return render(request, "mentees/fill_in.html", context, status=status)


def _take_in(user, forms, form: TogetherForm) -> Mentee:
    said = form.cleaned_data
    asked = asked_from(forms, said["language"])
    if isinstance(form, StaffForm) and asked.wanted:
        wanted = replace(asked.wanted, programme=said["programme"], urgency=Urgency(said["urgency"]))
        asked = replace(asked, wanted=wanted, email=said["email"])
        given = {"source": Source.STAFF, "house": said["house"], "side": side_of(said["house"])}
    else:
        office = said["reported_for"]
        given = {"source": Source.REFERRER, "reported_for": office, "side": side_of(office)}
    return take_in(actor=user, asked=asked, how=said["how"], guardian=form.guardian_answer, **given)


def _done(request, mentee: Mentee, keeps: bool):
    messages.success(request, _("The request is taken in."))
    return redirect("mentees:person", mentee.public_id) if keeps else redirect("mentees:reports")
