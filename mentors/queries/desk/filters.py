"""What the reader of the desk asked for, from the address and back into it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from network.queries import Catalogue

FIRST = "waiting"


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """Which list, narrowed by programme and area (public ids) and phase (slug); nonsense counts as not asked.

    `area_path` comes from the catalogue: an area means everything in it. An area nobody knows finds nothing.
    """

    list: str = FIRST
    programme: str = ""
    area: str = ""
    phase: str = ""
    area_path: str = ""

    @classmethod
    def read(cls, query, keys, known: Catalogue) -> "DeskFilters":
        """From `request.GET`; `keys` are the lists there are."""
        wanted, area = query.get("list", ""), query.get("area", "")[:22]
        found = known.area_by_id.get(area)
        phase = query.get("phase", "")
        return cls(
            list=wanted if wanted in keys else FIRST,
            programme=query.get("programme", "").replace("\0", "")[:22],
            area=area if found else "",
            phase=phase if phase in known.phase_by_slug else "",
            area_path=found.path if found else "",
        )

    @property
    def narrowed(self) -> bool:
        """True if anything but the list was asked."""
        return bool(self.programme or self.area or self.phase)

    def query(self, **changes) -> str:
        """The query string without the page, ending in "&", for links that add to it."""
        wanted = replace(self, **changes)
        told = {name: getattr(wanted, name) for name in ("list", "programme", "area", "phase") if getattr(wanted, name)}
        return f"{urlencode(told)}&"

    def on(self, rows, *, programme: str = "", area: str = "", phase: str = ""):
        """The rows narrowed by the named paths of fields; what a list does not have is left out."""
        if programme and self.programme:
            rows = rows.filter(**{f"{programme}__public_id": self.programme})
        if area and self.area_path:
            rows = rows.filter(**{f"{area}__path__startswith": self.area_path})
        if phase and self.phase:
            rows = rows.filter(**{f"{phase}__slug": self.phase})
        return rows
