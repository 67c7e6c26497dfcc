"""Closed choices of the Paten system."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """waiting → reading → ready → is taken over → taken over; or failed, or thrown away."""

    WAITING = "waiting", _("waiting to be read")
    READING = "reading", _("is being read")
    READY = "ready", _("ready to be looked at")
    FAILED = "failed", _("could not be read")
    TAKING = "taking", _("is being taken over")
    TAKEN = "taken", _("taken over")
    DROPPED = "dropped", _("thrown away")


class Decision(models.TextChoices):
    """What a person decides about an unclear row."""

    NEW = "new", _("somebody new")
    SAME = "same", _("the same person")
    SKIP = "skip", _("leave out")


class TandemStatus(models.TextChoices):
    """asked (mentor, then mentee) → first meeting → trial → running → ended; a proposal may come to nothing."""

    ASKING_MENTOR = "asking_mentor", _("the mentor is asked")
    ASKING_MENTEE = "asking_mentee", _("the mentee is asked")
    FIRST_MEETING = "first_meeting", _("first meeting")
    TRIAL = "trial", _("trial")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("no answer in time")
    WITHDRAWN = "withdrawn", _("taken back")


# A place with the mentor is taken.
HOLDING = (
    TandemStatus.ASKING_MENTOR,
    TandemStatus.ASKING_MENTEE,
    TandemStatus.FIRST_MEETING,
    TandemStatus.TRIAL,
    TandemStatus.RUNNING,
)
PROPOSED = (TandemStatus.ASKING_MENTOR, TandemStatus.ASKING_MENTEE)
BEFORE = (*PROPOSED, TandemStatus.FIRST_MEETING)
ACCOMPANIED = (TandemStatus.TRIAL, TandemStatus.RUNNING)


class Side(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")


class Declining(models.TextChoices):
    """Why somebody says no to a proposal: one tap, no trace for the other side."""

    NO_TIME = "no_time", _("I have no time now")
    TOO_FAR = "too_far", _("It is too far away")
    LANGUAGE = "language", _("We do not share a language")
    OTHER_HELP = "other_help", _("I would like other help")
    OTHER_PERSON = "other_person", _("I would like another person")
    NOT_NOW = "not_now", _("Not now, ask me again later")
    NO_REASON = "no_reason", _("I do not want to say why")


class TandemEnd(models.TextChoices):
    REACHED = "reached", _("goals reached")
    PASSED_ON = "passed_on", _("passed on along the chain")
    MENTOR_NO_TIME = "mentor_no_time", _("the mentor has no time any more")
    MENTEE_NO_TIME = "mentee_no_time", _("the mentee has no time any more")
    MENTEE_WISH = "mentee_wish", _("the mentee wishes it")
    MOVED = "moved", _("moved away")
    DID_NOT_FIT = "did_not_fit", _("did not fit")
    NO_CONTACT = "no_contact", _("no contact any more")
    CONFLICT = "conflict", _("there was a conflict")
    PROGRAMME_ENDED = "programme_ended", _("the programme ended")


# A pair that ended like this is not proposed again.
ENDED_BADLY = (TandemEnd.DID_NOT_FIT, TandemEnd.CONFLICT)


class Face(models.IntegerChoices):
    """Five faces, from very bad to very good."""

    VERY_BAD = 1, _("very bad")
    BAD = 2, _("bad")
    SO_SO = 3, _("so-so")
    GOOD = 4, _("good")
    VERY_GOOD = 5, _("very good")


class Signal(models.TextChoices):
    """Why the coordination looks at a tandem; never shown to the other side. In the order of urgency."""

    WANTS_TALK = "wants_talk", _("wants to talk to the coordination")
    FALLING = "falling", _("it goes worse than before")
    NO_CONTACT = "no_contact", _("no contact for 21 days")
    OVERDUE = "overdue", _("questions not answered")


class PausePlan(models.TextChoices):
    """What happens with a tandem while the mentor pauses."""

    WAIT = "wait", _("it waits")
    GO_ON = "go_on", _("it goes on")
    END = "end", _("it ends, the mentee waits for somebody new")


class EndPlan(models.TextChoices):
    """What becomes of a tandem when the mentor stops."""

    NEW = "new", _("it ends, the mentee waits for somebody new")
    REACHED = "reached", _("it ends, the goals are reached")


class FollowUpKind(models.TextChoices):
    """Why a record is to be looked at again."""

    CALL = "call", _("call")
    WRITE = "write", _("write")
    MEET = "meet", _("meet")
    PAPERS = "papers", _("papers are missing")
    LOOK = "look", _("see how it goes")
    REPORT = "report", _("report to the team")
