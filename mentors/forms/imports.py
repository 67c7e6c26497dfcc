"""Upload a list, and answer the question it brought."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from accounts.enums import Answered
from common.names import set_apart
from mentors.forms.profiles import PlacesForm
from mentors.lists.columns.layout import NO_HEADER, Column, Layout
from mentors.lists.fields import Field, Kind
from mentors.lists.preview import Part
from mentors.lists.words import FIELDS, KINDS
from network.models import Organisation, Programme

# Of a row to choose the headings from, in letters.
MOST_SHOWN = 60


class UploadForm(forms.Form):
    """Whose list, who answers for it, and the file."""

    whose = forms.ChoiceField(label=_("Whose list is it?"))
    responsible = forms.CharField(
        label=_("Who answers for these data there?"),
        max_length=120,
        help_text=_("Name and task. This person stands in the notice to everybody on the list (Art. 14 DSGVO)."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    file = forms.FileField(
        label=_("The list"),
        help_text=_("CSV, Excel (.xlsx), OpenDocument (.ods) or vCard, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods,.vcf,.vcard"}),
        # An empty file is told by the reader, in its own words.
        allow_empty_file=True,
    )

    def __init__(self, *args, houses: list[Organisation], programmes: list[Programme], **kwargs):
        super().__init__(*args, **kwargs)
        self._places: dict[str, tuple[Organisation, Programme | None]] = {
            **{house.public_id: (house, None) for house in houses},
            **{one.public_id: (one.organisation, one) for one in programmes},
        }
        whose = cast(forms.ChoiceField, self.fields["whose"])
        whose.choices = [
            *[(house.public_id, house.name) for house in houses],
            *[(one.public_id, f"{one.organisation.name}: {one.name}") for one in programmes],
        ]

    def place(self) -> tuple[Organisation, Programme | None]:
        """Organisation and perhaps programme of what was chosen."""
        return self._places[self.cleaned_data["whose"]]


class SheetForm(forms.Form):
    """What one sheet and its columns mean; columns that may never be stored have no field here.

    A sheet without people so far (`layout` None) is only asked for its headings.
    """

    header = forms.TypedChoiceField(label=_("Where the headings are"), coerce=int, empty_value=None, required=False)
    out = forms.BooleanField(required=False, label=_("Leave this sheet out"))
    kind = forms.ChoiceField(label=_("Whom this list is about"), choices=[(k.value, KINDS[k]) for k in Kind])

    def __init__(self, *args, part: Part, layout: Layout | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.part, self.layout = part, layout
        header = cast(forms.ChoiceField, self.fields["header"])
        header.choices = self._headers()
        if layout is None:
            del self.fields["out"], self.fields["kind"]
            return
        header.initial = layout.header
        meanings = [("", _("this column stays out")), *((field.value, FIELDS[field]) for field in Field)]
        for column in self._columns():
            self.fields[f"c{column.index}"] = forms.ChoiceField(
                label=column.heading or _("Column %(number)d") % {"number": column.index + 1},
                choices=meanings,
                required=False,
                initial=column.field or "",
                help_text=self._sample(column.index),
            )
        self.fields["kind"].initial = layout.kind

    def said(self) -> dict:
        """As `services.imports.uploads.change_columns` takes it."""
        header = self.cleaned_data["header"]
        if self.layout is None:
            return {"out": True} if header is None else {"out": False, "header": header}
        about = {"out": self.cleaned_data["out"], "kind": self.cleaned_data["kind"], "header": self.layout.header}
        if header is not None and header != self.layout.header:
            # Other headings: what the columns mean is proposed anew.
            return about | {"header": header}
        chosen = {str(column.index): self.cleaned_data[f"c{column.index}"] for column in self._columns()}
        return about | {"columns": chosen}

    def _columns(self) -> list[Column]:
        # Crosses for one language carry the language in their heading.
        columns = self.layout.columns if self.layout else ()
        return [c for c in columns if not c.never and c.field != Field.LANGUAGE]

    def _headers(self) -> list[tuple[str, Any]]:
        """The rows that may hold the headings, by how they begin."""
        unread: list[tuple[str, Any]] = [] if self.layout else [("", _("do not read this sheet"))]
        rows = [
            (str(line.at), _("row %(number)d: %(cells)s") % {"number": line.number, "cells": _shortened(line.cells)})
            for line in self.part.head
        ]
        return [*unread, (str(NO_HEADER), _("nowhere: every row is a person")), *rows]

    def _sample(self, column: int) -> str:
        """What stands in the first rows below the headings."""
        below = [line.cells for line in self.part.head if self.layout is None or line.at > self.layout.header]
        cells = [row[column] for row in below if column < len(row) and row[column]]
        return _("for example: %(cells)s") % {"cells": _shortened(cells[:3])} if cells else ""


def _shortened(cells: Iterable[str]) -> str:
    """Some cells in one line; each keeps its own direction."""
    words: list[str] = []
    left = MOST_SHOWN
    for cell in (" ".join(cell.split()) for cell in cells if cell):
        if left <= 0:
            return " · ".join([*words, "…"])
        words.append(set_apart(cell if len(cell) <= left else f"{cell[:left]}…"))
        left -= len(cell)
    return " · ".join(words)


class HelperForm(PlacesForm):
    """What somebody who helps sees and corrects, without signing in."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    contact_phone = PhoneNumberField(
        label=_("Phone number"),
        region="DE",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )
    phone_only = forms.BooleanField(label=_("Only by phone, please"), required=False)
    field_order = ("name", "contact_phone", "contact_email", "phone_only", "elsewhere", "capacity")

    def clean_contact_phone(self):
        return str(self.cleaned_data["contact_phone"] or "")


class SeekerForm(forms.Form):
    """What somebody who looks for help corrects without signing in."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class ToldForm(forms.Form):
    """What an imported person told her organisation."""

    how = forms.ChoiceField(choices=[(Answered.PHONE, Answered.PHONE.label), (Answered.PAPER, Answered.PAPER.label)])
    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
