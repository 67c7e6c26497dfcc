"""The register and invitations."""

from accounts.enums import STAFF, Role
from common import clock
from network import services
from network.links import link_token
from tests.routes import limited, public

EDITORS = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)


def _programme(world):
    return {"public_id": world.programme.public_id}


def _organisation(world):
    return {"public_id": world.organisation.public_id}


def _kept(name, **more):
    """Pages of a programme for those who keep it: everybody else may read the programme, so 403."""
    return limited(name, *EDITORS, kwargs=_programme, denied=403, elsewhere=403, **more)


def _link(world):
    """The token of a mail that asks to confirm the programme here."""
    asked = world.once("asked", lambda: services.ask_for_confirmation(programme=world.programme))
    return {"token": link_token(world.programme, clock.today())} if asked else {}


def _new_programme(world):
    return {
        "organisation": world.organisation.public_id,
        "name": "Neues Programm",
        "phases": [world.phase.slug],
        "areas": [world.quarter.public_id],
        "places_total": "5",
        "places_free": "2",
        "open_to": "everyone",
    }


PUBLIC = [
    public("network:chain"),
    public("network:programmes"),
    public("network:programmes", query="?q=paten&free=1&sort=free&page=2"),
    public("network:programmes", query="?phase=%00&area=..&language=xx&page=-1&size=7&sort=;"),
    public("network:programme", kwargs=_programme),
    public("network:helping"),
    public("network:programme_helping", kwargs=_programme),
    public("network:confirm_by_link", kwargs=_link, methods=("GET", "POST")),
    public("network:offers"),
    public("network:partners"),
]

KEEPING = [
    limited("network:mine", *EDITORS, elsewhere=200),
    limited("network:coverage", *STAFF, elsewhere=200),
    limited("network:programme_new", *EDITORS, methods=("GET", "POST"), elsewhere=200, data=_new_programme),
    _kept("network:programme_edit", methods=("GET", "POST"), data=_new_programme),
    _kept("network:programme_confirm", methods=("POST",), page=False),
    _kept("network:programme_places", methods=("POST",), page=False, data=lambda w: {"by": "1"}),
    _kept("network:programme_end", methods=("POST",), page=False),
    _kept("network:fundings", methods=("GET", "POST"), data=lambda w: {"funder": "Land"}),
    _kept(
        "network:contacts",
        methods=("GET", "POST"),
        second_step=True,
        data=lambda w: {"name": "Ayla", "email": "ayla@example.org"},
    ),
    limited(
        "network:contact_edit",
        *EDITORS,
        methods=("GET", "POST"),
        second_step=True,
        kwargs=lambda w: {"public_id": w.contact.public_id},
        data=lambda w: {"name": "Ayla", "email": "ayla@example.org"},
    ),
    limited(
        "network:contact_action",
        *EDITORS,
        methods=("POST",),
        second_step=True,
        page=False,
        kwargs=lambda w: {"public_id": w.contact.public_id},
        data=lambda w: {"action": "remove"},
    ),
    limited(
        "network:organisation_new",
        Role.COORDINATOR,
        methods=("GET", "POST"),
        elsewhere=200,
        data=lambda w: {"name": "Neuer Träger", "kind": "provider", "area": w.town.public_id},
    ),
    limited(
        "network:organisation_edit",
        *EDITORS,
        methods=("GET", "POST"),
        kwargs=_organisation,
        data=lambda w: {"name": "Träger neu", "kind": "provider", "area": w.organisation.area.public_id},
    ),
    limited(
        "network:organisation_contacts",
        *EDITORS,
        methods=("GET", "POST"),
        second_step=True,
        kwargs=_organisation,
        data=lambda w: {"name": "Ayla", "email": "ayla@example.org"},
    ),
    limited(
        "network:offer_new",
        *EDITORS,
        Role.QUARTER_MANAGER,
        methods=("GET", "POST"),
        elsewhere=200,
        data=lambda w: {
            "name": "Nähcafé",
            "kind": "culture",
            "area": w.quarter.public_id,
            "organisation": w.organisation.public_id,
        },
    ),
    limited(
        "network:offer_edit",
        *EDITORS,
        Role.QUARTER_MANAGER,
        methods=("GET", "POST"),
        kwargs=lambda w: {"public_id": w.offer.public_id},
        data=lambda w: {
            "name": "Nähcafé",
            "kind": "culture",
            "area": w.quarter.public_id,
            "organisation": w.organisation.public_id,
        },
    ),
]

ROUTES = [*PUBLIC, *KEEPING]
