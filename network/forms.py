"""Forms of the register. They parse; the services decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network import languages
from network.enums import OfferKind, OpenTo, OrganisationKind, TargetGroup
from network.models import Area, Organisation, Phase


class _AreaLabels:
    """Areas with their depth visible, chosen by public id."""

    def label_from_instance(self, area):
        return "\u2003" * max(0, area.path.count("/") - 3) + area.name


class AreaField(_AreaLabels, forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(Area.objects.as_tree(), to_field_name="public_id", **kwargs)


class AreasField(_AreaLabels, forms.ModelMultipleChoiceField):
    def __init__(self, **kwargs):
        widget = forms.CheckboxSelectMultiple
        super().__init__(Area.objects.as_tree(), to_field_name="public_id", widget=widget, **kwargs)


class ProgrammeForm(forms.Form):
    """A programme; `organisations` are those the person keeps (one of them is no question)."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="public_id", label=_("Partner"), empty_label=None
    )
    name = forms.CharField(max_length=160, label=_("Name of the programme"))
    phases = forms.ModelMultipleChoiceField(
        Phase.objects.order_by("position"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        label=_("Phases of the chain"),
    )
    areas = AreasField(label=_("Where"), help_text=_("A programme for the county counts in every town and quarter."))
    places_total = forms.IntegerField(min_value=0, max_value=10000, initial=0, label=_("Places in all"))
    places_free = forms.IntegerField(min_value=0, max_value=10000, initial=0, label=_("Free places"))
    languages = forms.MultipleChoiceField(
        choices=languages.choices, required=False, widget=forms.CheckboxSelectMultiple, label=_("Languages spoken")
    )
    target_groups = forms.MultipleChoiceField(
        choices=TargetGroup.choices, required=False, widget=forms.CheckboxSelectMultiple, label=_("Made for")
    )
    open_to = forms.ChoiceField(choices=OpenTo.choices, initial=OpenTo.EVERYONE, label=_("For women or men"))
    minimum_age = forms.IntegerField(
        min_value=14, max_value=99, required=False, label=_("Who wants to help is at least … years old")
    )
    clearance_needed = forms.BooleanField(
        required=False, initial=True, label=_("Who wants to help needs a police certificate")
    )
    summary_de = forms.CharField(
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}), label=_("What happens there (German)")
    )
    summary_de_simple = forms.CharField(
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}), label=_("In plain German")
    )
    summary_en = forms.CharField(
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}), label=_("In English")
    )
    summary_ar = forms.CharField(
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "rtl", "lang": "ar"}),
        label=_("In Arabic"),
    )
    is_published = forms.BooleanField(required=False, initial=True, label=_("Show in the public register"))

    def __init__(self, *args, organisations=None, **kwargs):
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = organisations


class ContactForm(forms.Form):
    """A named contact: data of the job, shown in public."""

    name = forms.CharField(max_length=120, label=_("Name"))
    job = forms.CharField(max_length=120, required=False, label=_("What this person does there"))
    phone = forms.CharField(
        max_length=40,
        required=False,
        label=_("Phone at work"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(max_length=254, required=False, label=_("E-mail at work"))
    is_deputy = forms.BooleanField(required=False, label=_("Stands in when the first contact is away"))

    def __init__(self, *args, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        if changing:
            del self.fields["is_deputy"]


class FundingForm(forms.Form):
    """Who pays and until when."""

    funder = forms.CharField(max_length=120, label=_("Who pays"))
    starts_on = forms.DateField(
        required=False, label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        required=False, label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class OrganisationForm(forms.Form):
    """A partner."""

    name = forms.CharField(max_length=160, label=_("Name"))
    kind = forms.ChoiceField(choices=OrganisationKind.choices, label=_("Kind"))
    area = AreaField(label=_("Place"), empty_label=None)
    website = forms.URLField(required=False, assume_scheme="https", label=_("Website"))

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas.as_tree()


class OfferForm(forms.Form):
    """An offer; a provider that is no partner is entered by name."""

    name = forms.CharField(max_length=160, label=_("Name"))
    kind = forms.ChoiceField(choices=OfferKind.choices, label=_("Kind"))
    area = AreaField(label=_("Place"), empty_label=None)
    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name_key"), to_field_name="public_id", required=False, label=_("Partner")
    )
    provider_name = forms.CharField(
        max_length=160, required=False, label=_("Who offers it, if it is no partner in the list")
    )
    audience = forms.CharField(max_length=80, required=False, label=_("For whom"))
    note = forms.CharField(max_length=200, required=False, label=_("Note"))
