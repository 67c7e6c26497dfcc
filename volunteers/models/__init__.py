"""People who help: who they are, what they do for whom, and whether they may."""

from volunteers.models.clearance import ClearanceCheck, ClearanceTask
from volunteers.models.engagements import Engagement, OnboardingStep, RequiredStep
from volunteers.models.people import FreeTime, Volunteer, VolunteerLanguage

__all__ = [
    "ClearanceCheck",
    "ClearanceTask",
    "Engagement",
    "FreeTime",
    "OnboardingStep",
    "RequiredStep",
    "Volunteer",
    "VolunteerLanguage",
]
