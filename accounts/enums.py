"""Roles are code; their scope is a grant on a container (see `architecture.md`, "Who may see what")."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """One permission codename per role."""

    COORDINATOR = "coordinator", _("KI coordinator")
    CONTACT = "contact", _("contact person")
    DEPUTY = "deputy", _("deputy of the contact person")
    QUARTER_MANAGER = "quarter_manager", _("quarter manager")
    REFERRER = "referrer", _("referrer")
    TRAINER = "trainer", _("trainer")
    CHECKER = "checker", _("clearance checker")
    SAFEGUARDING = "safeguarding", _("safeguarding contact")
    FINANCE = "finance", _("finance")
    VOLUNTEER = "volunteer", _("volunteer")
    MENTEE = "mentee", _("mentee")
    STEERING = "steering", _("steering")
    ADMINISTRATOR = "administrator", _("system administrator")


# Whoever may see or change other people's data; they need a second step at sign-in.
STAFF = frozenset(
    {
        Role.COORDINATOR,
        Role.CONTACT,
        Role.DEPUTY,
        Role.QUARTER_MANAGER,
        Role.TRAINER,
        Role.CHECKER,
        Role.SAFEGUARDING,
        Role.FINANCE,
        Role.REFERRER,
        Role.ADMINISTRATOR,
        Role.STEERING,
    }
)


class Kind(models.TextChoices):
    """What a role can be given on."""

    HOUSE = "house", _("the whole installation")
    AREA = "area", _("area")
    ORGANISATION = "organisation", _("organisation")
    PROGRAMME = "programme", _("programme")
    COURSE = "course", _("course")


class Channel(models.TextChoices):
    """How a message reaches a person."""

    IN_APP = "in_app", _("on the page")
    MAIL = "mail", _("e-mail")
    SMS = "sms", _("SMS")
    LETTER = "letter", _("letter")


class Ending(models.TextChoices):
    """Why a role ended. Closed, because the audit keeps it and holds no text about anybody."""

    LEFT = "left", _("has left")
    OTHER_TASK = "other_task", _("has another task now")
    OWN_WISH = "own_wish", _("own wish")
    MISTAKE = "mistake", _("was given by mistake")
    MISUSE = "misuse", _("was misused")
    EXPIRED = "expired", _("its last day was over")


class Purpose(models.TextChoices):
    """What a 6-digit code is for."""

    SIGN_IN = "sign_in", _("sign in")
    NEW_ADDRESS = "new_address", _("add or change a way in")
    PROOF = "proof", _("show once more that it is you")


class Answered(models.TextChoices):
    """How a person gave an answer. Whatever can be tapped can also be told."""

    SELF = "self", _("on my own phone or computer")
    PHONE = "phone", _("told by phone")
    PAPER = "paper", _("on paper")


class Ended(models.TextChoices):
    """How a consent ended."""

    SELF = Answered.SELF.value, Answered.SELF.label
    PHONE = Answered.PHONE.value, Answered.PHONE.label
    PAPER = Answered.PAPER.value, Answered.PAPER.label
    RENEWED = "renewed", _("replaced by a newer text")
    OVER = "over", _("what it was for is over")
