"""A photo of oneself."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Choose a photo"),
        help_text=_("JPEG, PNG or WebP. We cut it to a square, and forget when and where it was taken."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        # An empty file is told by the reader, in its own words.
        allow_empty_file=True,
    )
