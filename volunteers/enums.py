"""Closed choices about people who help."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """Said by the person herself, never guessed; empty = not said."""

    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    DIVERSE = "diverse", _("diverse")


class Mobility(models.TextChoices):
    """How a person gets about; empty = not known."""

    FOOT = "foot", _("on foot")
    BIKE = "bike", _("by bicycle")
    BUS = "bus", _("by bus or train")
    CAR = "car", _("by car")


class LanguageLevel(models.IntegerChoices):
    BASIC = 1, _("a little")
    GOOD = 2, _("well")
    FLUENT = 3, _("very well")


class EngagementKind(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    NEIGHBOURHOOD_PARENT = "neighbourhood_parent", _("neighbourhood parent")
    INTERPRETER = "interpreter", _("interpreter")
    GUIDE = "guide", _("guide")
    TUTOR = "tutor", _("tutor")


class EngagementStatus(models.TextChoices):
    """imported (nobody has confirmed yet) → onboarding → active ⇄ paused → ended."""

    IMPORTED = "imported", _("imported, not confirmed yet")
    ONBOARDING = "onboarding", _("getting started")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class EngagementEnd(models.TextChoices):
    """Why an engagement ended. Closed: no free text about a person."""

    OWN_WISH = "own_wish", _("own wish")
    NO_TIME = "no_time", _("no time any more")
    MOVED = "moved", _("moved away")
    PROGRAMME_ENDED = "programme_ended", _("the programme ended")
    NO_CONTACT = "no_contact", _("could not be reached")
    NOT_SUITED = "not_suited", _("did not fit")
    DECLINED = "declined", _("did not want to be kept after an import")
    NOT_CONFIRMED = "not_confirmed", _("did not confirm an import in time")


class Interest(models.TextChoices):
    """What people like to do: something to begin with for two who do not know each other."""

    SPORT = "sport", _("sport")
    COOKING = "cooking", _("cooking")
    CRAFTS = "crafts", _("crafts and repairs")
    MUSIC = "music", _("music")
    READING = "reading", _("reading")
    NATURE = "nature", _("nature and gardens")
    COMPUTERS = "computers", _("computers and games")
    FAMILY = "family", _("children and family")
    TOWN = "town", _("town and neighbourhood")
    CULTURE = "culture", _("films, theatre, museums")


class Terms(models.TextChoices):
    UNPAID = "unpaid", _("unpaid")
    ALLOWANCE = "allowance", _("with allowance")
    EMPLOYED = "employed", _("employed")


class AllowancePer(models.TextChoices):
    HOUR = "hour", _("per hour")
    ASSIGNMENT = "assignment", _("per assignment")
    MONTH = "month", _("per month")


class StepKind(models.TextChoices):
    """What has to be done before a helper meets anybody."""

    FIRST_TALK = "first_talk", _("first talk")
    CONFIDENTIALITY = "confidentiality", _("promise of confidentiality")
    CLEARANCE = "clearance", _("police certificate seen")
    TRAINING = "training", _("basic training")
    AGREEMENT = "agreement", _("agreement")


class ClearanceHint(models.TextChoices):
    """What a provider's list said about the police certificate. Never a clearance, only a reason to look."""

    SAYS_YES = "yes", _("the list says: seen")
    APPLIED = "applied", _("the list says: applied for")
    SAYS_NO = "no", _("the list says: no")
    UNKNOWN = "unknown", _("the list says nothing")


class ClearanceTaskEnd(models.TextChoices):
    SEEN = "seen", _("seen")
    NOT_SHOWN = "not_shown", _("not shown")
    NOT_NEEDED = "not_needed", _("not needed any more")
