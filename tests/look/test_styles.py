"""The built stylesheets: both directions, both themes, and colours that can be read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
LTR, RTL = ((STATIC / "css" / name).read_text() for name in ("patennetz.css", "patennetz.rtl.css"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))

# What is written on what, with the contrast WCAG 2.2 AA asks for.
PAIRS = [
    ("ink", "paper", 4.5),
    ("ink", "soft", 4.5),
    ("ink", "hued", 4.5),
    ("muted", "paper", 4.5),
    ("muted", "soft", 4.5),
    ("muted", "hued", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-side", "side", 4.5),
    ("on-side", "side-on", 4.5),
    ("bad", "paper", 4.5),
    ("cell-ink", "c1", 4.5),
    ("cell-ink", "c2", 4.5),
    ("cell-ink", "c3", 4.5),
    ("cell-muted", "c1", 4.5),
    ("cell-muted", "c2", 4.5),
    ("cell-muted", "c3", 4.5),
    ("c0-ink", "c0", 4.5),
    ("kern-color-form-input-border", "kern-color-form-input-background", 3),
]


def tokens(theme: str) -> dict[str, str]:
    """The variables of a theme: those of :root, and the dark ones above them."""
    blocks = re.findall(r":root\s*{([^}]*)}", LTR)
    if theme == "dark":
        blocks += re.findall(r"\[data-kern-theme=dark\]\s*{([^}]*)}", LTR)
    return dict(re.findall(r"--([\w-]+)\s*:\s*([^;}]+)", ";".join(blocks)))


def colour(value: str, known: dict[str, str]) -> tuple[float, float, float]:
    while match := re.match(r"var\(--([\w-]+)\)", value):
        value = known[match[1]]
    if value.startswith("#"):
        digits = value[1:]
        digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
        return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return tuple(float(n) / 255 for n in re.findall(r"[\d.]+", value)[:3])


def luminance(rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_can_be_read(theme, front, back, least):
    known = tokens(theme)
    one, other = (luminance(colour(known[name], known)) for name in (front, back))
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least


def test_dark_follows_the_device_unless_chosen_and_never_reaches_paper():
    assert "@media screen and (prefers-color-scheme:dark){:root:not([data-kern-theme])" in LTR
    assert LTR.count("[data-kern-theme=dark]") == LTR.count("@media screen{[data-kern-theme=dark]") > 0


def test_the_other_direction_mirrors():
    assert LTR != RTL
    assert "padding-right" in LTR and LTR.count("padding-right") != RTL.count("padding-right")
    assert all("scaleX(-1)" in css and "icon-arrow-forward" in css for css in (LTR, RTL))


def test_every_media_of_the_sketches_is_served():
    for words in ("forced-colors: active", "@media print", "prefers-reduced-motion"):
        assert words.replace(" ", "") in LTR.replace(" ", "")


def test_licences_lie_beside_what_they_license():
    for name in ("css/kern-LICENSE.md", "fonts/fira-sans-OFL.txt", "fonts/noto-sans-arabic-OFL.txt"):
        assert (STATIC / name).stat().st_size > 1000


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_no_template_carries_style_or_script(path: Path):
    text = path.read_text()
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", text)


def test_every_icon_a_template_names_is_drawn():
    drawn = set(re.findall(r'symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    for path in TEMPLATES:
        named = re.findall(r"""{% icon ["']([\w-]+)["']|\sicon="([\w-]+)"|<c-icon name="([\w-]+)\"""", path.read_text())
        for name in filter(None, sum(named, ())):
            assert name in drawn, f"{path}: {name}"
