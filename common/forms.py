"""Forms in the house's look."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Fields rendered by our own templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
