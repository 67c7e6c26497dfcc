"""How areas, organisations and programmes take part in roles (see `accounts/containers.py`)."""

from accounts import containers
from accounts.containers import House, Spot
from accounts.enums import Kind, Role
from network.enums import AreaKind, OrganisationKind


def install() -> None:
    """Called at start."""
    from network.models import Area, AreaGrant, Organisation, OrganisationGrant, Programme, ProgrammeGrant

    add, entry = containers.register, containers.Container
    add(entry(kind=Kind.HOUSE, model=House, around=_around_house))
    add(entry(kind=Kind.AREA, model=Area, grants=AreaGrant, path="path", around=_around_area, fits=_fits_area))
    add(
        entry(
            kind=Kind.ORGANISATION,
            model=Organisation,
            grants=OrganisationGrant,
            around=_around_organisation,
            fits=_fits_organisation,
            also=_also_organisation,
            organisation_id=lambda organisation: organisation.pk,
        )
    )
    add(
        entry(
            kind=Kind.PROGRAMME,
            model=Programme,
            grants=ProgrammeGrant,
            around=_around_programme,
            organisation_id=lambda programme: programme.organisation_id,
        )
    )


def _around_house(house) -> frozenset[Spot]:
    """Whoever holds the county holds the house."""
    from network.models import Area

    county = Area.objects.filter(kind=AreaKind.COUNTY).values_list("pk", flat=True).order_by("pk")
    return frozenset({(Kind.HOUSE.value, 0), *((Kind.AREA.value, pk) for pk in county)})


def _around_area(area) -> frozenset[Spot]:
    """The area and all above it, as its path says."""
    return frozenset((Kind.AREA.value, int(pk)) for pk in area.path.split("/") if pk)


def _around_organisation(organisation) -> frozenset[Spot]:
    return _around_area(organisation.area) | {(Kind.ORGANISATION.value, organisation.pk)}


def _around_programme(programme) -> frozenset[Spot]:
    return _around_organisation(programme.organisation) | {(Kind.PROGRAMME.value, programme.pk)}


def _fits_area(role: Role, area) -> bool:
    return role != Role.QUARTER_MANAGER or area.kind == AreaKind.QUARTER


def _fits_organisation(role: Role, organisation) -> bool:
    return role != Role.COORDINATOR or organisation.kind == OrganisationKind.INTEGRATION_CENTRE


def _also_organisation(role: Role, organisation) -> tuple:
    """A coordinator's role reaches over the integration centre's area, and so down its path."""
    return (organisation.area,) if role == Role.COORDINATOR else ()
