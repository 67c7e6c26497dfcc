""" "I am looking for someone at my side": one question per screen, for whoever has nothing but a phone.

A GET writes nothing. The answers lie sealed in a draft; the browser keeps its code, and the person may note it.
"""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import entry, throttle
from accounts.views import open_question
from common import clock
from common.errors import OutOfScope, Refusal, TooOften
from mentees.forms.rows import BY_KEY, SCREENS, TOTAL, Screen, asked_from, first_open, said_forms
from mentees.forms.sending import SendForm
from mentees.models import Draft
from mentees.queries.programmes import programme_to_ask
from mentees.services import drafts
from mentees.services.intake import send
from mentees.told import told
from mentees.views.draft_kept import draft_of, fills_in_for_others, forget_code, keep_code
from mentees.views.posted import posted

FIRST = SCREENS[0]
ORDER = [screen.key for screen in SCREENS]
# Nobody reads and answers eight screens faster; a machine does.
FASTEST_SECONDS = 10


@open_question
def ask(request):
    """The first screen, or the way back to where somebody stopped. `?programme=` is the one she comes from."""
    if fills_in_for_others(request.user) and "myself" not in request.GET:
        return redirect("mentees:fill_in")
    programme = programme_to_ask(request.GET.get("programme", ""))
    draft = draft_of(request)
    if draft and request.method != "POST":
        context = {"step": min(draft.step, TOTAL), "total": TOTAL, "next": _address(draft.step)}
        return render(request, "mentees/ask_resume.html", context)
    form = FIRST.form(posted(request), programme=programme)
    if request.method == "POST" and form.is_valid():
        throttle.check_sender(request, "request.begun", per_hour=60, per_day=200)
        actor = request.user if request.user.is_authenticated else None
        language = translation.get_language()
        code = drafts.begin(actor=actor, language=language, programme=programme.public_id if programme else "")
        keep_code(request, code)
        drafts.keep(draft=drafts.find(code), key=FIRST.key, said=_said(request, FIRST), step=2, language=language)
        return redirect(_address(2))
    return _screen(request, FIRST, form, programme)


@open_question
def screen(request, key):
    """One question. Back and forth as one likes; coming from the last look, its answer leads back there."""
    if key not in BY_KEY:
        raise OutOfScope
    draft = draft_of(request)
    if draft is None:
        return redirect("mentees:ask")
    one, answers = BY_KEY[key], drafts.answers_of(draft)
    programme = programme_to_ask(answers["programme"])
    skips = bool(one.skip) and request.POST.get("skip") == "1"
    if request.method == "POST":
        form = one.form(request.POST, programme=programme)
        if skips or form.is_valid():
            number = ORDER.index(key) + 1
            said = {} if skips else _said(request, one)
            drafts.keep(draft=draft, key=key, said=said, step=number + 1, language=translation.get_language())
            return redirect("mentees:ask_check" if request.GET.get("change") else _address(number + 1))
    else:
        form = one.form(initial=_initial(one, answers["said"].get(key, {})), programme=programme)
    return _screen(request, one, form, programme)


@open_question
def check(request):
    """The last look: everything said, each with its way back; then it is sent."""
    draft = draft_of(request)
    if draft is None:
        return redirect("mentees:ask")
    answers = drafts.answers_of(draft)
    programme = programme_to_ask(answers["programme"])
    forms = said_forms(answers["said"], programme)
    if missing := first_open(forms):
        return redirect("mentees:ask_screen", missing)
    asked = asked_from(forms, translation.get_language())
    form = SendForm(posted(request), is_minor=asked.born.is_minor(clock.today()))
    status = 200
    if request.method == "POST":
        try:
            if form.is_valid():
                return _send(request, draft, answers, form.with_consents(asked))
            status = 400
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
    context = {"rows": told(asked), "form": form, "number": TOTAL, "total": TOTAL, "back": _address(len(SCREENS))}
    return render(request, "mentees/ask_check.html", context, status=status)


def _send(request, draft: Draft, answers: dict, asked):
    if clock.now().timestamp() - answers["begun"] < FASTEST_SECONDS:
        raise TooOften(_("That was very fast. Please look at your answers once more, then send them."))
    throttle.check_sender(request, "request.sent", per_hour=20, per_day=60)
    user = request.user if request.user.is_authenticated else None
    mentee = send(actor=user, draft=draft, asked=asked)
    forget_code(request)
    if user is not None:
        return redirect("mentees:mine")
    return entry.sign_in(request, mentee.user, way="request", next_url=reverse("mentees:mine"))


def _screen(request, one: Screen, form, programme):
    number = ORDER.index(one.key) + 1
    context = {
        "screen": one,
        "form": form,
        "number": number,
        "total": TOTAL,
        "back": _address(number - 1) if number > 1 else "",
        "programme": programme,
        # Nothing is kept before the first answer.
        "later": reverse("mentees:ask_later") if draft_of(request) else "",
        "is_first": draft_of(request) is None,
    }
    return render(request, "mentees/ask_screen.html", context, status=400 if form.errors else 200)


def _address(number: int) -> str:
    """The address of the screen with this number; behind the last question stands the last look."""
    if number > len(SCREENS):
        return reverse("mentees:ask_check")
    return reverse("mentees:ask_screen", args=[ORDER[number - 1]])


def _said(request, one: Screen) -> dict[str, list[str]]:
    """What was posted of this screen's own names, and nothing else."""
    return {name: request.POST.getlist(name) for name in sorted(one.form.names()) if name in request.POST}


def _initial(one: Screen, said: dict[str, list[str]]) -> dict:
    many = one.form.several()
    return {name: values if name in many else values[-1] for name, values in said.items() if values}
