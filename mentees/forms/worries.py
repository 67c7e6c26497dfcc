"""A worry in two short steps, and what the safeguarding contact notes."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Cards
from mentees.enums import WorryStepKind, WorryUrgency
from mentees.services.worries import LONGEST

# The most urgent on top: nobody in danger scrolls.
_URGENCIES = [(one.value, one.label) for one in reversed(WorryUrgency)]
_ICONS = {WorryUrgency.NOW: "bad", WorryUrgency.SOON: "clock", WorryUrgency.TALK: "chat"}
SOMEBODY_ELSE = "other"


class UrgencyForm(forms.Form):
    """How urgent, and about whom where there are several."""

    urgency = forms.TypedChoiceField(
        label=_("How urgent is it?"), choices=_URGENCIES, coerce=int, widget=Cards(icons=_ICONS)
    )

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        if people:
            choices = [*((one.public_id, one.user.name) for one in people), (SOMEBODY_ELSE, _("somebody else"))]
            self.fields["about"] = forms.ChoiceField(label=_("About whom?"), choices=choices, widget=Cards())


class WordsForm(forms.Form):
    """What happened, in one's own words; may stay empty: then somebody calls and asks."""

    words = forms.CharField(
        label=_("What have you seen or heard?"),
        help_text=_("You can also leave this empty. Then somebody will ask you."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        max_length=LONGEST,
        required=False,
    )


class StepForm(forms.Form):
    """A step that was taken: one of those that fit the person (`kinds`)."""

    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, required=False
    )

    def __init__(self, *args, kinds: Iterable[WorryStepKind], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in kinds])


class CloseForm(forms.Form):
    """How the case ends: one of the `ends` that fit the person."""

    def __init__(self, *args, ends: Iterable[tuple[str, object]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ended_as"] = forms.ChoiceField(label=_("How does the case end?"), choices=list(ends))
