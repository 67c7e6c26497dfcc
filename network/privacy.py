"""What this room keeps about people; most of it is public by its nature."""

from common.declare import Erase, Keep, personal, plain, table

_CONTACT = Keep(source="as long as the person is the contact; published with their knowledge")
_INVITATION = Keep(source="until it is accepted, withdrawn or expired: at most 28 days, then the fields are emptied")
_ANSWER = Keep(source="as long as the row")
_GRANTS = ["id", "permission", "group", "content_object"]

TABLES = [
    table(
        "network.Area", fields=[plain("id", "public_id", "kind", "name", "name_key", "parent", "path", "lat", "lon")]
    ),
    table(
        "network.Organisation",
        fields=[plain("id", "public_id", "kind", "name", "name_key", "area", "website", "is_demo")],
    ),
    table("network.Phase", fields=[plain("id", "slug", "name", "hint", "position", "in_chain")]),
    table(
        "network.Programme",
        person="confirmed_by",
        fields=[
            plain("id", "public_id", "organisation", "name", "name_key", "summary", "open_to", "places_total"),
            plain("places_free", "minimum_age", "clearance_needed", "is_published", "is_demo", "created_on"),
            plain("ended_on", "confirmed_on", "confirmation_asked_on"),
            personal("confirmed_by", purpose="who answers for the entry", erase=Erase.CLEAR),
        ],
    ),
    table("network.Programme_phases", fields=[plain("id", "programme", "phase")]),
    table("network.Programme_areas", fields=[plain("id", "programme", "area")]),
    table("network.ProgrammeLanguage", fields=[plain("id", "programme", "code")]),
    table("network.ProgrammeTargetGroup", fields=[plain("id", "programme", "group")]),
    table("network.Funding", fields=[plain("id", "public_id", "programme", "funder", "starts_on", "ends_on")]),
    table(
        "network.ContactPerson",
        person="user",
        found="contacts without an account by their name",
        fields=[
            plain("id", "public_id", "position"),
            personal("organisation", "programme", "user", "name", "name_key", purpose="who to call", keep=_CONTACT),
            personal("job", "phone", "email", "is_deputy", purpose="who to call", keep=_CONTACT),
        ],
    ),
    table("network.AreaGrant", fields=[plain(*_GRANTS)]),
    table("network.OrganisationGrant", fields=[plain(*_GRANTS)]),
    table("network.ProgrammeGrant", fields=[plain(*_GRANTS)]),
    table(
        "network.Invitation",
        person="accepted_by",
        found="before it is accepted by name, e-mail or number",
        fields=[
            plain("id", "public_id", "group", "organisation_id", "channel", "language", "role_ends_on", "times_sent"),
            personal("name", "email", "phone", purpose="reaching the person", keep=_INVITATION, erase=Erase.CLEAR),
            personal("code_hash", purpose="the door opens once", keep=_INVITATION, export=False),
            personal("created_at", "expires_at", "accepted_at", "revoked_at", purpose="inviting", keep=_ANSWER),
            personal("reason", purpose="why the person is invited", keep=_INVITATION, erase=Erase.CLEAR),
            personal("contact", "accepted_by", purpose="who came", keep=_ANSWER, erase=Erase.CLEAR),
            personal("invited_by", purpose="who answers for it", keep=_ANSWER),
        ],
    ),
    table(
        "network.Offer",
        fields=[
            plain("id", "public_id", "name", "name_key", "kind", "organisation", "provider_name", "area"),
            plain("audience", "note", "is_demo"),
        ],
    ),
]
