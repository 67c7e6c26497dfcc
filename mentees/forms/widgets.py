"""Two ways to ask much on little space: cards that open by group, and a week to tick."""

from django import forms

from common.forms import Cards


class Drawers(Cards):
    """One answer out of groups of cards; a group opens by a tap on its name, without script.

    Choices are grouped as Django's: `[(Drawer("Looking for work", "briefcase"), [(value, label), …]), …]`. A single
    drawer stands open, unless it is `shut` until something is said; an empty value says nothing.
    """

    template_name = "forms/drawers.html"

    def __init__(self, *args, shut=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.shut = shut

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        # The one with the answer stands open, and the only one.
        context["widget"]["drawers"] = [
            (group, options, self._opens(groups) or any(one["selected"] and one["value"] for one in options))
            for group, options, _index in groups
        ]
        return context

    def _opens(self, groups) -> bool:
        return len(groups) == 1 and not self.shut


class Drawer(str):
    """The name of a group, with its pictogram."""

    icon: str

    def __new__(cls, name: object, icon: str = ""):
        made = super().__new__(cls, str(name))
        made.icon = icon
        return made


class Week(forms.CheckboxSelectMultiple):
    """Parts of the seven days as a table: a day is a group of choices."""

    template_name = "forms/week.html"
