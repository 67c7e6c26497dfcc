"""Passing on at the desk: the list of both sides, one referral, and the way out of the own house."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.enums import Answered
from accounts.gates import sees_people
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, workbook
from mentees import referral_rules as rules
from mentees.enums import ReferralStatus
from mentees.models import Need, Referral
from mentees.queries import referrals as queries
from mentees.referral_forms import GIVEN, QuestionForm, ReferForm, RefusalForm, ReplyForm, ToldAnswerForm
from mentees.referral_rules import Sight
from mentees.rules import keeps_people
from mentees.services import referrals as services
from network.queries import catalogue
from network.views.attempts import attempt

PER_PAGE = 25


@sees_people
@require_safe
def referrals(request):
    """What was passed on to this house and from it, waiting first; `side` and `state` in the address."""
    _check_keeper(request.user)
    known = catalogue()
    filters = queries.filters_of(request.GET, known)
    page = Paginator(queries.referrals_matching(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    rows = [queries.Shown(row, rules.Sight.STATUS) for row in page.object_list]
    context = {"page": page, "rows": rows, "filters": filters, "known": known}
    context["programmes"] = queries.programmes_in(request.user, filters)
    return render(request, "mentees/referrals.html", context)


@sees_people
@require_safe
def table(request):
    """The same list as a spreadsheet; it names nobody."""
    _check_keeper(request.user)
    book = workbook(queries.sheet(request.user, queries.filters_of(request.GET, catalogue())))
    return send_private(book, name="referrals.xlsx", content_type=WORKBOOK_TYPE)


@sees_people
@require_safe
def referral(request, public_id):
    """One referral: what this side may know, and what it can do next. Opening it leaves a trace."""
    row = _seen(request.user, public_id)
    shown = queries.shown(request.user, row)
    if shown.sight >= Sight.COVERED:
        audit.look(
            actor=request.user,
            subject=row.mentee.user,
            organisation_id=row.programme.organisation_id if shown.sight == Sight.COVERED else row.from_organisation_id,
        )
    return render(request, "mentees/referral.html", _context(request.user, shown))


@sees_people
@require_POST
def answer(request, public_id):
    """Accept, refuse, ask back, note what was told, reply, withdraw: the pressed button says which."""
    row = _seen(request.user, public_id)
    act = _ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise WrongInput(_("Please use the buttons of the page."))
    try:
        act(request, row)
    except (NotAllowed, OutOfScope):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    if rules.can_view_referral(request.user, Referral.objects.select_related(*queries.RELATED).get(pk=row.pk)):
        return redirect("mentees:referral", public_id)
    return redirect("mentees:referrals")


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request, public_id):
    """Pass a need on: choose the programme, say how the person agreed."""
    need = _need(request.user, public_id)
    programmes = queries.programmes_for(request.user, need)
    form = ReferForm(request.POST or None, programmes=programmes, initial=_known(request, need, programmes))
    if request.method == "POST" and form.is_valid():
        done = _refer(request, need, form)
        if done is not None:
            return done
    context = {"form": form, "need": need, "purpose": PASSING_ON, "open": queries.open_of(need)}
    return render(request, "mentees/refer.html", context, status=400 if form.errors else 200)


def _known(request, need, programmes) -> dict:
    """What need not be asked: whoever comes by the notice of the person's yes finds it filled in (`to`)."""
    known = {"language": need.mentee.user.language}
    wanted = programmes.filter(public_id=request.GET.get("to", "")).first()
    if wanted is None:
        return known
    has_agreed = has_consent(need.mentee.user, PASSING_ON, about=wanted.organisation.public_id)
    return known | {"programme": wanted.public_id} | ({"agreed": GIVEN} if has_agreed else {})


def _refer(request, need, form):
    chosen = {"actor": request.user, "need": need, "programme": form.cleaned_data["programme"]}
    if form.asks_first:
        attempt(form, services.ask_person, **chosen)
        if form.errors:
            return None
        messages.success(request, _("The person is asked. You are told as soon as she has answered."))
        return redirect("mentees:referrals")
    sent = attempt(form, services.send, agreed=form.told, language=form.cleaned_data["language"], **chosen)
    if sent is None:
        return None
    messages.success(request, _("Sent. The other side is told now."))
    return redirect("mentees:referral", sent.public_id)


def _accept(request, row):
    services.accept(actor=request.user, referral=row)
    messages.success(request, _("Thank you. The person is now with your programme."))


def _refuse(request, row):
    reason = _chosen(RefusalForm(request.POST), "reason")
    services.refuse(actor=request.user, referral=row, reason=reason)
    messages.success(request, _("The other side is told. You do not see the person any more."))


def _ask(request, row):
    services.ask_back(actor=request.user, referral=row, question=_chosen(QuestionForm(request.POST), "question"))
    messages.success(request, _("Your question is on its way."))


def _told(request, row):
    form = ToldAnswerForm(request.POST)
    if not form.is_valid():
        raise WrongInput(_("Please choose one of the answers."))
    given = {"actor": request.user, "referral": row, "how": Answered(form.cleaned_data["how"])}
    if form.refusal:
        services.refuse(reason=form.refusal, **given)
    else:
        services.accept(**given)
    messages.success(request, _("Noted. The other side is told that you wrote it down."))


def _reply(request, row):
    services.reply(actor=request.user, referral=row, answer=_chosen(ReplyForm(request.POST), "reply"))
    messages.success(request, _("Your answer is on its way."))


def _withdraw(request, row):
    services.withdraw(actor=request.user, referral=row)
    messages.success(request, _("Withdrawn. The other side sees nothing of it any more."))


_ACTS = {
    "accept": _accept,
    "refuse": _refuse,
    "ask": _ask,
    "told": _told,
    "reply": _reply,
    "withdraw": _withdraw,
}


def _chosen(form, field: str) -> str:
    if not form.is_valid():
        raise WrongInput(_("Please choose one of the answers."))
    return form.cleaned_data[field]


def _context(user, shown) -> dict:
    row = shown.referral
    return {
        "shown": shown,
        "referral": row,
        "may_answer": rules.can_answer(user, row),
        "may_reply": rules.can_reply(user, row),
        "may_withdraw": rules.can_withdraw(user, row),
        "is_sender": rules.is_sender(user, row),
        "plans_handover": row.status == ReferralStatus.ACCEPTED and shown.sight == Sight.PERSON,
        "question": QuestionForm(),
        "refusal": RefusalForm(),
        "reply": ReplyForm(),
        "told": ToldAnswerForm() if rules.can_note_answer(user, row) else None,
        "there": queries.contacts_of(row.programme.organisation, row.programme),
        "here": queries.contacts_of(row.from_organisation, row.from_programme),
    }


def _seen(user, public_id) -> Referral:
    row = Referral.objects.visible_to(user).select_related(*queries.RELATED).filter(public_id=public_id).first()
    if row is None:
        raise OutOfScope
    return row


def _need(user, public_id) -> Need:
    rows = Need.objects.visible_to(user).exclude(mentee=None)
    related = ("mentee__user", "mentee__intake", "mentee__area", "phase", "programme__organisation")
    need = rows.select_related(*related).filter(public_id=public_id).first()
    if need is None:
        raise OutOfScope
    if not rules.can_refer(user, need):
        raise NotAllowed(_("Only the house of the person passes her on, after the first talk."))
    return need


def _check_keeper(user) -> None:
    if not keeps_people(user):
        raise OutOfScope
