"""Taking somebody in, breaks, ends, contact, terms, certificates."""

from decimal import Decimal

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from accounts.enums import Answered
from network.models import Programme
from volunteers.enums import AllowancePer, EngagementEnd, EngagementKind, StepKind, Terms
from volunteers.services.engagements import OWN_REASONS

_OWN_NAMES = {"de": "Deutsch", "de-simple": "Einfaches Deutsch", "en": "English", "ar": "العربية"}
_NOT_YET = "no"
_KNOWS = [
    (Answered.PHONE, _("yes, told by phone or here")),
    (Answered.PAPER, _("yes, on paper")),
    (_NOT_YET, _("not yet: ask the person first")),
]


def day_field(**more) -> forms.DateField:
    """A day, chosen with the device's own calendar."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class ContactForm(forms.Form):
    """How this house reaches her."""

    contact_phone = forms.CharField(
        required=False, max_length=40, label=_("Phone"), widget=forms.TextInput(attrs={"type": "tel"})
    )
    contact_email = forms.EmailField(required=False, max_length=254, label=_("E-mail"))
    phone_only = forms.BooleanField(required=False, label=_("Only by phone, please"))

    def clean_contact_phone(self):
        return number(self.cleaned_data["contact_phone"])


class TermsForm(forms.Form):
    """What she gets for it."""

    terms = forms.ChoiceField(choices=Terms.choices, initial=Terms.UNPAID, label=_("Paid or unpaid"))
    allowance = forms.DecimalField(
        required=False, min_value=Decimal("0.01"), max_value=2000, decimal_places=2, label=_("Allowance in euros")
    )
    allowance_per = forms.ChoiceField(
        required=False, choices=[("", _("no allowance")), *AllowancePer.choices], label=_("Allowance for what")
    )

    def money(self) -> dict:
        """Terms, cents and what they are for, as the services take them."""
        euros = self.cleaned_data["allowance"]
        return {
            "terms": Terms(self.cleaned_data["terms"]),
            "allowance_cents": None if euros is None else int(euros * 100),
            "allowance_per": self.cleaned_data["allowance_per"],
        }


class TakeInForm(TermsForm, ContactForm):
    """Somebody new, or somebody who is here already (`known`: then no name is asked)."""

    name = forms.CharField(max_length=120, label=_("Name"))
    language = forms.ChoiceField(
        label=_("Language of the pages and letters"),
        choices=lambda: [(code, _OWN_NAMES[code]) for code, _name in settings.LANGUAGES],
    )
    place = forms.ChoiceField(label=_("Where"))
    kind = forms.ChoiceField(choices=EngagementKind.choices, label=_("As what"))
    confirmed = forms.ChoiceField(
        choices=_KNOWS, widget=forms.RadioSelect, label=_("Does the person know that we note this?")
    )
    born_on = day_field(
        required=False,
        label=_("Date of birth"),
        help_text=_("Only if there is a minimum age, or somebody of the same name."),
    )
    field_order = ("name", "place", "kind", "confirmed", "contact_phone", "contact_email", "phone_only", "language")

    def __init__(self, *args, places, known=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {place.public_id: place for place in places}
        self.fields["place"].choices = [(key, _place_name(place)) for key, place in self.places.items()]
        if known:
            for name in ("name", "language"):
                del self.fields[name]
        if "is_other" in self.data:
            self.ask_whether_other()

    def ask_whether_other(self) -> None:
        """Show the box with which a doubt about somebody of the same name is cleared."""
        self.fields["is_other"] = forms.BooleanField(
            required=False, label=_("It is another person with the same name, number or mail")
        )

    def arguments(self) -> dict:
        """As `taking_in.take_in` takes them."""
        said = self.cleaned_data
        place = self.places[said["place"]]
        is_programme = isinstance(place, Programme)
        confirmed = said["confirmed"]
        return {
            "name": said.get("name", ""),
            "language": said.get("language", "de"),
            "is_other": said.get("is_other", False),
            "organisation": place.organisation if is_programme else place,
            "programme": place if is_programme else None,
            "kind": EngagementKind(said["kind"]),
            "confirmed": None if confirmed == _NOT_YET else Answered(confirmed),
            "contact_phone": said["contact_phone"],
            "contact_email": said["contact_email"],
            "phone_only": said["phone_only"],
            "born_on": said["born_on"],
            **self.money(),
        }


class PauseForm(forms.Form):
    """A break, with or without a last day."""

    until = day_field(required=False, label=_("Last day of the break"), help_text=_("Empty: until you come back."))


class EndForm(forms.Form):
    """Why it ends; a helper chooses among her own reasons."""

    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)

    def __init__(self, *args, own, **kwargs):
        super().__init__(*args, **kwargs)
        reasons = [one for one in EngagementEnd if one in OWN_REASONS] if own else list(EngagementEnd)
        left_out = {EngagementEnd.NOT_CONFIRMED, EngagementEnd.DECLINED}
        self.fields["reason"].choices = [(one.value, one.label) for one in reasons if one not in left_out]


class StepForm(forms.Form):
    """A step that is done, on which day."""

    step = forms.ChoiceField(choices=[one for one in StepKind.choices if one[0] != StepKind.CLEARANCE])
    done_on = day_field(required=False)


class SeenForm(forms.Form):
    """The certificate was seen. What it says is never asked."""

    issued_on = day_field(label=_("Date on the certificate"))
    seen_on = day_field(label=_("Seen on"))
    valid_until = day_field(
        required=False,
        label=_("Counts until"),
        help_text=_("Empty: five years from the date on the certificate, as the youth offices recommend."),
    )


class StepsForm(forms.Form):
    """The steps asked for one kind of work."""

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in kinds:
            self.fields[kind.value] = forms.MultipleChoiceField(
                required=False, label=kind.label, choices=StepKind.choices, widget=forms.CheckboxSelectMultiple
            )


def number(text: str) -> str:
    """A phone number as it is stored, or the sentence that it cannot be called."""
    if not text.strip():
        return ""
    parsed = to_python(text, region="DE")
    if parsed is None or not parsed.is_valid():
        raise forms.ValidationError(_("This phone number cannot be called. Example: 0571 12345"))
    return str(parsed)


def _place_name(place) -> str:
    return f"{place.name} ({place.organisation.name})" if isinstance(place, Programme) else place.name
