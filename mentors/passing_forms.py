"""Forms of follow-ups, handovers, breaks, ends and looking back. They parse; the services decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from common.forms import Faces
from common.parts import MOODS
from mentors.enums import EndPlan, FollowUpKind, PausePlan
from mentors.models import Tandem
from network.models import Programme
from volunteers.forms.engagements import EndForm


def _day(**more) -> forms.DateField:
    # Browsers read a day only in this form; the reader sees it in hers.
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class FollowUpForm(forms.Form):
    """What to do, and when."""

    kind = forms.ChoiceField(choices=FollowUpKind.choices, label=_("What is to be done"))
    due_on = _day(label=_("On which day"))
    note = forms.CharField(max_length=160, required=False, label=_("In a few words"), help_text=_("160 characters"))


class ManyForm(forms.Form):
    """The same for many rows at once: no note, which would be about one of them."""

    kind = forms.ChoiceField(choices=FollowUpKind.choices, label=_("What is to be done"))
    due_on = _day(label=_("On which day"))


class MeetingForm(forms.Form):
    at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), label=_("When do you all meet?")
    )


class _PairField(forms.ModelChoiceField):
    def label_from_instance(self, tandem):
        return tandem.engagement.volunteer.user.name


class NewMentorForm(forms.Form):
    """Who goes on; `tandems` are those of the same person in the new programme."""

    new = _PairField(Tandem.objects.none(), to_field_name="public_id", label=_("Who goes on?"))

    def __init__(self, *args, tandems, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new"].queryset = tandems


class _PerTandem(forms.Form):
    """One question per tandem; `tandems` as (public id, who it is about)."""

    plan: type[PausePlan] | type[EndPlan]

    def __init__(self, *args, tandems, **kwargs):
        super().__init__(*args, **kwargs)
        self.ids = [public_id for public_id, _name in tandems]
        for public_id, name in tandems:
            label = _("What happens with %(name)s?") % {"name": name}
            self.fields[f"plan-{public_id}"] = forms.ChoiceField(
                choices=self.plan.choices, widget=forms.RadioSelect, label=label
            )

    @property
    def plans(self) -> dict:
        """The plan per public id of a tandem."""
        return {public_id: self.plan(self.cleaned_data[f"plan-{public_id}"]) for public_id in self.ids}


class PauseForm(_PerTandem):
    """A break, and what happens in the meantime."""

    plan = PausePlan
    until = _day(
        required=False, label=_("Last day of the break"), help_text=_("Leave it empty if you do not know it yet.")
    )


class EndMentorForm(_PerTandem, EndForm):
    """Why she stops (`own`: she chooses among her own reasons), and what becomes of each tandem."""

    plan = EndPlan


def _faces(label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=MOODS, coerce=int, widget=Faces, label=label)


class ReflectionForm(forms.Form):
    """Three questions with faces; staff also say whose answers they note, and how they heard them."""

    worth = _faces(_("Was it worth it?"))
    reached = _faces(_("Did you reach something together?"))
    again = _faces(_("Would you do it again?"))


class ToldReflectionForm(ReflectionForm):
    side = forms.ChoiceField(
        choices=[("mentor", _("mentor")), ("mentee", _("mentee"))], widget=forms.RadioSelect, label=_("Who told it?")
    )
    how = forms.ChoiceField(
        choices=[(one.value, one.label) for one in (Answered.PHONE, Answered.PAPER)],
        widget=forms.RadioSelect,
        label=_("How did the person answer?"),
    )


class AskToHelpForm(forms.Form):
    """Where she could become a mentor; `programmes` are those of one's own house."""

    programme = forms.ModelChoiceField(Programme.objects.none(), to_field_name="public_id", label=_("Programme"))

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
