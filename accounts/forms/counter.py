"""Fields of the counter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewAddressForm(forms.Form):
    """Somebody else's new address: the browser neither fills it in nor keeps it."""

    address = forms.CharField(
        label=_("New e-mail or mobile number"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Please write an e-mail address or a mobile number.")},
    )
