"""Forms behind the door of an invitation: one question each, for a phone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from common import short_codes


class CodeForm(forms.Form):
    """The 12 characters of a letter."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        help_text=_("12 letters and digits. Capitals or not, with or without strokes: both are fine."),
    )

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not short_codes.tidy(code):
            raise forms.ValidationError(_("A code has 12 letters and digits. Please look again at your letter."))
        return code


class NameForm(forms.Form):
    """First and last name."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class WayForm(forms.Form):
    """The way in from now on."""

    PASSKEY = "passkey"
    LETTER = "letter"

    way = forms.ChoiceField(label=_("Your way in"), widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Mobile number or e-mail address"),
        max_length=254,
        required=False,
        help_text=_("We send 6 digits there. Nobody else sees it."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}),
    )

    def __init__(self, *args, takes_letter: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [
            (Channel.SMS, _("with a code by SMS")),
            (Channel.MAIL, _("with a code by e-mail")),
            (self.PASSKEY, _("with fingerprint, face or the screen lock of this device")),
            *([(self.LETTER, _("with a code on paper"))] if takes_letter else []),
        ]

    def clean(self):
        chosen = super().clean()
        if chosen.get("way") in (Channel.SMS, Channel.MAIL) and not chosen.get("address"):
            self.add_error("address", _("Please write where the code shall go."))
        return chosen


class ProofForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_("Code with 6 digits"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}),
    )
