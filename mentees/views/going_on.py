"""Stop, go on elsewhere, begin anew."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import throttle
from accounts.views import open_question
from common.short_codes import spoken
from mentees.forms.sending import CodeForm
from mentees.services import drafts
from mentees.views.draft_kept import KEY, draft_of, forget_code, keep_code
from mentees.views.posted import posted


@login_not_required
@never_cache
@require_safe
def later(request):
    """The code with which one goes on, here or on another phone."""
    if draft_of(request) is None:
        return redirect("mentees:ask")
    return render(request, "mentees/ask_later.html", {"code": spoken(request.session[KEY]), "days": drafts.DAYS})


@open_question
def by_code(request):
    """Type the code one noted."""
    form = CodeForm(posted(request))
    status = 200
    if request.method == "POST":
        status = 400
        throttle.check_sender(request, "request.code", per_hour=20, per_day=60)
        if form.is_valid():
            code = form.cleaned_data["code"]
            if drafts.find(code):
                keep_code(request, code)
                return redirect("mentees:ask")
            form.add_error(
                "code", _("This code is not known. After %(days)s days answers are deleted.") % {"days": drafts.DAYS}
            )
    return render(request, "mentees/ask_code.html", {"form": form}, status=status)


@login_not_required
@require_POST
def anew(request):
    """Throw away what was said and begin again."""
    if draft := draft_of(request):
        drafts.drop(draft=draft)
        messages.success(request, _("Your answers are deleted."))
    forget_code(request)
    return redirect("mentees:ask")
