"""What each field of this room is, how long it lives, how it is exported and erased."""

from common.declare import Declared, Erase, personal, plain

_OPEN = "until it is accepted, withdrawn or expired: at most 28 days (cleared by the service or a job)"
_NAMED = "while the person is named as a contact of the house"
_TEXTS = ("", "_de", "_de_simple", "_en", "_ar")

DECLARED: dict[str, tuple[Declared, ...]] = {
    "Area": (plain("id", "public_id", "kind", "name", "name_key", "parent", "path", "lat", "lon"),),
    "Organisation": (plain("id", "public_id", "kind", "name", "name_key", "area", "website", "is_demo"),),
    "Phase": (
        plain("id", "slug", "position", "in_chain"),
        plain(*(f"name{code}" for code in _TEXTS), *(f"hint{code}" for code in _TEXTS)),
    ),
    "Programme": (
        plain("id", "public_id", "organisation", "name", "name_key", *(f"summary{code}" for code in _TEXTS)),
        plain("phases", "areas", "open_to", "places_total", "places_free", "minimum_age", "clearance_needed"),
        plain("is_published", "is_demo", "created_on", "ended_on", "confirmed_on", "confirmation_asked_on"),
        personal("confirmed_by", purpose="who gave the word", keep="with the entry", erase=Erase.CLEAR),
    ),
    "ProgrammeLanguage": (plain("id", "programme", "code"),),
    "ProgrammeTargetGroup": (plain("id", "programme", "group"),),
    "Funding": (plain("id", "public_id", "programme", "funder", "starts_on", "ends_on"),),
    "ContactPerson": (
        plain("id", "public_id", "organisation", "programme", "is_deputy", "position"),
        personal("name", "name_key", "job", "phone", "email", purpose="whom to call, shown in public", keep=_NAMED),
        personal("user", purpose="the contact signs in", keep=_NAMED, erase=Erase.CLEAR),
    ),
    "AreaGrant": (plain("id", "permission", "group", "content_object"),),
    "OrganisationGrant": (plain("id", "permission", "group", "content_object"),),
    "ProgrammeGrant": (plain("id", "permission", "group", "content_object"),),
    "Invitation": (
        plain("id", "public_id", "group", "organisation_id", "channel", "language", "role_ends_on", "code_hash"),
        plain("times_sent", "created_at", "expires_at", "accepted_at", "revoked_at"),
        personal("name", "email", "phone", purpose="to reach the invited person", keep=_OPEN, erase=Erase.CLEAR),
        personal("reason", purpose="why she is invited", keep=_OPEN, erase=Erase.CLEAR),
        personal("contact", purpose="the entry she will keep", keep="with the row", erase=Erase.CLEAR),
        personal("invited_by", purpose="who answers for it", keep="with the row"),
        personal("accepted_by", purpose="who came", keep="with the row", erase=Erase.CLEAR),
    ),
    "Offer": (
        plain("id", "public_id", "name", "name_key", "kind", "organisation", "provider_name", "area", "audience"),
        plain("note", "is_demo"),
    ),
}
