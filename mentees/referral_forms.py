"""Forms of passing on. They parse; the services decide."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from mentees.enums import ReferralQuestion, ReferralRefusal, ReferralReply
from network.models import Programme

_ASK = "ask"
_YES = "yes"
# She has said yes on her own page.
GIVEN = "given"


class ProgrammeField(forms.ModelChoiceField):
    """Programmes with their house, chosen by public id."""

    def label_from_instance(self, programme):
        return f"{programme.name} – {programme.organisation.name}"


class ReferForm(forms.Form):
    """Where to, and how the person agreed. `programmes` are those of other houses."""

    programme = ProgrammeField(
        Programme.objects.none(), to_field_name="public_id", label=_("Programme"), empty_label=_("please choose")
    )
    agreed = forms.ChoiceField(
        choices=[
            (_ASK, _("Ask the person on her own page first")),
            (Answered.PHONE.value, _("She said yes on the phone")),
            (Answered.PAPER.value, _("She signed on paper")),
            (GIVEN, _("She has said yes on her own page")),
        ],
        widget=forms.RadioSelect,
        label=_("Does the person agree?"),
    )
    language = forms.ChoiceField(
        choices=settings.LANGUAGES, label=_("In which language did she hear or read the text?"), initial="de"
    )

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes

    @property
    def asks_first(self) -> bool:
        """True if the person is to decide on her own page."""
        return self.cleaned_data["agreed"] == _ASK

    @property
    def told(self) -> Answered | None:
        """How staff heard the yes; None if she gave it herself."""
        chosen = self.cleaned_data["agreed"]
        return Answered(chosen) if chosen in (Answered.PHONE, Answered.PAPER) else None


class QuestionForm(forms.Form):
    question = forms.ChoiceField(choices=ReferralQuestion.choices, widget=forms.RadioSelect, label=_("Your question"))


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(choices=ReferralReply.choices, widget=forms.RadioSelect, label=_("Your answer"))


class ToldAnswerForm(forms.Form):
    """What the other house said on the phone or on paper: yes, or a no with its reason."""

    said = forms.ChoiceField(
        choices=[(_YES, _("Yes, they take over")), *ReferralRefusal.choices],
        widget=forms.RadioSelect,
        label=_("What did they say?"),
    )
    how = forms.ChoiceField(
        choices=[(one.value, one.label) for one in (Answered.PHONE, Answered.PAPER)],
        widget=forms.RadioSelect,
        label=_("How did they answer?"),
        initial=Answered.PHONE,
    )

    @property
    def refusal(self) -> ReferralRefusal | None:
        """The reason of a no; None for a yes."""
        said = self.cleaned_data["said"]
        return None if said == _YES else ReferralRefusal(said)


class RefusalForm(forms.Form):
    reason = forms.ChoiceField(choices=ReferralRefusal.choices, widget=forms.RadioSelect, label=_("Reason"))
