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


class Renderer(TemplatesSetting):
    """Fields rendered by our own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField


def speak_plainly() -> None:
    """Django's own sentence for an empty field is officialese in German; every form says ours instead."""
    forms.Field.default_error_messages["required"] = _("Please fill in this field.")
