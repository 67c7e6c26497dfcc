"""The questions of a request, one form per screen. Staff see the same forms on one page."""

import datetime as dt

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.formfields import PhoneNumberField

from accounts.consents import Purpose
from accounts.forms.consents import agreed
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER
from common import clock
from common.errors import Refusal
from common.forms import Cards, CardsMany
from common.week import Slot
from mentees import topics
from mentees.asked import Asked, Born, Wanted
from mentees.enums import CredentialKind, CredentialState, GermanLevel, Topic
from mentees.forms.widgets import Drawer, Drawers, Week
from mentees.queries.phases import phases_to_choose
from network import languages
from network.enums import OccupationField
from network.forms import AreaField
from network.models import Programme
from volunteers.enums import Gender, Interest, Mobility

ADULT, MINOR = "adult", "minor"
# Whoever is younger comes with parents; the programmes begin with school.
YOUNGEST_TURNS_18_IN = 12


class Question(forms.Form):
    """A screen. `answers()` gives its part of `Asked`; `purposes` are the consents asked beside its fields."""

    purposes: tuple[Purpose, ...] = ()

    def __init__(self, *args, programme: Programme | None = None, known: Asked | None = None, **kwargs):
        """`programme` was chosen before; `known` is what the record says already, shown and kept where untouched."""
        if known is not None:
            kwargs["initial"] = self.initial_from(known) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.programme, self.known = programme, known

    @property
    def consents(self) -> list[tuple[Purpose, bool]]:
        """The consents of this screen, each with whether its box is ticked."""
        said = self.data or self.initial
        return [(purpose, bool(said.get(purpose.field))) for purpose in self.purposes]

    @classmethod
    def names(cls) -> set[str]:
        """The names of all data this screen keeps."""
        return set(cls.base_fields) | {purpose.field for purpose in cls.purposes}

    @classmethod
    def several(cls) -> set[str]:
        """Names of the fields that take more than one answer."""
        return {name for name, field in cls.base_fields.items() if isinstance(field, forms.MultipleChoiceField)}

    def answers(self) -> dict:
        """Parts of `Asked` by name, from cleaned data."""
        raise NotImplementedError

    @classmethod
    def initial_from(cls, asked: Asked) -> dict:
        """What the fields show when this is known already."""
        raise NotImplementedError


