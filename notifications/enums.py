"""Closed choices of notices and their delivery."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where one delivery stands. Every delivery ends in sent, printed, failed or dropped."""

    WAITING = "waiting", _("waiting")
    LEASED = "leased", _("being sent")
    SENT = "sent", _("sent")
    PRINT = "print", _("to be printed")
    PRINTED = "printed", _("printed")
    FAILED = "failed", _("failed")
    DROPPED = "dropped", _("not sent any more")


class Replies(models.TextChoices):
    """What becomes of an answer to a notice; said at its end."""

    UNREAD = "unread", _("Nobody reads answers to this message.")
    CONTACT = "contact", _("If you have a question, please contact us.")
