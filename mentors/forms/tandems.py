"""Small forms of a tandem's way."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from mentors.enums import Declining, Side, TandemEnd

TOLD = [(Answered.PHONE.value, Answered.PHONE.label), (Answered.PAPER.value, Answered.PAPER.label)]


class RecordForm(forms.Form):
    """What somebody said by phone or on paper: yes, or no with its reason."""

    side = forms.ChoiceField(choices=Side, widget=forms.HiddenInput)
    how = forms.ChoiceField(choices=TOLD, label=_("How did you hear it?"), initial=Answered.PHONE)
    said = forms.ChoiceField(
        choices=[("yes", _("Yes")), *((value, _("No: %s") % label) for value, label in Declining.choices)],
        label=_("What was said?"),
    )

    def answer(self) -> dict:
        """The arguments of the service."""
        given = self.cleaned_data
        yes = given["said"] == "yes"
        declining = None if yes else Declining(given["said"])
        return {"side": Side(given["side"]), "yes": yes, "declining": declining, "how": Answered(given["how"])}


class MeetingForm(forms.Form):
    """Day and time of the first meeting, by the town's clock."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))

    def moment(self):
        """The moment, aware."""
        given = self.cleaned_data
        return timezone.make_aware(timezone.datetime.combine(given["day"], given["time"]))


class EndForm(forms.Form):
    """Why it ends, as the coordination notes it."""

    reason = forms.ChoiceField(choices=TandemEnd, label=_("Why does it end?"))
