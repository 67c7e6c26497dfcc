"""What staff note about a person: the first talk, a guardian's yes, the end; and needs without a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from common import clock
from mentees.enums import MenteeEnd, NeedEnd, Side, TalkEnd, Topic, Urgency
from mentees.forms.together import TOLD
from mentees.queries.houses import reporting_for
from network.enums import OccupationField
from network.forms import AreaField
from network.models import Organisation, Phase

# What the machine or another page notes.
_NOT_BY_HAND = {MenteeEnd.DOUBLE, MenteeEnd.SPAM}


class TalkForm(forms.Form):
    """What came of the first talk. `doubles` are the people who may be the same."""

    end = forms.ChoiceField(label=_("What comes of it?"), choices=TalkEnd.choices, widget=forms.RadioSelect)
    other = forms.ChoiceField(label=_("The same person as"), required=False, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("How did the person answer?"), choices=TOLD, initial=Answered.PHONE)
    on = forms.DateField(label=_("Day of the talk"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args, doubles, **kwargs):
        super().__init__(*args, **kwargs)
        self.doubles = {double.mentee.public_id: double.mentee for double in doubles}
        self.fields["other"].choices = [(key, mentee.user.name) for key, mentee in self.doubles.items()]
        self.fields["on"].initial = clock.today
        if not self.doubles:
            del self.fields["other"]

    def clean_end(self):
        return TalkEnd(self.cleaned_data["end"])

    def clean_how(self):
        return Answered(self.cleaned_data["how"])

    @property
    def other_mentee(self):
        """The person who was here already, or None."""
        return self.doubles.get(self.cleaned_data.get("other", ""))


class ToldForm(forms.Form):
    """How the person said what is being corrected."""

    how = forms.ChoiceField(label=_("How did the person answer?"), choices=TOLD, initial=Answered.PHONE)

    def clean_how(self):
        return Answered(self.cleaned_data["how"])


class EndForm(forms.Form):
    """Why the accompaniment ends."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[pair for pair in MenteeEnd.choices if pair[0] not in _NOT_BY_HAND],
        widget=forms.RadioSelect,
    )

    def clean_reason(self):
        return MenteeEnd(self.cleaned_data["reason"])


class NeedForm(forms.Form):
    """So and so many people need help with this; nobody is named."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="public_id", label=_("You report for"), empty_label=None
    )
    people = forms.IntegerField(min_value=1, max_value=500, initial=1, label=_("How many people?"))
    phase: forms.ModelChoiceField = forms.ModelChoiceField(
        Phase.objects.order_by("position"), to_field_name="slug", label=_("Where in the chain?"), empty_label=None
    )
    topic = forms.ChoiceField(label=_("What do they need help with?"), choices=Topic.choices)
    field = forms.ChoiceField(
        label=_("Field of work"), choices=[("", _("any")), *OccupationField.choices], required=False
    )
    urgency = forms.TypedChoiceField(
        label=_("How urgent is it?"), choices=Urgency.choices, coerce=int, initial=Urgency.NORMAL
    )
    area = AreaField(label=_("Where?"), required=False, empty_label=_("where the organisation is"))
    side = forms.ChoiceField(
        label=_("Who sees this need?"),
        choices=[("", _("as the organisation")), *(pair for pair in Side.choices if pair[0] != Side.MENTEE)],
        required=False,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = reporting_for(user)


class CloseForm(forms.Form):
    """Why a need is over."""

    reason = forms.ChoiceField(label=_("Why?"), choices=NeedEnd.choices)

    def clean_reason(self):
        return NeedEnd(self.cleaned_data["reason"])
