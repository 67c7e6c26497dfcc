"""The figures there are. A module in `bench/figures/` adds its own with `@figure("name")`."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from bench.result import Row
from bench.run import Run

Measure = Callable[[Run], Iterator[Row]]
_FIGURES: dict[str, Measure] = {}


def figure(name: str) -> Callable[[Measure], Measure]:
    """Register a generator of rows; it is called with a `Run` on an empty, migrated scratch database."""

    def keep(measure: Measure) -> Measure:
        _FIGURES[name] = measure
        return measure

    return keep


def figures(only: str = "") -> dict[str, Measure]:
    """All figures, or those named in `only` (commas between them). An unknown name raises `LookupError`."""
    from bench import figures as package

    for module in sorted(iter_modules(package.__path__), key=lambda m: m.name):
        import_module(f"{package.__name__}.{module.name}")
    if not only:
        return dict(_FIGURES)
    wanted = only.replace(",", " ").split()
    unknown = [name for name in wanted if name not in _FIGURES]
    if unknown:
        raise LookupError(f"no figure {', '.join(unknown)}; there are: {', '.join(_FIGURES)}")
    return {name: _FIGURES[name] for name in wanted}
