"""Acts on one engagement, by the helper herself or by whoever keeps it; the service decides who may."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import audit
from accounts.enums import Answered
from accounts.gates import needs_pin, sees_people
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from network.views.attempts import attempt
from volunteers import leaving
from volunteers.checks import check_keeps, check_self_or_keeps
from volunteers.enums import EngagementEnd, EngagementStatus, StepKind
from volunteers.forms.engagements import ContactForm, EndForm, PauseForm, StepForm, TermsForm
from volunteers.services import engagements, onboarding
from volunteers.views._found import engagement_seen, is_own


def _act(view):
    return sees_people(needs_pin(require_POST(view)))


def _page(view):
    return sees_people(needs_pin(require_http_methods(["GET", "HEAD", "POST"])(view)))


@_act
def confirm(request, public_id):
    """Yes, I help there: tapped by the person, or told to a keeper."""
    engagement = engagement_seen(request.user, public_id)
    told = request.POST.get("how", "")
    how = Answered(told) if told in (Answered.PHONE, Answered.PAPER) else Answered.SELF
    engagements.confirm(actor=request.user, engagement=engagement, how=how)
    messages.success(request, _("Thank you. Now come the first steps."))
    return _back(request, engagement)


@_act
def decline(request, public_id):
    """No, I do not want to be kept there: only for what a list brought, and only by the person."""
    engagement = engagement_seen(request.user, public_id)
    if not is_own(request, engagement):
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    if engagement.status != EngagementStatus.IMPORTED:
        raise WrongInput(_("You have confirmed this already. You can end it below."))
    engagements.end(actor=request.user, engagement=engagement, reason=EngagementEnd.DECLINED)
    messages.success(request, _("Thank you for telling us. We do not ask you again."))
    return _back(request, engagement)


@_page
def pause(request, public_id):
    """A break: with a last day, or until she comes back. Where another room has more to ask, it asks there."""
    engagement = _changeable(request, public_id)
    if not leaving.BREAK.is_here(engagement):
        return redirect(leaving.BREAK.page_of(engagement))
    form = PauseForm(request.POST if request.method == "POST" else None, initial={"until": engagement.paused_until})
    saved = (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, engagements.pause, actor=request.user, engagement=engagement, **form.cleaned_data)
    )
    if saved:
        messages.success(request, _("The break is noted. Thank you for your time until now."))
        return _back(request, engagement)
    return _render(request, "volunteers/pause.html", engagement, form)


@_act
def resume(request, public_id):
    """Back from the break."""
    engagement = engagement_seen(request.user, public_id)
    engagements.resume(actor=request.user, engagement=engagement)
    messages.success(request, _("Welcome back!") if is_own(request, engagement) else _("Saved."))
    return _back(request, engagement)


@_page
def end(request, public_id):
    """It is over; the page says what follows, and thank you. Where another room has more to ask, it asks there."""
    engagement = _changeable(request, public_id)
    if not leaving.END.is_here(engagement):
        return redirect(leaving.END.page_of(engagement))
    form = EndForm(request.POST if request.method == "POST" else None, own=is_own(request, engagement))
    saved = (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            engagements.end,
            actor=request.user,
            engagement=engagement,
            reason=EngagementEnd(form.cleaned_data["reason"]),
        )
    )
    if saved:
        own = is_own(request, engagement)
        messages.success(request, _("Thank you for everything. You are always welcome.") if own else _("Saved."))
        return redirect("portal:home") if own else _back(request, engagement)
    return _render(request, "volunteers/end.html", engagement, form)


@_page
def contact(request, public_id):
    """How this house reaches her."""
    engagement = _changeable(request, public_id)
    names = ("contact_phone", "contact_email", "phone_only")
    initial = {name: getattr(engagement, name) for name in names}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    saved = (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, engagements.change_contact, actor=request.user, engagement=engagement, **form.cleaned_data)
    )
    if saved:
        messages.success(request, _("Saved."))
        return _back(request, engagement)
    return _render(request, "volunteers/contact.html", engagement, form)


@_page
def terms(request, public_id):
    """Unpaid, with an allowance, or employed."""
    engagement = engagement_seen(request.user, public_id)
    check_keeps(request.user, engagement)
    cents = engagement.allowance_cents
    initial = {
        "terms": engagement.terms,
        "allowance": None if cents is None else f"{cents / 100:.2f}",
        "allowance_per": engagement.allowance_per,
    }
    form = TermsForm(request.POST if request.method == "POST" else None, initial=initial)
    saved = (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, engagements.change_terms, actor=request.user, engagement=engagement, **form.money())
    )
    if saved:
        messages.success(request, _("Saved."))
        return _back(request, engagement)
    return _render(request, "volunteers/terms.html", engagement, form)


@_act
def step(request, public_id):
    """A keeper notes a step, today or on the day given."""
    engagement = engagement_seen(request.user, public_id)
    form = StepForm(request.POST)
    check_keeps(request.user, engagement)
    if not form.is_valid():
        raise WrongInput(_("Please choose from the list."))
    said = form.cleaned_data
    onboarding.record_step(
        actor=request.user, engagement=engagement, step=StepKind(said["step"]), done_on=said["done_on"]
    )
    messages.success(request, _("Saved."))
    return _back(request, engagement)


@_act
def step_back(request, public_id):
    """Undo a step noted by mistake."""
    engagement = engagement_seen(request.user, public_id)
    check_keeps(request.user, engagement)
    wanted = request.POST.get("step", "")
    if wanted not in StepKind.values:
        raise WrongInput(_("Please choose from the list."))
    try:
        onboarding.undo_step(actor=request.user, engagement=engagement, step=StepKind(wanted))
    except (NotAllowed, OutOfScope):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The step is open again."))
    return _back(request, engagement)


def _changeable(request, public_id):
    engagement = engagement_seen(request.user, public_id)
    check_self_or_keeps(request.user, engagement)
    return engagement


def _back(request, engagement):
    if is_own(request, engagement):
        return redirect("volunteers:my_steps")
    return redirect("volunteers:helper", engagement.volunteer.public_id)


def _render(request, template, engagement, form):
    """The page about one engagement. Staff who open it look at the person's data."""
    own = is_own(request, engagement)
    if not own and request.method in ("GET", "HEAD"):
        house = engagement.organisation_id
        audit.look(actor=request.user, subject=engagement.volunteer.user, kind="user", organisation_id=house)
    context = {"form": form, "engagement": engagement, "is_own": own}
    return render(request, template, context, status=400 if form.errors else 200)
