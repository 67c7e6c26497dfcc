"""Take a register over from lists: areas, organisations, offers as CSV with semicolons, UTF-8.

All or nothing: every line is checked and written in one transaction; all problems are told at once, each with
file and line. Loading again adds what is new and leaves alone what is there.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refusal, WrongInput
from common.names import fold, printable
from network.enums import AreaKind, OfferKind, OrganisationKind
from network.models import Area, Offer, Organisation
from network.services.offers import create_offer
from network.services.places import create_area, create_organisation

_COLUMNS = {
    "areas": {"kind", "name", "parent"},
    "organisations": {"name", "kind", "area"},
    "offers": {"name", "provider", "kind", "quarter"},
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new, per list."""

    areas: int = 0
    organisations: int = 0
    offers: int = 0


@transaction.atomic
def load_register(
    *, actor, areas: Path | None = None, organisations: Path | None = None, offers: Path | None = None
) -> Loaded:
    """Load the lists that are given, in this order.

    Raises WrongInput whose message has one line per problem ("organisations.csv, line 7: …"); then nothing
    was loaded.
    """
    loader = _Loader(actor)
    new = Loaded(
        areas=loader.run(areas, "areas", loader.area),
        organisations=loader.run(organisations, "organisations", loader.organisation),
        offers=loader.run(offers, "offers", loader.offer),
    )
    if loader.problems:
        raise WrongInput("\n".join(loader.problems))
    return new


class _Loader:
    """One run: what is known so far, and the problems found."""

    def __init__(self, actor):
        self.actor = actor
        self.problems: list[str] = []
        self.areas: dict[str, list[Area]] = {}
        for area in Area.objects.order_by("path"):
            self._know(area)
        self.organisations = {o.name_key: o for o in Organisation.objects.select_related("area").order_by("pk")}

    def run(self, path: Path | None, what: str, take: Callable[[dict[str, str]], bool]) -> int:
        """Take each row of a file; gives how many were new."""
        if path is None:
            return 0
        new = 0
        for line, row in self._rows(path, what):
            try:
                with transaction.atomic():
                    new += take(row)
            except Refusal as refusal:
                self.problems.append(_("%(file)s, line %(line)d: %(problem)s") % {
                    "file": path.name, "line": line, "problem": refusal.message,
                })  # fmt: skip
        return new

    def area(self, row: dict[str, str]) -> bool:
        parent = self._area(row["parent"]) if row["parent"] else None
        known = [a for a in self.areas.get(fold(row["name"]), []) if a.parent_id == (parent.pk if parent else None)]
        if known:
            return False
        kind = _choice(row["kind"], AreaKind.values)
        lat, lon = _degrees(row.get("lat", "")), _degrees(row.get("lon", ""))
        self._know(create_area(actor=self.actor, kind=kind, name=row["name"], parent=parent, lat=lat, lon=lon))
        return True

    def organisation(self, row: dict[str, str]) -> bool:
        if fold(row["name"]) in self.organisations:
            return False
        kind = _choice(row["kind"], OrganisationKind.values)
        made = create_organisation(
            actor=self.actor,
            name=row["name"],
            kind=kind,
            area=self._area(row["area"]),
            website=row.get("website", ""),
        )
        self.organisations[made.name_key] = made
        return True

    def offer(self, row: dict[str, str]) -> bool:
        quarter = self._area(row["quarter"]) if row["quarter"] else None
        provider = self._provider(row["provider"], quarter)
        area = quarter or self._municipality(provider)
        if Offer.objects.filter(name_key=fold(row["name"]), area=area).exists():
            return False
        create_offer(
            actor=self.actor,
            name=row["name"],
            kind=_choice(row["kind"], OfferKind.values),
            area=area,
            organisation=provider,
            provider_name=row["provider"],
            audience=row.get("audience", ""),
            note=row.get("note", ""),
        )
        return True

    def _provider(self, name: str, quarter: Area | None) -> Organisation | None:
        """The partner meant by a name: itself, or the only one it is the beginning of ("Quartiersmanagement" in
        Rodenbeck is "Quartiersmanagement Rodenbeck"). None if no partner is meant."""
        key = fold(name)
        if not key:
            return None
        if key in self.organisations:
            return self.organisations[key]
        longer = [o for k, o in self.organisations.items() if k.startswith(f"{key} ")]
        if len(longer) > 1 and quarter is not None:
            longer = [o for o in longer if o.area_id == quarter.pk]
        return longer[0] if len(longer) == 1 else None

    def _municipality(self, provider: Organisation | None) -> Area:
        """Where an offer without a quarter is: the provider's municipality, else the one that has quarters."""
        if provider is not None and provider.area.kind != AreaKind.COUNTY:
            here = provider.area
            return here if here.kind == AreaKind.MUNICIPALITY or here.parent is None else here.parent
        every = [area for same in self.areas.values() for area in same]
        with_quarters = {area.parent_id for area in every if area.kind == AreaKind.QUARTER}
        candidates = [area for area in every if area.pk in with_quarters]
        if len(candidates) != 1:
            raise WrongInput(_("No quarter is given, and the municipality is not clear."))
        return candidates[0]

    def _area(self, name: str) -> Area:
        found = self.areas.get(fold(name), [])
        if not found:
            raise WrongInput(_("There is no area “%(name)s”.") % {"name": name})
        if len(found) > 1:
            raise WrongInput(_("There is more than one area “%(name)s”.") % {"name": name})
        return found[0]

    def _know(self, area: Area) -> None:
        self.areas.setdefault(area.name_key, []).append(area)

    def _rows(self, path: Path, what: str):
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as problem:
            raise WrongInput(_("%(file)s cannot be read as UTF-8 text.") % {"file": path}) from problem
        reader = csv.DictReader(text.splitlines(), delimiter=";", restval="")
        if missing := _COLUMNS[what] - set(reader.fieldnames or ()):
            raise WrongInput(
                _("%(file)s: the first line lacks the columns %(columns)s.")
                % {"file": Path(path).name, "columns": ", ".join(sorted(missing))}
            )
        for row in reader:
            yield reader.line_num, {key: printable(value or "") for key, value in row.items() if key}


def _choice(value: str, allowed: list[str]) -> str:
    if value not in allowed:
        raise WrongInput(
            _("“%(value)s” is none of %(allowed)s.") % {"value": value, "allowed": ", ".join(sorted(allowed))}
        )
    return value


def _degrees(value: str) -> Decimal | None:
    try:
        return Decimal(value.replace(",", ".")) if value else None
    except InvalidOperation as problem:
        raise WrongInput(_("“%(value)s” is not a coordinate.") % {"value": value}) from problem
