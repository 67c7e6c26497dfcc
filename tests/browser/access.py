"""Accessibility of a page that is open: axe-core's rules, no sideways scrolling, targets big enough to hit."""

from collections import defaultdict

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 48
_RUN = "(options) => axe.run(document, options).then((result) => result.violations)"
_IS_THERE = "typeof axe !== 'undefined'"
_SIDEWAYS = """() => {
  const wide = document.documentElement;
  if (wide.scrollWidth <= wide.clientWidth) return [];
  const inside = (e) => e.parentElement && getComputedStyle(e.parentElement).overflowX !== "visible";
  return [...document.body.querySelectorAll("*")]
    .filter((e) => { const r = e.getBoundingClientRect(); return r.right > wide.clientWidth + 1 || r.left < -1; })
    .filter((e) => !inside(e)).slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).concat("scrolls sideways");
}"""
_SMALL_TARGETS = """(smallest) => [...document.querySelectorAll("nav a, nav button")]
  .filter((e) => { let p = e; while (p && getComputedStyle(p).position !== "fixed") p = p.parentElement; return p; })
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.width && (r.width < smallest || r.height < smallest))
  .map(([e, r]) => `${Math.round(r.width)} x ${Math.round(r.height)}: ${e.outerHTML.slice(0, 120)}`)"""


class Findings:
    """Violations of many pages, told once per rule."""

    def __init__(self):
        self._found = defaultdict(lambda: defaultdict(list))
        self.pages = 0

    def add(self, rule: str, detail: str, where: str) -> None:
        self._found[rule][detail].append(where)

    def __bool__(self):
        return bool(self._found)

    def __str__(self):
        lines = [f"{self.pages} pages looked at"]
        for rule, details in sorted(self._found.items()):
            lines.append(f"{rule}")
            for detail, places in details.items():
                more = f" and {len(places) - 4} more" if len(places) > 4 else ""
                lines.append(f"    {detail}\n        on {', '.join(places[:4])}{more}")
        return "\n".join(lines)


def check(page, where: str, findings: Findings, *, only: list[str] | None = None) -> None:
    """Run axe on the open page; `only` names single rules."""
    if not page.evaluate(_IS_THERE):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}}
    for violation in page.evaluate(_RUN, {**options, "resultTypes": ["violations"]}):
        for node in violation["nodes"][:3]:
            reason = (node["any"] or node["all"] or node["none"] or [{"message": violation["help"]}])[0]["message"]
            findings.add(violation["id"], f"{node['html'][:160]} ({reason[:160]})", where)


def measure(page, where: str, findings: Findings) -> None:
    """Nothing scrolls sideways; what is fixed at the bottom can be hit with a thumb."""
    for detail in page.evaluate(_SIDEWAYS):
        findings.add("scrolls sideways", detail, where)
    for detail in page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET):
        findings.add("target too small", detail, where)
