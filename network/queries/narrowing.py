"""Programme, area and phase: the three filters of every list of people, in the address and on a queryset."""

from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from network.queries.catalogue import Catalogue

# Comes from the catalogue, not from the address.
_DERIVED = "area_path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Programme and area (public ids) and phase (slug) as asked; nonsense counts as not asked.

    `area_path` comes from the catalogue: an area means everything in it. A list with more to ask adds fields.
    """

    programme: str = ""
    area: str = ""
    phase: str = ""
    area_path: str = ""

    @classmethod
    def read(cls, query, known: Catalogue, **more: str) -> Self:
        """From `request.GET`; `more` are the fields a list adds, read already."""
        area, phase = known.area_by_id.get(query.get("area", "")[:22]), query.get("phase", "")
        return cls(
            programme=query.get("programme", "").replace("\0", "")[:22],
            area=area.public_id if area else "",
            phase=phase if phase in known.phase_by_slug else "",
            area_path=area.path if area else "",
            **more,
        )

    @property
    def narrowed(self) -> bool:
        """True if one of the three was asked."""
        return bool(self.programme or self.area or self.phase)

    def query(self, **changes: str) -> str:
        """The query string without the page, ending in "&" or empty, for links that add to it."""
        wanted = replace(self, **changes)
        told = {one.name: getattr(wanted, one.name) for one in fields(wanted) if one.name != _DERIVED}
        told = {name: value for name, value in told.items() if value}
        return f"{urlencode(told)}&" if told else ""

    def on(self, rows, *, programme: str = "", area: str = "", phase: str = ""):
        """The rows narrowed by the named paths of fields; what a list does not have is left out."""
        if programme and self.programme:
            rows = rows.filter(**{f"{programme}__public_id": self.programme})
        if area and self.area_path:
            rows = rows.filter(**{f"{area}__path__startswith": self.area_path})
        if phase and self.phase:
            rows = rows.filter(**{f"{phase}__slug": self.phase})
        return rows
