"""Fields of the sign-in pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "dir": "ltr"}
        ),
        error_messages={"required": _("Please write the 6 digits from the message.")},
    )
