"""Profile, languages, free time: by the person herself on the phone, or by her keepers at the desk; one page each."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import NotAllowed, WrongInput
from common.week import describe, read
from network.views.attempts import attempt
from volunteers import rules
from volunteers.forms.profile import LanguagesForm, ProfileForm, Week, read_week
from volunteers.models import Volunteer
from volunteers.queries.people import slots_of
from volunteers.services import people
from volunteers.views._found import own_volunteer, volunteer_seen


def _page(view):
    """The same page at one's own address and at the desk's."""
    methods = require_http_methods(["GET", "HEAD", "POST"])
    return sees_people(needs_pin(methods(view)))


@_page
def profile(request, public_id=None):
    """Place, way, a sentence, woman or man."""
    volunteer = _whose(request, public_id)
    form = ProfileForm(request.POST or None, initial=_said(volunteer))
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, people.edit_profile, actor=request.user, volunteer=_saved(request, volunteer), **form.cleaned_data
        )
        if saved:
            return _done(request, public_id)
    return _render(request, "volunteers/profile.html", volunteer, public_id, form=form)


@_page
def languages(request, public_id=None):
    """Which languages, how well."""
    volunteer = _whose(request, public_id)
    known = dict(volunteer.languages.values_list("code", "level")) if volunteer.pk else {}
    form = LanguagesForm(request.POST or None, initial=LanguagesForm.initial_of(known))
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            people.set_languages,
            actor=request.user,
            volunteer=_saved(request, volunteer),
            languages=form.spoken(),
        )
        if saved:
            return _done(request, public_id)
    return _render(request, "volunteers/languages.html", volunteer, public_id, form=form)


@_page
def free_time(request, public_id=None):
    """The week as a table to tick, or in words; two more buttons say "none" and "ask me"."""
    volunteer = _whose(request, public_id)
    problem, slots, words = "", slots_of(volunteer), ""
    if request.method == "POST":
        words = request.POST.get("words", "").replace("\0", "")[:200]
        try:
            chosen = _chosen(request.POST, words)
        except WrongInput as refusal:
            problem, slots = refusal.message, list(read_week(request.POST.getlist("slot")))
        else:
            people.set_free_time(actor=request.user, volunteer=_saved(request, volunteer), slots=chosen)
            return _done(request, public_id)
    context = {
        "week": Week(slots),
        "problem": problem,
        "words": words,
        "said": describe(slots),
        "says_none": volunteer.free_time_known and not slots,
    }
    return _render(request, "volunteers/free_time.html", volunteer, public_id, **context)


def _chosen(posted, words: str):
    """The slots of the form: None for "ask me", empty for "none"."""
    if "ask" in posted:
        return None
    if "none" in posted:
        return ()
    ticked = read_week(posted.getlist("slot"))
    read_words = read(words) if words.strip() else None
    if read_words and not read_words.slots:
        raise WrongInput(_("We do not understand this. Please write it like this: Mo 16-18, Sa vormittags"))
    found = (*ticked, *(read_words.slots if read_words and read_words.slots else ()))
    if not found:
        raise WrongInput(_("Please tick when you have time, or tap one of the buttons below."))
    return found


def _whose(request, public_id) -> Volunteer:
    if public_id is None:
        return own_volunteer(request.user)
    volunteer = volunteer_seen(request.user, public_id)
    if not rules.can_edit_profile(request.user, volunteer):
        raise NotAllowed(_("Only the contact persons there can change this."))
    if request.method in ("GET", "HEAD"):
        audit.look(actor=request.user, subject=volunteer.user, kind="user")
    return volunteer


def _saved(request, volunteer: Volunteer) -> Volunteer:
    """Who was invited and says something for the first time gets her record with it."""
    return volunteer if volunteer.pk else people.become_volunteer(actor=request.user, user=request.user)


def _said(volunteer: Volunteer) -> dict:
    return {
        "area": volunteer.area.public_id if volunteer.area else "",
        "mobility": volunteer.mobility,
        "gender": volunteer.gender,
        "introduction": volunteer.introduction,
    }


def _done(request, public_id):
    messages.success(request, _("Saved."))
    if public_id is None:
        return redirect("volunteers:my_steps")
    return redirect("volunteers:helper", public_id)


def _render(request, template, volunteer, public_id, **context):
    failed = bool(context.get("problem")) or bool(context.get("form") and context["form"].errors)
    context |= {"volunteer": volunteer, "is_own": public_id is None}
    return render(request, template, context, status=400 if failed else 200)
