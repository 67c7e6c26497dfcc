"""Fields of the second step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.sign_in import CODE


class AppCodeForm(forms.Form):
    """The code an app shows, or one of the recovery codes."""

    code = forms.CharField(
        label=_("Code from the app"),
        help_text=_("No phone at hand? Then write one of your recovery codes."),
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        error_messages={"required": _("Please write the code.")},
    )


class NewAppForm(forms.Form):
    """The first code of a new app. The secret travels sealed, so that a look at the page writes nothing."""

    code = forms.CharField(
        label=_("The 6 digits the app shows now"),
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        error_messages={"required": _("Please write the code.")},
    )
    sealed = forms.CharField(widget=forms.HiddenInput, max_length=400)


class PasskeyForm(forms.Form):
    """What the browser made; filled by static/js/passkey.js."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """A passkey and what its owner calls it."""

    name = forms.CharField(
        label=_("Name of this device"),
        help_text=_("For example: my phone"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please give it a name, so that you know it again.")},
    )
