"""Certificates and waits: closed choices and days."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from mentees.enums import AuthorityKind, CredentialKind, CredentialState, CredentialStep, GuardianKind

_ASK = ("", _("not known yet"))
_STEPS = [_ASK, *CredentialStep.choices]
TOLD = [(Answered.PAPER.value, Answered.PAPER.label), (Answered.PHONE.value, Answered.PHONE.label)]


class ChangeCredentialForm(forms.Form):
    """How it stands with a certificate, and what comes next."""

    state = forms.ChoiceField(label=_("How does it stand?"), choices=CredentialState.choices)
    next_step = forms.ChoiceField(label=_("What comes next?"), choices=_STEPS, required=False)


class CredentialForm(ChangeCredentialForm):
    """One more certificate."""

    field_order = ("kind", "state", "next_step")
    kind = forms.ChoiceField(label=_("Which certificate?"), choices=CredentialKind.choices)


class WaitForm(forms.Form):
    """Whom somebody waits for, and since when."""

    kind = forms.ChoiceField(label=_("Whom are you waiting for?"), choices=AuthorityKind.choices)
    since = forms.DateField(label=_("Since when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class GuardianForm(forms.Form):
    """A parent or guardian agrees, seen by whoever sends this."""

    kind = forms.ChoiceField(label=_("Who agrees?"), choices=GuardianKind.choices, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("How did you see it?"), choices=TOLD, widget=forms.RadioSelect)
    young_person = forms.BooleanField(
        label=_("The young person wants it, too"),
        required=False,
        help_text=_("Nobody accompanies a young person against her will."),
    )

    def clean_kind(self):
        return GuardianKind(self.cleaned_data["kind"])

    def clean_how(self):
        return Answered(self.cleaned_data["how"])
