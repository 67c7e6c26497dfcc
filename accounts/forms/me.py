"""Fields of one's own page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

OWN_NAMES = {"de": "Deutsch", "de-simple": "Einfaches Deutsch", "en": "English", "ar": "العربية"}


class ProfileForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please write your name.")},
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=lambda: [(code, OWN_NAMES[code]) for code, _name in settings.LANGUAGES]
    )
