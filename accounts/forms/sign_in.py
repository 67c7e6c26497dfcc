"""Fields of the sign-in pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "class": "code"}


class AddressForm(forms.Form):
    """One field for both: e-mail or mobile number."""

    address = forms.CharField(
        label=_("E-mail or mobile number"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Please write your e-mail address or your mobile number.")},
    )


class CodeForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_("Code with 6 digits"),
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        error_messages={"required": _("Please write the 6 digits from the message.")},
    )


class LetterForm(forms.Form):
    """The code printed on a letter."""

    code = forms.CharField(
        label=_("Code on your letter"),
        help_text=_("12 letters and digits, for example ABCD-EFGH-1234"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Please write the code that stands on your letter.")},
    )


class PinForm(forms.Form):
    """The PIN that was told at the counter."""

    pin = forms.CharField(
        label=_("PIN with 4 digits"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "dir": "ltr", "class": "code"}),
        error_messages={"required": _("Please write the PIN that was told to you.")},
    )
