"""Imprint, privacy notice and accessibility statement: the operator's own texts."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def imprint(request):
    return _page(request, _("Imprint"), settings.IMPRINT_FILE)


@login_not_required
@require_safe
def privacy(request):
    return _page(request, _("Privacy"), settings.PRIVACY_NOTICE_FILE)


@login_not_required
@require_safe
def accessibility(request):
    return _page(request, _("Accessibility"), settings.ACCESSIBILITY_FILE)


def _page(request, title, file):
    path = Path(file) if file else None
    parts = _read(path, path.stat().st_mtime_ns) if path and path.is_file() else ()
    return render(request, "common/text.html", {"heading": title, "parts": parts})


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> tuple[tuple[str, str], ...]:
    """A text file as (kind, text) parts: "# …" is a heading, "- …" lines are a list, a blank line ends a paragraph.

    Nothing in the file is markup; the template escapes every part.
    """
    parts = []
    for block in path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        while lines and lines[0].startswith("#"):
            parts.append(("heading", lines.pop(0).lstrip("# ")))
        if lines and all(line.startswith("- ") for line in lines):
            parts.append(("list", tuple(line[2:] for line in lines)))
        elif lines:
            parts.append(("text", "\n".join(lines)))
    return tuple(parts)
