"""Forms in the house's look: every field, also those of libraries, gets KERN's classes and linked hints and errors."""

from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class BoundField(DjangoBoundField):
    """A field that knows how it looks."""

    @property
    def look(self) -> str:
        """Which layout the template takes: "check", "group" or "input"."""
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "check"
        return "group" if self.use_fieldset else "input"

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs["class"] = " ".join(filter(None, [self._class(widget), widget.attrs.get("class"), attrs.get("class")]))
        return attrs

    def _class(self, widget) -> str:
        # Django's CheckboxSelectMultiple is a RadioSelect, hence the order.
        if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
            return "kern-form-check__checkbox"
        if isinstance(widget, forms.RadioSelect):
            return "kern-form-check__radio"
        if isinstance(widget, forms.Select):
            return "kern-form-input__select"
        return "kern-form-input__input"


class _Drawn:
    """Options with a pictogram and a second line, by value; drawn as c-choice."""

    template_name = "forms/cards.html"

    def __init__(self, *args, icons=None, hints=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.icons, self.hints = icons or {}, hints or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        # The card's input has a look of its own.
        option["attrs"].pop("class", None)
        return option | {"icon": self.icons.get(value, ""), "hint": self.hints.get(value, "")}


class Cards(_Drawn, forms.RadioSelect):
    """One answer as big cards: `Cards(icons={"school": "school"}, hints={...})`."""


class CardsMany(_Drawn, forms.CheckboxSelectMultiple):
    """Several answers as big cards."""


class Faces(forms.RadioSelect):
    """Five faces from 1 to 5, for a `TypedChoiceField(choices=common.parts.MOODS, coerce=int, widget=Faces)`."""

    template_name = "forms/faces.html"

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"].pop("class", None)
        return option | {"icon": f"face-{value}" if value else ""}


class Renderer(TemplatesSetting):
    """Fields rendered by our own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField


def speak_plainly() -> None:
    """Django's own sentence for an empty field is officialese in German; every form says ours instead."""
    forms.Field.default_error_messages["required"] = _("Please fill in this field.")