class WhoForm(Question):
    """A name to be called by; of the age only what protects minors."""

    name = forms.CharField(
        max_length=120, label=_("What may we call you?"), widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    age = forms.ChoiceField(
        label=_("How old are you?"),
        choices=[(ADULT, _("18 or older")), (MINOR, _("under 18"))],
        widget=Cards(icons={ADULT: "user", MINOR: "child"}),
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "1995"}),
    )
    adult_month = forms.TypedChoiceField(
        label=_("In which month do you turn 18?"), required=False, coerce=int, empty_value=None
    )
    adult_year = forms.TypedChoiceField(label=_("In which year?"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year = clock.today().year
        self.fields["adult_month"].choices = [("", ""), *MONTHS.items()]
        self.fields["adult_year"].choices = [("", ""), *((y, y) for y in range(year, year + YOUNGEST_TURNS_18_IN + 1))]

    def clean(self):
        data = super().clean()
        self.born = self._adult(data) if data.get("age") == ADULT else self._minor(data)
        return data

    def _adult(self, data) -> Born:
        year, today = data.get("birth_year"), clock.today()
        if year is None:
            return Born()
        if not today.year - 100 <= year <= today.year:
            self.add_error("birth_year", _("Please write the year with four digits, for example 1995."))
        elif year > today.year - 18:
            self.add_error("age", _("By this year you are under 18. Please tap “under 18”."))
        # 18 this year: she says she is of age, so she turned 18 until now.
        return Born(year=year, adult_from=today.replace(day=1) if year == today.year - 18 else None)

    def _minor(self, data) -> Born:
        month, year, today = data.get("adult_month"), data.get("adult_year"), clock.today()
        if not month or not year:
            if data.get("age") == MINOR:
                self.add_error("adult_month", _("Please say in which month and year you turn 18."))
            return Born()
        day = dt.date(year, month, 1)
        if day < today.replace(day=1):
            self.add_error("adult_month", _("By this month you are of age. Please tap “18 or older”."))
        return Born(year=year - 18, adult_from=day)

    def answers(self):
        return {"name": self.cleaned_data["name"], "born": self.born}

    @classmethod
    def initial_from(cls, asked):
        born = asked.born
        if not born.is_minor(clock.today()):
            return {"name": asked.name, "age": ADULT, "birth_year": born.year}
        month = born.adult_from
        when = {"adult_month": month.month, "adult_year": month.year} if month else {}
        return {"name": asked.name, "age": MINOR, **when}


class LanguagesForm(Question):
    """Languages spoken, and how much German."""

    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak?"),
        choices=lambda: [(code, name) for code, name in languages.choices() if code != "de"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    german = forms.ChoiceField(
        label=_("How well do you speak German?"),
        choices=[("", _("I do not know")), *GermanLevel.choices],
        required=False,
        widget=Cards(
            hints={
                GermanLevel.A1: _("a few words"),
                GermanLevel.A2: _("simple sentences"),
                GermanLevel.B1: _("enough for everyday life"),
                GermanLevel.B2: _("enough for most talks"),
                GermanLevel.C1: _("nearly everything"),
            }
        ),
    )

    def answers(self):
        codes, level = self.cleaned_data["languages"], self.cleaned_data["german"]
        return {
            "languages": tuple((code, None) for code in codes),
            "german": GermanLevel(level) if level else None,
        }

    @classmethod
    def initial_from(cls, asked):
        return {"languages": [code for code, _level in asked.languages], "german": asked.german or ""}


class NeedForm(Question):
    """Phase and topic in one tap each; a programme chosen before narrows the phases."""

    need = forms.ChoiceField(label=_("What do you need help with?"), widget=Drawers(icons={}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.phases = {phase.slug: phase for phase in phases_to_choose(self.programme)}
        field = self.fields["need"]
        field.widget.icons = {
            f"{slug}:{topic.value}": topics.TOPIC_ICONS[topic]
            for slug in self.phases
            for topic in topics.topics_of(slug)
        }
        field.choices = [
            (
                Drawer(phase.name, topics.ICONS.get(slug, "path")),
                [(f"{slug}:{topic.value}", topic.label) for topic in topics.topics_of(slug)],
            )
            for slug, phase in self.phases.items()
        ]

    def answers(self):
        slug, _colon, topic = self.cleaned_data["need"].partition(":")
        return {"wanted": Wanted(phase=self.phases[slug], topic=Topic(topic), programme=self.programme)}

    @classmethod
    def initial_from(cls, asked):
        return {"need": f"{asked.wanted.phase.slug}:{asked.wanted.topic.value}"} if asked.wanted else {}


class LearnedForm(Question):
    """The field of work, and which certificates there are: no place, no grade, no story."""

    field = forms.ChoiceField(
        label=_("Which work do you know or want to learn?"),
        required=False,
        widget=Drawers(icons=topics.WORK_ICONS, shut=True),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        none = ("", pgettext_lazy("certificate", "I do not have one"))
        work = Drawer(self.fields["field"].label, "briefcase")
        self.fields["field"].choices = [(work, [("", _("I do not know yet")), *OccupationField.choices])]
        for kind in CredentialKind:
            drawer = Drawer(kind.label, topics.PAPER_ICONS[kind])
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                choices=[(drawer, [none, *CredentialState.choices])],
                required=False,
                widget=Drawers(icons=topics.STATE_ICONS, shut=True),
            )

    @classmethod
    def names(cls):
        return super().names() | set(CredentialKind.values)

    def answers(self):
        field = self.cleaned_data["field"]
        states = {CredentialKind(kind): self.cleaned_data[kind] for kind in CredentialKind.values}
        return {
            "field": OccupationField(field) if field else None,
            "credentials": tuple((kind, CredentialState(state)) for kind, state in states.items() if state),
        }

    @classmethod
    def initial_from(cls, asked):
        field = asked.wanted.field if asked.wanted else None
        return {"field": field or "", **{str(kind): str(state) for kind, state in asked.credentials}}


class PlaceForm(Question):
    """Where somebody lives, as roughly as a quarter, and how far she gets."""

    area = AreaField(label=_("Where do you live?"), required=False, empty_label=_("I do not want to say"))
    mobility = forms.ChoiceField(
        label=_("How do you get to a meeting?"),
        choices=Mobility.choices,
        required=False,
        widget=Cards(
            icons={Mobility.FOOT: "walk", Mobility.BIKE: "bike", Mobility.BUS: "bus", Mobility.CAR: "car"},
        ),
    )

    def answers(self):
        mobility = self.cleaned_data["mobility"]
        return {"area": self.cleaned_data["area"], "mobility": Mobility(mobility) if mobility else None}

    @classmethod
    def initial_from(cls, asked):
        return {"area": asked.area.public_id if asked.area else None, "mobility": asked.mobility or ""}


PARTS = {
    "morning": (_("morning"), 8 * 60, 12 * 60),
    "afternoon": (_("afternoon"), 12 * 60, 17 * 60),
    "evening": (_("evening"), 17 * 60, 21 * 60),
}


class TimeForm(Question):
    """Parts of the week; nothing ticked means "ask first", never "no time"."""

    times = forms.MultipleChoiceField(label=_("When do you have time?"), required=False, widget=Week)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["times"].choices = [
            (name, [(f"{day}-{part}", label) for part, (label, _start, _end) in PARTS.items()])
            for day, name in WEEKDAYS.items()
        ]

    def answers(self):
        chosen = self.cleaned_data["times"]
        known = self.known.free if self.known else None
        # The ticks are coarser than what is known: untouched, the finer times stay.
        if known and set(chosen) == set(ticked(known)):
            return {"free": known}
        slots = [(int(day), PARTS[part]) for day, _dash, part in (one.partition("-") for one in chosen)]
        return {"free": tuple(Slot(day, start, end) for day, (_name, start, end) in slots) or None}

    @classmethod
    def initial_from(cls, asked):
        return {"times": ticked(asked.free or ())}


def ticked(slots) -> list[str]:
    """The parts of the week these slots fill wholly."""
    return [
        f"{day}-{part}"
        for day in WEEKDAYS
        for part, (_name, start, end) in PARTS.items()
        if any(slot.weekday == day and slot.start <= start and end <= slot.end for slot in slots)
    ]


class InterestsForm(Question):
    """What somebody likes to do; asked in the first talk, and not before."""

    interests = forms.MultipleChoiceField(
        label=_("What do you like to do?"),
        help_text=_("Something to begin with, for two who do not know each other yet."),
        choices=Interest.choices,
        required=False,
        widget=CardsMany,
    )

    def answers(self):
        return {"interests": tuple(Interest(one) for one in self.cleaned_data["interests"])}

    @classmethod
    def initial_from(cls, asked):
        return {"interests": list(asked.interests or ())}


class WishesForm(Question):
    """Wishes that are kept by consent only, and a number to be called at. All of it may stay empty."""

    purposes = (GENDER_WISH, ACCESSIBILITY, INTERPRETER)
    gender = forms.ChoiceField(
        label=_("Are you a woman or a man?"),
        help_text=_("Some mentors want to accompany a woman, or a man."),
        choices=[("", _("I do not want to say")), *Gender.choices],
        required=False,
        widget=Cards(icons={"": "close", Gender.WOMAN: "woman", Gender.MAN: "man", Gender.DIVERSE: "people"}),
    )
    wished_gender = forms.ChoiceField(
        label=_("Do you want a woman or a man at your side?"),
        choices=[("", _("I do not mind")), (Gender.WOMAN, _("a woman")), (Gender.MAN, _("a man"))],
        required=False,
        widget=Cards(icons={"": "people", Gender.WOMAN: "woman", Gender.MAN: "man"}),
    )
    childcare = forms.BooleanField(label=_("I need somebody to look after my children"), required=False)
    step_free = forms.BooleanField(label=_("I need a place without stairs"), required=False)
    phone = PhoneNumberField(
        label=_("Your phone number"),
        region="DE",
        required=False,
        help_text=_("So that we can call you. You can leave it out."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean(self):
        data = super().clean()
        try:
            self.agreed = {purpose.code: language for purpose, language in agreed(self.data, *self.purposes)}
        except Refusal as refusal:
            self.agreed = {}
            self.add_error(None, refusal.message)
        ask = _("Please tick that we may write this down. Otherwise leave the wish open.")
        for field in ("gender", "wished_gender"):
            if data.get(field) and GENDER_WISH.code not in self.agreed:
                self.add_error(field, ask)
        if (data.get("childcare") or data.get("step_free")) and ACCESSIBILITY.code not in self.agreed:
            self.add_error("childcare" if data.get("childcare") else "step_free", ask)
        return data

    def answers(self):
        own, wish, phone = (self.cleaned_data[field] for field in ("gender", "wished_gender", "phone"))
        return {
            "gender": Gender(own) if own else None,
            "wished_gender": Gender(wish) if wish else None,
            "childcare": self.cleaned_data["childcare"],
            "step_free": self.cleaned_data["step_free"],
            "phone": phone.as_e164 if phone else "",
            "agreed": self.agreed,
        }

    @classmethod
    def initial_from(cls, asked):
        wishes = {"childcare": asked.childcare, "step_free": asked.step_free, "phone": asked.phone}
        boxes = {purpose.field: "1" for purpose in cls.purposes if purpose.code in asked.agreed}
        return {"gender": asked.gender or "", "wished_gender": asked.wished_gender or "", **wishes, **boxes}
