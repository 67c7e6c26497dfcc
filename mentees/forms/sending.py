"""The last look before a request is sent, and the code with which one goes on."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.consents import agreed
from accounts.purposes import YOUNG_PERSON
from common.errors import Refusal
from common.short_codes import tidy
from mentees.asked import Asked


class SendForm(forms.Form):
    """Nothing to type. `website` is a trap: people do not see it, machines fill it in."""

    website = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, is_minor: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.purposes = (YOUNG_PERSON,) if is_minor else ()

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This could not be sent. Please call us."))
        return ""

    def clean(self):
        try:
            self.agreed = {purpose.code: language for purpose, language in agreed(self.data, *self.purposes)}
        except Refusal as refusal:
            self.agreed = {}
            self.add_error(None, refusal.message)
        return super().clean()

    def with_consents(self, asked: Asked) -> Asked:
        """The request with what was ticked here."""
        return replace(asked, agreed={**asked.agreed, **self.agreed})


class CodeForm(forms.Form):
    """The code of a request that was begun elsewhere."""

    code = forms.CharField(
        max_length=20,
        label=_("Your code"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "dir": "ltr"}),
    )

    def clean_code(self):
        code = tidy(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("A code has 12 letters and digits. Please look again."))
        return code
