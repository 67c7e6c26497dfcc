"""What everybody reads: areas, organisations, programmes, contacts, offers, invitations."""

from network.models.contacts import ContactPerson
from network.models.grants import AreaGrant, OrganisationGrant, ProgrammeGrant
from network.models.invitations import Invitation
from network.models.offers import Offer
from network.models.places import Area, Organisation
from network.models.programmes import Funding, Phase, Programme, ProgrammeLanguage, ProgrammeTargetGroup

__all__ = [
    "Area",
    "AreaGrant",
    "ContactPerson",
    "Funding",
    "Invitation",
    "Offer",
    "Organisation",
    "OrganisationGrant",
    "Phase",
    "Programme",
    "ProgrammeGrant",
    "ProgrammeLanguage",
    "ProgrammeTargetGroup",
]
