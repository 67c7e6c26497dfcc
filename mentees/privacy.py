"""What this room keeps about people accompanied; what may never be kept has no field (docs: "Never stored")."""

from common.declare import Erase, Keep, personal, plain, table
from mentees.terms import KEPT_AFTER_END

_RECORD = Keep(days=KEPT_AFTER_END.days, since="ended_on", source="6 months after the end, with a notice before")
_WITH_MENTEE = Keep(source="with the mentee's record: 6 months after the end")
_BY_CONSENT = Keep(source="until the consent is withdrawn, at the latest with the record")
_DRAFT = Keep(days=14, since="changed_at", source="abandoned requests: 14 days")
_CASE = Keep(source="as long as the case needs: 3 years after it is closed")
_MATCH = "finding somebody who fits"
_HELP = "helping"
_BY = "who answers for it"

TABLES = [
    table("mentees.Household", fields=[plain("id", "public_id", "created_at")]),
    table(
        "mentees.Mentee",
        person="user",
        fields=[
            plain("id", "public_id"),
            personal("user", "status", "intake", "source", "requested_at", purpose=_HELP, keep=_RECORD),
            personal("talked_on", "ended_on", "end_reason", purpose=_HELP, keep=_RECORD),
            personal("birth_year", "adult_from", purpose="protecting minors", keep=_RECORD),
            personal("german", "area", "mobility", "free_time_known", purpose=_MATCH, keep=_RECORD),
            personal("gender", "wished_gender", purpose="the person's own wish", keep=_BY_CONSENT),
            personal("needs_childcare", "needs_step_free", purpose="meeting at all", keep=_BY_CONSENT),
            personal("contact_email", "contact_phone", purpose="reaching the person", keep=_RECORD),
            personal("household", purpose="booking a family's doctor once", keep=_BY_CONSENT, erase=Erase.CLEAR),
            personal("filled_in_by", "talked_by", purpose=_BY, keep=_RECORD, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.MenteeLanguage",
        person="mentee__user",
        fields=[plain("id"), personal("mentee", "code", "level", purpose=_MATCH, keep=_WITH_MENTEE)],
    ),
    table(
        "mentees.MenteeInterest",
        person="mentee__user",
        fields=[plain("id"), personal("mentee", "interest", purpose=_MATCH, keep=_WITH_MENTEE)],
    ),
    table(
        "mentees.FreeTime",
        person="mentee__user",
        fields=[plain("id"), personal("mentee", "weekday", "starts", "ends", purpose=_MATCH, keep=_WITH_MENTEE)],
    ),
    table(
        "mentees.GuardianAgreement",
        person="mentee__user",
        fields=[
            plain("id"),
            personal(
                "mentee", "kind", "how", "seen_on", "withdrawn_on", purpose="protecting minors", keep=_WITH_MENTEE
            ),
            personal("seen_by", purpose="who saw it", keep=_WITH_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.Draft",
        person="filled_in_by",
        found="through the browser's session only: nobody is named outside the sealed answers",
        fields=[
            plain("id", "public_id", "code_hash", "step", "language", "source"),
            personal("answers", purpose="going on where one stopped", keep=_DRAFT, export=False),
            personal("filled_in_by", "changed_at", purpose="going on where one stopped", keep=_DRAFT),
        ],
    ),
    table(
        "mentees.Need",
        person="mentee__user",
        found="needs without a person name nobody",
        fields=[
            plain("id", "public_id", "people", "side"),
            personal("mentee", "phase", "topic", "field", "urgency", "area", purpose=_HELP, keep=_WITH_MENTEE),
            personal("organisation", "programme", "raised_at", "status", purpose=_HELP, keep=_WITH_MENTEE),
            personal("closed_on", "end_reason", purpose=_HELP, keep=_WITH_MENTEE),
            personal("raised_by", purpose=_BY, keep=_WITH_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.Referral",
        person="need__mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("need", "from_organisation", "from_programme", purpose="passing on", keep=_WITH_MENTEE),
            personal("programme", "status", "how", purpose="passing on", keep=_WITH_MENTEE),
            personal("question", "reply", "refusal", "sent_at", "answered_at", purpose="passing on", keep=_WITH_MENTEE),
            personal("sent_by", "answered_by", purpose=_BY, keep=_WITH_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.PassingQuestion",
        person="need__mentee__user",
        fields=[
            plain("id"),
            personal("need", "programme", "asked_at", "answered_at", purpose="passing on", keep=_WITH_MENTEE),
        ],
    ),
    table(
        "mentees.EarlyWarning",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("mentee", "trouble", "need", "raised_at", "closed_at", purpose=_HELP, keep=_WITH_MENTEE),
            personal("raised_by", "closed_by", purpose=_BY, keep=_WITH_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.Helper",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("mentee", "engagement", "role", "cause", "cause_id", purpose="who helps whom", keep=_WITH_MENTEE),
            personal("starts_on", "ends_on", purpose="who helps whom", keep=_WITH_MENTEE),
            personal("for_minor", "clearance", "guardian_agreement", "training", purpose="protecting minors"),
        ],
    ),
    table("mentees.GoalTemplate", fields=[plain("id", "slug", "phase", "name", "position")]),
    table("mentees.StepTemplate", fields=[plain("id", "slug", "goal", "name", "position")]),
    table(
        "mentees.Goal",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("mentee", "need", "template", "own_words", "created_at", purpose=_HELP, keep=_WITH_MENTEE),
            personal("reached_on", "dropped_on", purpose=_HELP, keep=_WITH_MENTEE),
            personal("created_by", purpose=_BY, keep=_WITH_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.Step",
        person="goal__mentee__user",
        fields=[
            plain("id", "public_id", "position"),
            personal("goal", "template", "own_words", "done_on", "done_how", purpose=_HELP, keep=_WITH_MENTEE),
        ],
    ),
    table(
        "mentees.Credential",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("mentee", "kind", "state", "next_step", "changed_on", purpose=_HELP, keep=_WITH_MENTEE),
        ],
    ),
    table(
        "mentees.AuthorityWait",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("mentee", "kind", "since", "until", purpose="the round table hears where people wait"),
        ],
    ),
    table(
        "mentees.Worry",
        person="mentee__user",
        found="after the record is gone only by the safeguarding contact",
        fields=[
            plain("id", "public_id"),
            personal("organisation", "urgency", "words", purpose="§8a SGB VIII, §4 KKG", keep=_CASE, export=False),
            personal("raised_at", "closed_on", "ended_as", purpose="§8a SGB VIII", keep=_CASE, export=False),
            personal("mentee", "raised_by", purpose="§8a SGB VIII", keep=_CASE, export=False, erase=Erase.CLEAR),
            personal("closed_by", purpose=_BY, keep=_CASE, export=False, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentees.WorryStep",
        person="worry__mentee__user",
        fields=[
            plain("id"),
            personal("worry", "kind", "note", "at", purpose="§8a SGB VIII, §4 KKG", keep=_CASE, export=False),
            personal("by", purpose=_BY, keep=_CASE, export=False, erase=Erase.CLEAR),
        ],
    ),
]
