"""A goal from the catalogue or in one's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentees.enums import Independence
from mentees.services.goals import LONGEST

ICONS = {Independence.TOGETHER: "people", Independence.WITH_HELP: "hand", Independence.ALONE: "user"}


class WordsForm(forms.Form):
    """A few own words."""

    words = forms.CharField(label=_("In your own words"), max_length=LONGEST, required=False)


class NewGoalForm(WordsForm):
    """The slug of a goal of the catalogue, or own words."""

    template = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    def clean(self):
        if not (self.cleaned_data.get("template") or self.cleaned_data.get("words")):
            self.add_error("words", _("Please choose a goal or write a few words."))
        return self.cleaned_data
