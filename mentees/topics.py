"""What people of a phase usually need, so that the question "what do you need?" stays short. Any pair may be stored."""

from mentees.enums import CredentialKind, CredentialState, Topic
from network.enums import OccupationField

T, W = Topic, OccupationField
_LEARNING = (T.VOCATIONAL_SCHOOL, T.TECHNICAL_GERMAN, T.MATHS, T.EXAM)
_WORK = (T.WORK, T.APPLICATION, T.INTERNSHIP, T.OFFICES)
TOPICS: dict[str, tuple[Topic, ...]] = {
    "vocational-school": _LEARNING,
    "training-search": (T.TRAINING_PLACE, T.INTERNSHIP, T.APPLICATION, T.GERMAN),
    "work-search": _WORK,
    "in-training": (T.TECHNICAL_GERMAN, T.EXAM, T.OFFICES, T.DAILY_LIFE),
    "first-job": (T.TECHNICAL_GERMAN, T.OFFICES, T.DAILY_LIFE),
    "older-low-qualified": (T.GERMAN, T.READING, T.WORK, T.OFFICES, T.DAILY_LIFE),
    "recognition": (T.CERTIFICATES, T.TECHNICAL_GERMAN, T.EXAM),
    "starting-business": (T.FOUNDING, T.OFFICES),
    "homework": (T.HOMEWORK, T.FAMILY, T.MATHS),
    "reading": (T.READING, T.GERMAN),
    "housing": (T.HOUSING, T.OFFICES, T.DAILY_LIFE),
}
# A phase a later migration adds.
OTHERWISE = (T.GERMAN, T.OFFICES, T.DAILY_LIFE)
ICONS = {
    "vocational-school": "school",
    "training-search": "search",
    "work-search": "briefcase",
    "in-training": "tools",
    "first-job": "building",
    "older-low-qualified": "people",
    "recognition": "file",
    "starting-business": "star",
    "homework": "edit",
    "reading": "book",
    "housing": "home",
}
TOPIC_ICONS = {
    T.TRAINING_PLACE: "tools",
    T.WORK: "briefcase",
    T.INTERNSHIP: "eye",
    T.APPLICATION: "mail",
    T.VOCATIONAL_SCHOOL: "school",
    T.TECHNICAL_GERMAN: "chat",
    T.MATHS: "grid",
    T.EXAM: "check",
    T.CERTIFICATES: "file",
    T.OFFICES: "letter",
    T.GERMAN: "chat",
    T.DAILY_LIFE: "heart",
    T.FAMILY: "child",
    T.HOUSING: "home",
    T.READING: "book",
    T.HOMEWORK: "edit",
    T.FOUNDING: "star",
}
WORK_ICONS = {
    "": "help",
    W.CARE: "care",
    W.CHILDCARE: "child",
    W.CONSTRUCTION: "building",
    W.ELECTRICAL: "bolt",
    W.METAL: "tools",
    W.VEHICLES: "car",
    W.LOGISTICS: "truck",
    W.RETAIL: "cart",
    W.OFFICE: "briefcase",
    W.IT: "laptop",
    W.HOSPITALITY: "pot",
    W.HAIR: "scissors",
    W.CLEANING: "broom",
    W.FARMING: "plant",
    W.OTHER: "more",
}
PAPER_ICONS = {
    CredentialKind.SCHOOL: "school",
    CredentialKind.TRAINING: "tools",
    CredentialKind.DEGREE: "book",
    CredentialKind.LICENCE: "file",
    CredentialKind.DRIVING: "car",
}
STATE_ICONS = {
    "": "minus",
    CredentialState.EXISTS: "check",
    CredentialState.LOST: "search",
    CredentialState.APPLIED: "clock",
    CredentialState.PARTLY: "contrast",
    CredentialState.RECOGNISED: "ok",
    CredentialState.REFUSED: "close",
}


def topics_of(slug: str) -> tuple[Topic, ...]:
    """What is usually needed in the phase with this slug."""
    return TOPICS.get(slug, OTHERWISE)
