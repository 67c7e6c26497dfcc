"""What may never be stored has no field (docs: "Never stored"), and nobody can write a text about a person."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.forms import CharField, ChoiceField, EmailField

from mentees.forms import desk, screens, together

ROOMS = ("mentees", "mentors", "volunteers")
NEVER = re.compile(
    r"nationalit|citizen|residence|asylum|permit|visa|passport|identity|foreigner|religion|church|faith|ethnic|origin"
    r"|sexual|orientation|politic|party|diagnos|illness|disabilit|health|therapy|trauma|story|flight|escape|route"
    r"|iban|bank|account_number|police_record|crime|conviction"
)
# Of a mentee only the year; a provider knows its volunteers' day of birth.
BIRTHDAY = re.compile(r"birth_?da|born_on|day_of_birth")
# Texts without closed choices in the tables of mentees, and why each is none about the person.
FREE_TEXTS = {
    "Draft.answers": "sealed, gone when sent",
    "Draft.code_hash": "a hash",
    "Draft.language": "a code",
    "Goal.own_words": "the mentee's own words",
    "Step.own_words": "the mentee's own words",
    "Worry.words": "sealed, for the safeguarding contact alone",
    "WorryStep.note": "sealed, for the safeguarding contact alone",
    "Mentee.contact_email": "an address",
    "Mentee.contact_phone": "a number",
    "MenteeLanguage.code": "a code",
    "Helper.cause_id": "a public id",
}
_CATALOGUES = {"GoalTemplate", "StepTemplate"}


def fields(*rooms):
    for room in rooms:
        for model in apps.get_app_config(room).get_models():
            yield from ((model, field) for field in model._meta.concrete_fields)


def forms():
    for module in (screens, together, desk):
        yield from (form for form in vars(module).values() if hasattr(form, "base_fields"))


def test_no_table_has_a_field_for_what_is_never_stored():
    names = [f"{model.__name__}.{field.name}" for model, field in fields(*ROOMS)]
    assert len(names) > 100
    assert not [name for name in names if NEVER.search(name.lower())]


def test_no_form_asks_for_it():
    asked = [f"{form.__name__}.{name}" for form in forms() for name in form.base_fields]
    assert len(asked) > 20
    assert not [name for name in asked if NEVER.search(name.lower())]


@pytest.mark.parametrize("name", ["nationality", "residence_status", "diagnosis", "escape_story", "iban"])
def test_the_words_would_find_such_a_field(name):
    assert NEVER.search(name)


def test_no_text_about_a_person_can_be_written():
    texts = {
        f"{model.__name__}.{field.name}"
        for model, field in fields("mentees")
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name != "public_id"
        and model.__name__ not in _CATALOGUES
    }
    assert texts <= set(FREE_TEXTS), "a closed choice instead, or a reason in FREE_TEXTS"


def test_the_only_words_a_form_takes_are_a_name_and_an_address():
    typed = {
        name
        for form in forms()
        for name, field in form.base_fields.items()
        if isinstance(field, CharField) and not isinstance(field, ChoiceField | EmailField)
    }
    assert typed == {"name", "phone"}


def test_of_a_mentees_birth_date_the_year_is_kept_and_the_month_of_turning_18():
    names = [field.name for _model, field in fields("mentees")] + [
        name for form in forms() for name in form.base_fields
    ]
    assert {"birth_year", "adult_from"} <= set(names)
    assert not [name for name in names if BIRTHDAY.search(name)]
    assert BIRTHDAY.search("birth_date") and BIRTHDAY.search("born_on")
