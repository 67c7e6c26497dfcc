"""What a person said about a consent, written down by staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from network import languages

RECORDED = [(one.value, one.label) for one in (Answered.PHONE, Answered.PAPER)]


class RecordForm(forms.Form):
    """How the answer came, and in which language the text was read out."""

    how = forms.ChoiceField(label=_("How did the person answer?"), choices=RECORDED, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("In which language was the text read out?"), choices=languages.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, purpose, **kwargs):
        super().__init__(*args, **kwargs)
        self._purpose = purpose

    def clean_how(self):
        return Answered(self.cleaned_data["how"])

    def clean(self):
        if self.cleaned_data.get("version") != self._purpose.version:
            raise forms.ValidationError(_("The text has changed in the meantime. Please read it again."))
        return self.cleaned_data
