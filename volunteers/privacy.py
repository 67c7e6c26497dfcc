"""What this room keeps about people who help."""

from common.declare import Erase, Keep, personal, plain, table

_RECORD = Keep(source="as long as one of the person's engagements is kept")
_PROFILE = Keep(source="3 months after the last engagement ended")
_PHOTO = Keep(source="until the consent is withdrawn, at the latest with the profile; the file goes within an hour")
_ENGAGEMENT = Keep(
    source="3 years after the end (§195 BGB), 3 months if nothing came of it; an unconfirmed import: 8 weeks"
)
_CONTACT = Keep(source="3 months after the end of the engagement")
_PROOF = Keep(source="proofs of confidentiality: 3 years after the end of the engagement (§195 BGB)")
_CLEARANCE = Keep(source="at once if no engagement follows, else 3 months after the last one (§72a SGB VIII)")
_TASK = Keep(source="as long as the engagement")
_MATCH = "finding somebody who fits"

TABLES = [
    table(
        "volunteers.Volunteer",
        person="user",
        fields=[
            plain("id", "public_id"),
            personal("user", "created_at", purpose="one record of a helper", keep=_RECORD),
            personal("area", "gender", "mobility", "free_time_known", purpose=_MATCH, keep=_PROFILE),
            personal("introduction", purpose="being introduced to a mentee", keep=_PROFILE),
            personal("photo", purpose="being introduced to a mentee", keep=_PHOTO),
        ],
    ),
    table(
        "volunteers.VolunteerLanguage",
        person="volunteer__user",
        fields=[plain("id"), personal("volunteer", "code", "level", purpose=_MATCH, keep=_PROFILE)],
    ),
    table(
        "volunteers.FreeTime",
        person="volunteer__user",
        fields=[plain("id"), personal("volunteer", "weekday", "starts", "ends", purpose=_MATCH, keep=_PROFILE)],
    ),
    table(
        "volunteers.Engagement",
        person="volunteer__user",
        fields=[
            plain("id", "public_id"),
            personal(
                "volunteer", "kind", "organisation", "programme", "area", purpose="who does what", keep=_ENGAGEMENT
            ),
            personal("status", "started_on", "paused_until", "ended_on", purpose="who does what", keep=_ENGAGEMENT),
            personal("end_reason", "created_at", purpose="learning from ends", keep=_ENGAGEMENT),
            personal("terms", "allowance_cents", "allowance_per", purpose="what is paid", keep=_ENGAGEMENT),
            personal("contact_email", "contact_phone", "phone_only", purpose="reaching the person", keep=_CONTACT),
            personal("born_on", purpose="telling namesakes apart; minimum age", keep=_CONTACT),
            personal("confirmed_at", purpose="the person knows of the record (Art. 14 DSGVO)", keep=_ENGAGEMENT),
        ],
    ),
    table("volunteers.RequiredStep", fields=[plain("id", "organisation", "programme", "kind", "step", "position")]),
    table(
        "volunteers.OnboardingStep",
        person="engagement__volunteer__user",
        fields=[
            plain("id"),
            personal("engagement", "step", "done_on", "version", "how", purpose="no step, no contact", keep=_PROOF),
            personal("recorded_by", purpose="who saw it", keep=_PROOF, erase=Erase.CLEAR),
        ],
    ),
    table(
        "volunteers.ClearanceCheck",
        person="volunteer__user",
        fields=[
            plain("id", "public_id"),
            personal("volunteer", "organisation", "activity", purpose="protecting minors", keep=_CLEARANCE),
            personal("issued_on", "seen_on", "valid_until", purpose="protecting minors", keep=_CLEARANCE),
            personal("seen_by", purpose="who saw it", keep=_CLEARANCE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "volunteers.ClearanceTask",
        person="engagement__volunteer__user",
        fields=[
            plain("id", "public_id"),
            personal("engagement", "hint", "hint_month", purpose="what the checker looks at", keep=_TASK),
            personal("created_at", "closed_at", "ended_as", purpose="what the checker looks at", keep=_TASK),
            personal("closed_by", purpose="who looked", keep=_TASK, erase=Erase.CLEAR),
        ],
    ),
]
