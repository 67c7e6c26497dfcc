"""Forms of roles and invitations. They parse; the services decide."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from accounts import containers
from accounts.enums import Channel, Ending, Kind, Role
from accounts.models import User
from common import clock
from network.queries.containers import name_of
from network.queries.roles import places_given_on, roles_given_by

_KINDS = {
    Kind.ORGANISATION: _("Organisations"),
    Kind.PROGRAMME: _("Programmes"),
    Kind.AREA: _("Quarters"),
    Kind.HOUSE: _("Everything"),
}


class DayField(forms.DateField):
    """A day, with the device's own calendar."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "min": clock.today().isoformat()}


class RoleFields(forms.Form):
    """Role and place, chosen from what the giver may give."""

    role = forms.ChoiceField(label=_("Role"))
    place = forms.ChoiceField(label=_("Where"))

    def __init__(self, *args, giver: User, **kwargs):
        super().__init__(*args, **kwargs)
        self._places: dict = {}
        groups = []
        for kind, rows in places_given_on(giver).items():
            self._places |= {row.public_id: row for row in rows}
            groups.append((_KINDS[kind], [(row.public_id, _place_name(row)) for row in rows]))
        self.fields["role"].choices = [(role.value, role.label) for role in roles_given_by(giver)]
        self.fields["place"].choices = groups

    def clean_role(self):
        return Role(self.cleaned_data["role"])

    def clean_place(self):
        return self._places[self.cleaned_data["place"]]


class GiveForm(RoleFields):
    """Another role for somebody who is here already."""

    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until it is taken back."))
    reason = forms.CharField(label=_("Why"), max_length=160, required=False)


class InviteForm(RoleFields):
    """Who is invited, into what, and how the invitation gets there."""

    name = forms.CharField(label=_("Name"), max_length=120)
    channel = forms.ChoiceField(
        label=_("How do we reach this person?"),
        choices=[
            (Channel.MAIL, _("by e-mail")),
            (Channel.SMS, _("by SMS")),
            (Channel.LETTER, _("by a letter that you print")),
        ],
        widget=forms.RadioSelect,
        initial=Channel.MAIL,
    )
    address = forms.CharField(
        label=_("E-mail address, mobile number or postal address"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("For a letter you may leave this empty and hand it over."),
    )
    language = forms.ChoiceField(label=_("Language of the invitation"))
    role_ends_on = DayField(
        label=_("Last day of the role"), required=False, help_text=_("Empty: until it is taken back.")
    )
    reason = forms.CharField(label=_("Why"), max_length=160, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [
            (code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
        ]

    def clean_channel(self):
        return Channel(self.cleaned_data["channel"])


class EndForm(forms.Form):
    """Until when a role holds."""

    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until it is taken back."))


class TakeBackForm(forms.Form):
    """Why a role ends: a closed choice, since the trail keeps it."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[pair for pair in Ending.choices if pair[0] != Ending.EXPIRED]
    )


class DeputyForm(forms.Form):
    """Who stands in, and until when."""

    user = forms.ModelChoiceField(User.objects.none(), to_field_name="public_id", label=_("Who stands in?"))
    ends_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), max_length=160, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people


def _place_name(container) -> str:
    if containers.of(container).kind == Kind.PROGRAMME:
        return f"{container.name} ({container.organisation.name})"
    return name_of(container)
