"""What this room keeps about people."""

from common.declare import Erase, Keep, personal, plain, table

_MENTOR = Keep(source="3 months after the last engagement ended")
_MENTEE = Keep(source="with the mentee's record: 6 months after the end")
_LIST = Keep(days=14, since="created_at", source="uploads: until taken over; previews and refused rows: 14 days")
_NOTICE = Keep(days=56, since="created_at", source="8 weeks, answered or not; who has not confirmed goes with it")
_FOLLOW_UP = Keep(
    days=365, since="done_at", source="follow-ups: with the record, at the latest 12 months after it was done or due"
)
_MATCH = "finding somebody who fits"
_TANDEM = "accompanying"
_BY = "who answers for it"
# A no, a mood, a look back: each side gets its own to read, never the other's.
_OWN_SIDE = "rows of her own side only; those of the mentor's side through tandem__engagement__volunteer__user"

TABLES = [
    table(
        "mentors.MentorProfile",
        person="volunteer__user",
        fields=[
            plain("id"),
            personal("volunteer", "capacity", "elsewhere", "wished_gender", purpose=_MATCH, keep=_MENTOR),
        ],
    ),
    table(
        "mentors.MentorField",
        person="profile__volunteer__user",
        fields=[plain("id"), personal("profile", "field", purpose=_MATCH, keep=_MENTOR)],
    ),
    table(
        "mentors.MentorInterest",
        person="profile__volunteer__user",
        fields=[plain("id"), personal("profile", "interest", purpose=_MATCH, keep=_MENTOR)],
    ),
    table(
        "mentors.ListImport",
        person="uploaded_by",
        fields=[
            plain("id", "public_id", "organisation", "programme", "state", "problem", "mapping", "done", "rows"),
            plain("new", "known", "unclear", "refused", "created_at", "taken_at"),
            personal("responsible", purpose="who answers for the list (Art. 14 DSGVO)"),
            personal("file", "preview", purpose="looking before taking over", keep=_LIST, export=False),
            personal("uploaded_by", purpose=_BY, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.RowDecision",
        person="decided_by",
        fields=[
            plain("id", "list_import", "row", "decision", "same_as"),
            personal("decided_by", purpose=_BY, keep=_LIST, erase=Erase.CLEAR),
        ],
    ),
    table("mentors.ListShape", fields=[plain("id", "organisation", "headings_hash", "mapping", "changed_at")]),
    table(
        "mentors.ImportNotice",
        person="engagement__volunteer__user",
        found="of people who look for help: mentee",
        fields=[
            plain("id", "public_id", "list_import", "times_sent"),
            personal("code_hash", purpose="the link opens one page", keep=_NOTICE, export=False),
            personal("engagement", "mentee", "created_at", "reminded_at", purpose="Art. 14 DSGVO", keep=_NOTICE),
            personal("expires_at", "answered_at", purpose="Art. 14 DSGVO", keep=_NOTICE),
        ],
    ),
    table(
        "mentors.Tandem",
        person="mentee__user",
        fields=[
            plain("id", "public_id"),
            personal("engagement", "mentee", "need", "status", "proposed_at", purpose=_TANDEM, keep=_MENTEE),
            personal("answer_by", "reminded_at", "first_meeting_at", purpose=_TANDEM, keep=_MENTEE),
            personal("mentee_asked_at", purpose=_TANDEM, keep=_MENTEE),
            personal("trial_from", "trial_until", "running_from", "paused_from", purpose=_TANDEM, keep=_MENTEE),
            personal("last_contact_on", "ended_on", "end_reason", purpose=_TANDEM, keep=_MENTEE),
            personal("coordinator", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.Place",
        person="volunteer__user",
        fields=[plain("id", "number"), personal("volunteer", "tandem", purpose="no mentor is overbooked")],
    ),
    table(
        "mentors.Answer",
        person="tandem__mentee__user",
        found=_OWN_SIDE,
        fields=[
            plain("id", "version"),
            personal("tandem", "side", "about", "yes", "declining", "how", "at", purpose=_TANDEM, keep=_MENTEE),
            personal("recorded_by", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.Exclusion",
        person="mentee__user",
        fields=[
            plain("id"),
            personal("volunteer", "mentee", "created_at", purpose="a pair that is not proposed", keep=_MENTEE),
            personal("created_by", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.CheckIn",
        person="tandem__mentee__user",
        found=_OWN_SIDE,
        fields=[
            plain("id", "public_id"),
            personal("tandem", "side", "due_on", "going", "helps", purpose=_TANDEM, keep=_MENTEE),
            personal("wants_talk", "how", "answered_at", "falls", "settled_at", purpose=_TANDEM, keep=_MENTEE),
            personal("recorded_by", "settled_by", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.Reflection",
        person="tandem__mentee__user",
        found=_OWN_SIDE,
        fields=[
            plain("id"),
            personal("tandem", "side", "worth", "reached", "again", purpose="learning", keep=_MENTEE),
            personal("how", "at", purpose="learning", keep=_MENTEE),
            personal("recorded_by", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.Handover",
        person="old__mentee__user",
        fields=[
            plain("id", "public_id"),
            personal(
                "referral",
                "old",
                "new",
                "meeting_at",
                "started_at",
                "done_on",
                "dropped_on",
                purpose=_TANDEM,
                keep=_MENTEE,
            ),
            personal("started_by", purpose=_BY, keep=_MENTEE, erase=Erase.CLEAR),
        ],
    ),
    table(
        "mentors.FollowUp",
        person="mentee__user",
        found="of mentors through engagement or tandem",
        fields=[
            plain("id", "public_id", "organisation", "desk", "need", "programme"),
            personal("kind", "note", "due_on", "mentee", purpose="looking again", keep=_FOLLOW_UP),
            personal("engagement", "tandem", "created_at", "done_at", purpose="looking again", keep=_FOLLOW_UP),
            personal("created_by", "done_by", purpose=_BY, keep=_FOLLOW_UP, erase=Erase.CLEAR),
        ],
    ),
]
