"""What this room announces at start: its containers, its translated fields, its audit words."""

from accounts import scope
from accounts.enums import Kind


def install() -> None:
    from network.models import AreaGrant, OrganisationGrant, ProgrammeGrant

    scope.register(Kind.AREA, AreaGrant)
    scope.register(Kind.ORGANISATION, OrganisationGrant)
    scope.register(Kind.PROGRAMME, ProgrammeGrant)
