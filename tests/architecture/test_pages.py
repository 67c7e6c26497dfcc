"""Templates: all of them used, compiled, translated, and without code of their own."""

import ast

import pytest

from tests.architecture import pages
from tests.architecture.source import ROOT, files, name_of, rooms, tree

TEMPLATES = pages.all_templates()
HTML = {name: text for name, text in TEMPLATES.items() if name.endswith(".html")}


def each(check, texts=HTML):
    return [f"{name}: {problem}" for name, text in texts.items() for problem in check(text)]


def own_static(*suffixes):
    return {name_of(p): p.read_text() for suffix in suffixes for p in (ROOT / "static").rglob(f"*{suffix}")}


def test_every_template_is_used():
    modules = [tree(path) for path in files(*rooms(), "config")]
    assert not pages.unused(TEMPLATES, modules, pages.of_libraries())


def test_every_template_compiles():
    assert not pages.compile_all(HTML)


def test_no_template_brings_its_own_script_or_style():
    assert not each(pages.inline_code)


def test_every_visible_word_goes_through_the_catalogue():
    # The pages of samples exist with DEBUG only, for us.
    samples = {"common/look.html", "common/look_question.html", "common/_look_work.html"}
    assert not each(pages.untranslated, {name: text for name, text in HTML.items() if name not in samples})


def test_nothing_is_loaded_from_elsewhere():
    assert not each(pages.strangers, TEMPLATES | own_static(".js", ".css", ".svg"))


def test_every_icon_is_in_the_sprite():
    named = set().union(*(pages.icons_named(text) for text in TEMPLATES.values()))
    named |= set().union(*(pages.icons_named_in_python(tree(path)) for path in files(*rooms())))
    assert not named - pages.sprite()


def test_an_unused_template_is_found():
    texts = {"a.html": '{% extends "base.html" %}<c-card/>', "base.html": "", "components/card.html": "", "x.html": ""}
    assert pages.unused(texts, [ast.parse("render(request, 'a.html')")], set()) == ["x.html"]
    assert pages.unused({"k/a.html": ""}, [ast.parse("f'k/{kind}.html'")], set()) == []


@pytest.mark.parametrize(
    "text",
    ["<script>go()</script>", '<p style="color: red">', '<a onclick="go()">', '<a href="javascript:go()">', "<style>"],
)
def test_code_in_a_template_is_found(text):
    assert pages.inline_code(text)


@pytest.mark.parametrize(
    "text", ["<script src='a.js'></script>", '<script type="application/json">{}</script>', "{# <script> #}<p>"]
)
def test_harmless_tags_are_fine(text):
    assert not pages.inline_code(text.replace("{# <script> #}", ""))


@pytest.mark.parametrize("text", ["<p>Guten Tag</p>", '<img alt="A dog">', '<c-button label="Save" />'])
def test_a_word_outside_the_catalogue_is_found(text):
    assert pages.untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% trans "Good day" %} {{ name }}</p>',
        "{% blocktrans trimmed %}Good day{% endblocktrans %}",
        "<c-button label=\"{% trans 'Save' %}\" />",
        '<p class="big words">·</p>',
    ],
)
def test_a_word_from_the_catalogue_is_fine(text):
    assert not pages.untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        '<img src="//cdn.example/x.png">',
        "@import 'https://fonts.example/a.css'",
        "fetch('https://api.example/')",
    ],
)
def test_a_stranger_is_found(text):
    assert pages.strangers(text)


def test_icons_are_read_from_templates_and_code():
    assert pages.icons_named('<c-icon name="a" /><c-button icon="b" />{% icon \'c\' %}') == {"a", "b", "c"}
    assert pages.icons_named_in_python(ast.parse("Item(icon='d')")) == {"d"}
