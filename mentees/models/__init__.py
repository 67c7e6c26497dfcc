"""People who are accompanied: what they need, who helps them, how they get on."""

from mentees.models.circle import Helper
from mentees.models.needs import EarlyWarning, Need, Referral
from mentees.models.passing import PassingQuestion
from mentees.models.people import (
    Draft,
    FreeTime,
    GuardianAgreement,
    Household,
    Mentee,
    MenteeInterest,
    MenteeLanguage,
)
from mentees.models.steps import AuthorityWait, Credential, Goal, GoalTemplate, Step, StepTemplate
from mentees.models.worries import Worry, WorryStep

__all__ = [
    "AuthorityWait",
    "Credential",
    "Draft",
    "EarlyWarning",
    "FreeTime",
    "Goal",
    "GoalTemplate",
    "GuardianAgreement",
    "Helper",
    "Household",
    "Mentee",
    "MenteeInterest",
    "MenteeLanguage",
    "Need",
    "PassingQuestion",
    "Referral",
    "Step",
    "StepTemplate",
    "Worry",
    "WorryStep",
]
