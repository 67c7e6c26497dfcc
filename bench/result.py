"""One row of the table: what was measured, against what, and whether it keeps its bound."""

from dataclasses import asdict, dataclass, field

from bench.stats import ratio_of_medians


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise about a ratio or a plain figure: at least (`>=`) or at most (`<=`) a limit."""

    sign: str
    limit: float

    def verdict(self, low: float, high: float) -> str:
        """`short` only when the whole interval lies beyond the bound."""
        beyond = high < self.limit if self.sign == ">=" else low > self.limit
        return "short" if beyond else "ok"

    def __str__(self):
        return f"{self.sign} {self.limit:.3g}"


def at_least(limit: float) -> Bound:
    return Bound(">=", limit)


def at_most(limit: float) -> Bound:
    return Bound("<=", limit)


@dataclass(frozen=True, kw_only=True)
class Row:
    """`ours` and `reference` are medians in `unit`; a row without reference is a plain figure."""

    name: str
    unit: str
    ours: float | None = None
    reference: float | None = None
    ratio: float | None = None
    interval: tuple[float, float] | None = None
    bound: Bound | None = None
    verdict: str = ""
    note: str = ""
    samples: dict[str, list[float]] = field(default_factory=dict)

    def as_dict(self) -> dict:
        return {**asdict(self), "bound": str(self.bound or "")}


def compared(name: str, *, unit: str, ours: list[float], reference: list[float], bound: Bound | None, note="") -> Row:
    """A row from paired samples of both sides, one pair a round."""
    found = ratio_of_medians(ours, reference)
    return Row(
        name=name,
        unit=unit,
        ours=found.ours,
        reference=found.reference,
        ratio=found.ratio,
        interval=(found.low, found.high),
        bound=bound,
        verdict=bound.verdict(found.low, found.high) if bound else "",
        note=note,
        samples={"ours": ours, "reference": reference},
    )


def counted(name: str, *, unit: str, value: float, bound: Bound | None = None, note: str = "") -> Row:
    """A row from a figure that does not scatter (queries, bytes)."""
    return Row(
        name=name,
        unit=unit,
        ours=value,
        bound=bound,
        verdict=bound.verdict(value, value) if bound else "",
        note=note,
    )


def unmeasured(name: str, *, why: str) -> Row:
    """A row that says why there is no figure."""
    return Row(name=name, unit="", verdict="not measured", note=why)
