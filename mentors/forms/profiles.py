"""What a mentor says about accompanying."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from common.forms import Cards
from mentors import terms
from mentors.forms.tandems import TOLD
from network.enums import OccupationField
from volunteers.enums import Gender, Interest

_NUMBER = {"inputmode": "numeric"}


class PlacesForm(forms.Form):
    """How many people at once, and how many of them are not here yet."""

    elsewhere = forms.IntegerField(
        label=_("How many people do you accompany already?"),
        help_text=_("Only those you help now. Nobody: then write 0."),
        min_value=0,
        max_value=terms.MOST_ELSEWHERE,
        widget=forms.NumberInput(attrs=_NUMBER),
    )
    capacity = forms.IntegerField(
        label=_("How many people at most do you want to accompany?"),
        help_text=_("With those you help already. You can leave this open."),
        min_value=0,
        max_value=terms.MOST_PLACES,
        required=False,
        widget=forms.NumberInput(attrs=_NUMBER),
    )


class MentoringForm(PlacesForm):
    """Places, whom, which fields, what she likes; all of it may stay open."""

    wished_gender = forms.ChoiceField(
        required=False,
        label=_("Whom do you want to accompany?"),
        choices=[("", _("I do not mind")), (Gender.WOMAN, _("a woman")), (Gender.MAN, _("a man"))],
        widget=Cards(icons={"": "people", Gender.WOMAN: "woman", Gender.MAN: "man"}),
    )
    fields_known = forms.MultipleChoiceField(
        required=False,
        label=_("Which fields of work do you know?"),
        choices=OccupationField.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    interests = forms.MultipleChoiceField(
        required=False,
        label=_("What do you like to do?"),
        help_text=_("Something to begin with, for two who do not know each other yet."),
        choices=Interest.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("capacity", "elsewhere")

    def __init__(self, *args, said: dict, **kwargs):
        super().__init__(*args, initial={**said, "fields_known": said["fields"]}, **kwargs)
        elsewhere = self.fields["elsewhere"]
        elsewhere.required = False
        elsewhere.label = _("How many of them are not on this platform?")
        elsewhere.help_text = _("People you accompany without their standing here. They need a place, too.")
        self.fields["capacity"].help_text = _("At the same time. Until you say a number, we count with one person.")

    def arguments(self) -> dict:
        """As `services.profiles.edit_mentoring` takes them."""
        said = dict(self.cleaned_data)
        said["fields"], said["how"] = said.pop("fields_known"), Answered(said.get("how", Answered.SELF))
        return said


class ToldMentoringForm(MentoringForm):
    """The same, as a mentor told it to her organisation."""

    how = forms.ChoiceField(choices=TOLD, label=_("How did you hear it?"), initial=Answered.PHONE)
