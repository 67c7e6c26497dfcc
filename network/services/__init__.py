"""Every write to the register. Keyword arguments, an explicit `actor` (None: the house itself), one transaction."""

from network.services.confirmation import ask_for_confirmation, confirm_by_link, confirm_programme
from network.services.contacts import add_contact, change_contact, make_first, move_contact, remove_contact
from network.services.funding import add_funding, remove_funding
from network.services.loading import load_register
from network.services.offers import change_offer, create_offer, remove_offer
from network.services.places import change_organisation, create_area, create_organisation, move_area
from network.services.programmes import change_programme, create_programme, end_programme, update_free_places

__all__ = [
    "add_contact",
    "add_funding",
    "ask_for_confirmation",
    "change_contact",
    "change_offer",
    "change_organisation",
    "change_programme",
    "confirm_by_link",
    "confirm_programme",
    "create_area",
    "create_offer",
    "create_organisation",
    "create_programme",
    "end_programme",
    "load_register",
    "make_first",
    "move_area",
    "move_contact",
    "remove_contact",
    "remove_funding",
    "remove_offer",
    "update_free_places",
]
