"""What staff and referrers add to a request they fill in together with somebody."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from mentees.enums import GuardianKind, Side, Urgency
from mentees.queries.houses import own_houses, reporting_for
from network.enums import OrganisationKind
from network.models import Organisation, Programme

TOLD = [(Answered.PHONE, _("told me")), (Answered.PAPER, _("on paper"))]
_SIDES = {
    OrganisationKind.SCHOOL: Side.SCHOOL,
    OrganisationKind.EDUCATION: Side.SCHOOL,
    OrganisationKind.COMPANY: Side.COMPANY,
    OrganisationKind.CHAMBER: Side.COMPANY,
    OrganisationKind.QUARTER_OFFICE: Side.NEIGHBOURHOOD_PARENT,
}


def side_of(organisation: Organisation) -> Side:
    """Which of the five sides an organisation stands on; a provider speaks like the centre."""
    return _SIDES.get(OrganisationKind(organisation.kind), Side.CENTRE)


class TogetherForm(forms.Form):
    """How the answers were given, and for a minor the guardian's."""

    language = forms.ChoiceField(label=_("The person reads"), choices=settings.LANGUAGES)
    how = forms.ChoiceField(
        label=_("How did the person answer?"),
        choices=TOLD,
        widget=forms.RadioSelect,
        help_text=_("What was ticked above is noted as told by the person, with your name."),
    )
    guardian = forms.ChoiceField(
        label=_("Under 18: who agrees?"),
        choices=[("", _("nobody yet")), *GuardianKind.choices],
        required=False,
        help_text=_("Without this yes there is advice, and nobody else meets the young person."),
    )
    guardian_how = forms.ChoiceField(label=_("How did you see it?"), choices=[("", ""), *TOLD], required=False)

    def clean_how(self):
        return Answered(self.cleaned_data["how"])

    def clean(self):
        data = super().clean()
        if data.get("guardian") and not data.get("guardian_how"):
            self.add_error("guardian_how", _("Please say how you saw that the guardian agrees."))
        return data

    @property
    def guardian_answer(self) -> tuple[GuardianKind, Answered] | None:
        """Who agreed and how it was seen, or None."""
        kind, how = self.cleaned_data["guardian"], self.cleaned_data["guardian_how"]
        return (GuardianKind(kind), Answered(how)) if kind else None


class StaffForm(TogetherForm):
    """For one's own house."""

    house = forms.ModelChoiceField(Organisation.objects.none(), to_field_name="public_id", label=_("Taken in by"))
    programme: forms.ModelChoiceField = forms.ModelChoiceField(
        Programme.objects.none(),
        to_field_name="public_id",
        label=_("For the programme"),
        required=False,
        empty_label=_("whichever fits"),
    )
    urgency = forms.TypedChoiceField(
        label=_("How urgent is it?"), choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL
    )
    email = forms.EmailField(label=_("E-mail of the person"), required=False)
    field_order = ("house", "programme", "urgency", "email")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        houses = own_houses(user)
        self.fields["house"].queryset = houses
        self.fields["house"].initial = houses.first()
        programmes = Programme.objects.filter(organisation__in=houses, is_published=True).order_by("name_key")
        self.fields["programme"].queryset = programmes

    def clean(self):
        data = super().clean()
        house, programme = data.get("house"), data.get("programme")
        if house and programme and programme.organisation_id != house.pk:
            self.add_error("programme", _("This programme belongs to another house."))
        return data


class ReferrerForm(TogetherForm):
    """In the name of a school, a company, a quarter office."""

    reported_for = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="public_id", label=_("You report for"), empty_label=None
    )
    agrees = forms.BooleanField(
        label=_("The person agrees that I send this"),
        help_text=_(
            "Name, languages and what is needed go to the people who look for somebody. You see if somebody helps."
        ),
    )
    field_order = ("reported_for", "language", "how", "guardian", "guardian_how", "agrees")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reported_for"].queryset = reporting_for(user)
        self.fields["guardian"].help_text = _(
            "Without this yes you cannot send it. Then please ask the guardian first."
        )
