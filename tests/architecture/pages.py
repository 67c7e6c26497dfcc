"""The templates as a set."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.template import engines
from django.template.loaders.app_directories import get_app_template_dirs

from tests.architecture.source import ROOT, strings

TEMPLATES = ROOT / "templates"
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_LONG_COMMENT = re.compile(r"\{% *comment.*?endcomment *%\}|<!--.*?-->", re.DOTALL)
_SENTENCE = re.compile(r"\{% *blocktrans(?:late)?\b.*?endblocktrans(?:late)? *%\}", re.DOTALL)
_NOT_SHOWN = re.compile(r"<(script|style|svg|code)\b.*?</\1>", re.DOTALL)
_SHOWN_ATTRIBUTE = re.compile(r"""\s(?:title|alt|placeholder|aria-label|label|meta|submit)=("[^"]*"|'[^']*')""")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
# Proper names and signs that are the same in every language.
SAME_EVERYWHERE = frozenset(
    {"Patennetz", "nbsp", "middot", "ndash", "times", "rarr", "larr", "hellip", "PIN", "QR", "SMS"}
)


def all_templates() -> dict[str, str]:
    """Template name → text, for every file of ours."""
    return {path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in sorted(TEMPLATES.rglob("*.*"))}


def names_in_python(modules: Iterable[ast.AST]) -> Iterator[str]:
    """Patterns (regular expressions) of the template names that Python code speaks of."""
    for module in modules:
        for _line, text in strings(module):
            if re.search(r"\.(html|txt|xml|js|json|webmanifest|svg)$", text):
                yield re.escape(text)
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else "[^/]*" for v in node.values]
                yield "".join(parts)


def names_in_template(text: str) -> Iterator[str]:
    """Templates another one extends, includes, or uses as a component."""
    yield from re.findall(r"""\{%\s*(?:extends|include)\s+["']([^"']+)["']""", text)
    for component in re.findall(r"<c-([a-z][\w.-]*)", text):
        stem = component.replace(".", "/")
        yield f"components/{stem}.html"
        yield f"components/{stem.replace('-', '_')}.html"


def unused(templates: dict[str, str], modules: Iterable[ast.AST], known: set[str]) -> list[str]:
    """Files that no view, no other template and no library asks for."""
    spoken_of = re.compile("|".join(f"(?:{pattern})" for pattern in set(names_in_python(modules)) if pattern) or "$^")
    used = {name for text in templates.values() for name in names_in_template(text)} | known
    return [name for name in templates if name not in used and not spoken_of.fullmatch(name)]


def of_libraries() -> set[str]:
    """Names that Django or an installed library looks up by itself, and which we may answer."""
    folders = [Path(folder) for folder in get_app_template_dirs("templates")]
    folders.append(Path(__import__("django").__file__).parent / "forms" / "templates")
    # The virtual environment may lie inside the project.
    foreign = [d for d in folders if ROOT not in d.parents or "site-packages" in d.parts]
    found = {f.relative_to(d).as_posix() for d in foreign for f in d.rglob("*.*")}
    return found | {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def compile_all(names: Iterable[str]) -> list[str]:
    """Names of templates that do not compile, with the reason."""
    problems = []
    for name in names:
        try:
            engines["django"].get_template(name)
        except Exception as problem:
            problems.append(f"{name}: {problem}")
    return problems


def inline_code(text: str) -> list[str]:
    """Script and style the content security policy would refuse."""
    text = _LONG_COMMENT.sub("", text)
    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag and "json" not in tag]
    handlers = re.findall(r"<[^>]*\s(on[a-z]+=|style=|href=[\"']javascript:)", text)
    return [*scripts, *handlers, *re.findall(r"<style\b", text)]


def untranslated(text: str) -> list[str]:
    """Visible words outside of `{% trans %}` and `{% blocktrans %}`."""
    text = _NOT_SHOWN.sub(" ", _SENTENCE.sub(" ", _LONG_COMMENT.sub(" ", text)))
    text = _TAGS.sub(" ", text)
    shown = [*_SHOWN_ATTRIBUTE.findall(text), re.sub(r"<[^>]*>", " ", text)]
    return [word for part in shown for word in _WORD.findall(part) if word not in SAME_EVERYWHERE]


def strangers(text: str) -> list[str]:
    """Addresses outside of the house that a page or a style would load or lead to."""
    found = re.findall(
        r"""(?:src|srcset|href|action|poster)=["']((?:https?:)?//[^"']+)|(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]+)"""
        r"""|(?:fetch|import|WebSocket|EventSource)\(\s*["'`]((?:https?:|wss?:)?//[^"'`]+)""",
        text,
    )
    return [next(filter(None, hit)) for hit in found]


def icons_named(text: str) -> set[str]:
    """Icons a template names."""
    return set(re.findall(r"""(?:<c-icon[^>]*\sname=|\sicon=|\{%\s*icon\s+)["']([\w-]+)["']""", text))


def icons_named_in_python(module: ast.AST) -> set[str]:
    """Values given as `icon="…"`."""
    return {
        keyword.value.value
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "icon" and isinstance(keyword.value, ast.Constant) and keyword.value.value
    }


def sprite() -> set[str]:
    """Icons that are there."""
    return set(re.findall(r'id="([\w-]+)"', (ROOT / "static" / "icons.svg").read_text()))
