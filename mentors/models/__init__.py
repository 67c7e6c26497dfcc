"""The Paten system: mentors, lists on their way in, tandems, handovers, follow-ups."""

from mentors.models.imports import ImportNotice, ListImport, ListShape, RowDecision
from mentors.models.passing_on import FollowUp, Handover
from mentors.models.profiles import MentorField, MentorInterest, MentorProfile
from mentors.models.tandems import Answer, CheckIn, Exclusion, Place, Reflection, Tandem

__all__ = [
    "Answer",
    "CheckIn",
    "Exclusion",
    "FollowUp",
    "Handover",
    "ImportNotice",
    "ListImport",
    "ListShape",
    "MentorField",
    "MentorInterest",
    "MentorProfile",
    "Place",
    "Reflection",
    "RowDecision",
    "Tandem",
]
