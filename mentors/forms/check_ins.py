"""Two questions, and how the answer was told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from common.forms import Cards, Faces
from common.parts import MOODS

TOLD = [(Answered.PHONE.value, Answered.PHONE.label), (Answered.PAPER.value, Answered.PAPER.label)]


def _faces(label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=MOODS, coerce=int, widget=Faces)


class CheckInForm(forms.Form):
    """How is it going, and does it help? One tap each."""

    going = _faces(_("How is it going with the two of you?"))
    helps = _faces(_("Does meeting help?"))
    wants_talk = forms.BooleanField(label=_("I want to talk to the coordination"), required=False)


class ToldCheckInForm(CheckInForm):
    """The same, written down by the contact."""

    how = forms.ChoiceField(
        label=_("How did you hear it?"),
        choices=TOLD,
        initial=Answered.PHONE,
        widget=Cards(icons={"phone": "phone", "paper": "file"}),
    )


class ContactForm(forms.Form):
    """The day on which the two met."""

    on = forms.DateField(label=_("They met on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
