"""Every field says what it wants, and what was wrong, also to somebody who listens."""

import re

from django import forms
from django.utils import translation

CHOICES = [("a", "Eins"), ("b", "Zwei")]


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie auf dem Aushang")
    town = forms.ChoiceField(label="Ort", choices=CHOICES, required=False)
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Stimmt")
    many = forms.MultipleChoiceField(label="Viele", choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    one = forms.ChoiceField(label="Eine", choices=CHOICES, widget=forms.RadioSelect, help_text="Nur eine")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def control(html: str, name: str) -> str:
    return re.search(rf'<(?:input|select|textarea)[^>]*name="{name}"[^>]*>', html)[0]


def test_every_field_has_a_label_that_points_to_it():
    html = str(Sample())
    for name in ("name", "town", "text", "agree"):
        assert f'for="id_{name}"' in html and f'id="id_{name}"' in html
    for option in ("many_0", "many_1", "one_0", "one_1"):
        assert f'for="id_{option}"' in html and f'id="id_{option}"' in html


def test_groups_are_fieldsets_with_a_legend():
    html = str(Sample())
    assert html.count("<fieldset") == html.count("<legend") == 2


def test_hint_and_error_are_linked():
    html = str(Sample({}))
    name = control(html, "name")
    assert 'aria-invalid="true"' in name
    described = re.search(r'aria-describedby="([^"]+)"', name)[1].split()
    assert described == ["id_name_helptext", "id_name_error"]
    assert all(f'id="{identifier}"' in html for identifier in described)
    group = re.search(r'<fieldset[^>]*aria-describedby="([^"]+)"[^>]*>(?:(?!</fieldset>).)*Nur eine', html, re.DOTALL)
    assert "id_one_helptext" in group[1]


def test_what_may_be_left_out_says_so():
    html = str(Sample())
    assert html.count('class="optional"') == 2


def test_each_kind_wears_its_look():
    html = str(Sample())
    assert "kern-form-input__input" in control(html, "name")
    assert "kern-form-input__select" in control(html, "town")
    assert "kern-form-check__checkbox" in control(html, "agree")
    assert "kern-form-check__checkbox" in control(html, "many")
    assert "kern-form-check__radio" in control(html, "one")


def test_a_class_of_the_form_itself_is_kept():
    class Coded(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "code"}))

    assert 'class="kern-form-input__input code"' in str(Coded())


def test_an_empty_field_is_told_what_to_do():
    with translation.override("en"):
        assert Sample({}).errors["name"] == ["Please fill in this field."]
