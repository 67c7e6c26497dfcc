"""Words are found, kept, healed, compiled and checked, without system gettext."""

import gettext
import os

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from common.catalogues import extract, po, wording
from common.catalogues.po import Entry

TEMPLATE = """
<h1>{% trans "Welcome" %}</h1>
    <p title="{% translate 'Title' context 'book' %}">it's (here
  {% blocktrans trimmed %}
     Two
     lines
  {% endblocktrans %}
      {% blocktrans trimmed count n=n with who=name %}
  {{ n }} place of {{ who }}{% plural %}{{ n }} places of {{ who }}
      {% endblocktrans %}
<c-button label="{% trans 'Save' %}" :kind="_('Bound')" />
{{ _("In a variable") }}
"""
PYTHON = """
from django.utils.translation import gettext as _, ngettext_lazy, pgettext_lazy
a = _("Plain"), _(f"not {a}"), _(a)
b = ngettext_lazy("%(n)s day", "%(n)s days", "n")
c = pgettext_lazy("month", "May")
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project of its own; gives its folder."""
    for name, text in {
        "templates/page.html": TEMPLATE,
        "room/words.py": PYTHON,
        "tests/test_x.py": 'from django.utils.translation import gettext as _\n_("Not ours")\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    return tmp_path


def read(project, folder):
    return po.parse(po.po_file(project, folder).read_text(encoding="utf-8"))


def translate(project, folder, word, *forms):
    entries = read(project, folder)
    entries.update({key: Entry(key, forms) for key in entries if key[1] == word})
    po.po_file(project, folder).write_text(po.render(folder, list(entries.values())), encoding="utf-8")


def test_words_of_templates_and_python_are_found(project):
    assert extract.extract(project) == {
        ("", "Welcome", ""),
        ("book", "Title", ""),
        ("", "Two lines", ""),
        ("", "%(n)s place of %(who)s", "%(n)s places of %(who)s"),
        ("", "Save", ""),
        ("", "Bound", ""),
        ("", "In a variable", ""),
        ("", "Plain", ""),
        ("", "%(n)s day", "%(n)s days"),
        ("month", "May", ""),
    }


def test_translations_stay_new_words_come_old_ones_go(project):
    call_command("messages", verbosity=0)
    translate(project, "de", "Welcome", "Willkommen")
    translate(project, "de", "Save", "Speichern")
    (project / "templates/page.html").write_text('{% trans "Welcome" %}{% trans "New" %}')
    call_command("messages", verbosity=0)
    entries = read(project, "de")
    assert entries["", "Welcome", ""].forms == ("Willkommen",)
    assert not entries["", "New", ""].done
    assert ("", "Save", "") not in entries


def test_catalogues_are_sorted_and_say_nothing_that_changes_by_itself(project):
    call_command("messages", verbosity=0)
    first = po.po_file(project, "ar").read_text()
    call_command("messages", verbosity=0)
    assert po.po_file(project, "ar").read_text() == first
    words = [key[1] for key in read(project, "ar")]
    assert words == sorted(words)
    assert "nplurals=6" in first
    assert "page.html" not in first and "Date" not in first


def test_what_a_union_merge_leaves_is_healed():
    merged = """msgid "A"
msgid "B"
msgstr ""

msgid "C"
msgstr ""

msgid "C"
msgstr "Zeh"
msgid "D"
msgstr ""
msgstr "Deh"
msgid "E"
msgstr "Eh"
msgstr ""
"""
    forms = {key[1]: entry.forms for key, entry in po.parse(merged).items()}
    assert forms == {"A": (), "B": (), "C": ("Zeh",), "D": ("Deh",), "E": ("Eh",)}


def test_compiled_words_are_spoken_with_arabic_plurals(project):
    call_command("messages", verbosity=0)
    translate(project, "ar", "%(n)s day", "صفر", "واحد", "اثنان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم")
    os.utime(po.po_file(project, "ar").with_suffix(".mo"), (1, 1))
    call_command("messages", "--compile", verbosity=0)
    arabic = gettext.translation("django", project / "locale", ["ar"])
    spoken = [arabic.ngettext("%(n)s day", "%(n)s days", n) for n in (0, 1, 2, 3, 11, 100)]
    assert spoken == ["صفر", "واحد", "اثنان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم"]
    assert arabic.gettext("Welcome") == "Welcome"


def test_only_what_is_older_is_compiled(project):
    call_command("messages", verbosity=0)
    assert po.compile_stale(project / "locale") == []


def test_the_check_names_missing_german_and_lost_placeholders(project):
    call_command("messages", verbosity=0)
    translate(project, "ar", "%(n)s place of %(who)s", *["%(m)s مكان"] * 6)
    with pytest.raises(CommandError) as refused:
        call_command("messages", "--check")
    assert "de: no finished German for “Welcome”" in str(refused.value)
    assert "ar: other placeholders than in “%(n)s place of %(who)s”" in str(refused.value)
    assert "de_Simple: no finished" not in str(refused.value)


def test_the_check_notices_new_words_and_changes_nothing(project):
    call_command("messages", verbosity=0)
    (project / "templates/page.html").write_text('{% trans "New" %}')
    before = po.po_file(project, "de").read_text()
    with pytest.raises(CommandError, match="de: out of date"):
        call_command("messages", "--check")
    assert po.po_file(project, "de").read_text() == before


@pytest.mark.parametrize(
    ("word", "plural", "form", "fits"),
    [
        ("Hello %(name)s", "", "Guten Tag, %(name)s", True),
        ("Hello %(name)s", "", "Guten Tag", False),
        ("Hello %(name)s", "", "Guten Tag, %(nam)s", False),
        ("{actor} left", "", "{actor} ging", True),
        ("{actor} left", "", "{akteur} ging", False),
        ("%d day", "%d days", "ein Tag", False),
        ("%(n)d day", "%(n)d days", "ein Tag", True),
        ("100%", "", "100 %", True),
    ],
)
def test_placeholders_must_fit(word, plural, form, fits):
    assert wording.same_placeholders(Entry(("", word, plural)), form) is fits


def test_plain_german_is_measured():
    plain = "Hier sehen Sie Hilfe. Sie suchen einen Paten. Wir helfen Ihnen dabei."
    official = "Die Inanspruchnahme ehrenamtlicher Unterstützungsangebote setzt eine vorherige Kontaktaufnahme voraus."
    key = ("", "x", "")
    assert list(wording.problems("de_Simple", [Entry(key, (plain,))])) == []
    assert len(list(wording.problems("de_Simple", [Entry(key, (official,))]))) == 1
    assert wording.hardness("Inanspruchnahme ehrenamtlicher Unterstützungsangebote") == 0


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1)


@given(st.dictionaries(st.tuples(st.just("") | WORD, WORD, st.just("")), WORD))
def test_any_words_survive_writing_and_reading(words):
    entries = {key: Entry(key, (text,)) for key, text in words.items()}
    assert po.parse(po.render("de", list(entries.values()))) == entries
