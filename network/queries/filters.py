"""What a reader of the list asked for, from the address and back into it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from network import languages
from network.enums import OpenTo

SORTS = ("name", "free", "fresh", "partner")
SIZES = (25, 100, 400)


@dataclass(frozen=True, slots=True)
class Filters:
    """All optional; nonsense in the address counts as not asked."""

    q: str = ""
    phase: str = ""
    area: str = ""
    language: str = ""
    open_to: str = ""
    free: bool = False
    sort: str = "name"
    page: int = 1
    size: int = SIZES[0]

    @classmethod
    def read(cls, query) -> "Filters":
        """From `request.GET`. Slugs and ids are checked against the catalogue when the list is read."""
        language, open_to, sort = query.get("language", ""), query.get("open_to", ""), query.get("sort", "")
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:80],
            phase=query.get("phase", "")[:40],
            area=query.get("area", "")[:22],
            language=language if language in languages.SPOKEN else "",
            open_to=open_to if open_to in (OpenTo.WOMEN, OpenTo.MEN) else "",
            free=query.get("free") == "1",
            sort=sort if sort in SORTS else "name",
            page=_number(query.get("page", ""), 1),
            size=size if (size := _number(query.get("size", ""), SIZES[0])) in SIZES else SIZES[0],
        )

    @property
    def narrowed(self) -> bool:
        """True if anything but order and page was asked."""
        return self != Filters(sort=self.sort, page=self.page, size=self.size)

    def address(self, **changes) -> str:
        """The query string ("?…" or "") with these changes; what is default stays out."""
        wanted, plain = replace(self, **changes), Filters()
        told = {
            name: int(value) if value is True else value
            for name in self.__slots__
            if (value := getattr(wanted, name)) != getattr(plain, name)
        }
        return f"?{urlencode(told)}" if told else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else otherwise
