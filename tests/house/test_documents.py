"""What the documents say is so: settings, links, targets."""

import re

import pytest

from tests.house.processes import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_setting_read_from_the_environment_is_in_the_one_table_and_back():
    files = (ROOT / "config/settings").rglob("*.py")
    read = {
        name for file in files for name in re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))
    }
    told = re.findall(r"^\| `([A-Z_]+)` \|", README, flags=re.MULTILINE)
    assert len(read) > 20
    assert sorted(told) == sorted(read)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_every_target_the_readme_names_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_the_licence_is_the_eupl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.name[:3]) for path in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
