"""Closed choices about people who are accompanied. What may never be stored has no field here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GermanLevel(models.TextChoices):
    """Levels of the Common European Framework; empty = not asked."""

    NONE = "A0", _("no German yet")
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", _("like a first language")


class MenteeStatus(models.TextChoices):
    """requested → waiting (after the first talk) → accompanied ⇄ waiting → ended; spam and doubles are turned away."""

    REQUESTED = "requested", _("new request")
    WAITING = "waiting", _("waiting for a mentor")
    ACCOMPANIED = "accompanied", _("accompanied")
    ENDED = "ended", _("ended")
    TURNED_AWAY = "turned_away", _("not taken up")


class MenteeEnd(models.TextChoices):
    REACHED = "reached", _("goals reached")
    OWN_WISH = "own_wish", _("own wish")
    MOVED = "moved", _("moved away")
    NO_CONTACT = "no_contact", _("could not be reached")
    PASSED_ON = "passed_on", _("accompanied elsewhere")
    DOUBLE = "double", _("was here already")
    SPAM = "spam", _("not a real request")


class TalkEnd(models.TextChoices):
    """What the first talk came to. Doubles and spam end here."""

    WAITING = "waiting", _("We look for somebody")
    ADVICE = "advice", _("Only advice for now, the request stays open")
    DOUBLE = "double", _("Was here already")
    SPAM = "spam", _("Not a real request")
    NO_CONTACT = "no_contact", _("Could not be reached")
    OWN_WISH = "own_wish", _("Does not want it any more")


class Source(models.TextChoices):
    """Who filled in the request."""

    SELF = "self", _("by the person")
    STAFF = "staff", _("together with staff")
    REFERRER = "referrer", _("together with a referrer")
    LIST = "list", _("from a provider's list")


class Side(models.TextChoices):
    """Who sees the need: five sides, one table."""

    MENTEE = "mentee", _("the person")
    SCHOOL = "school", _("a school")
    COMPANY = "company", _("a company")
    NEIGHBOURHOOD_PARENT = "neighbourhood_parent", _("a neighbourhood parent")
    CENTRE = "centre", _("the integration centre")


class Topic(models.TextChoices):
    """What help is needed with."""

    TRAINING_PLACE = "training_place", _("finding a training place")
    WORK = "work", _("finding work")
    INTERNSHIP = "internship", _("finding an internship")
    APPLICATION = "application", _("writing applications")
    VOCATIONAL_SCHOOL = "vocational_school", _("learning for vocational school")
    TECHNICAL_GERMAN = "technical_german", _("technical German")
    MATHS = "maths", _("maths")
    EXAM = "exam", _("preparing for an exam")
    CERTIFICATES = "certificates", _("recognition of certificates")
    OFFICES = "offices", _("letters and offices")
    GERMAN = "german", _("speaking German")
    DAILY_LIFE = "daily_life", _("daily life and neighbours")
    FAMILY = "family", _("children, school, childcare")
    HOUSING = "housing", _("finding a flat")
    READING = "reading", _("reading and writing")
    HOMEWORK = "homework", _("homework")
    FOUNDING = "founding", _("starting a business")


class Urgency(models.IntegerChoices):
    NORMAL = 1, _("normal")
    SOON = 2, _("soon")
    URGENT = 3, _("urgent")


class NeedStatus(models.TextChoices):
    OPEN = "open", _("open")
    MATCHED = "matched", _("somebody helps")
    CLOSED = "closed", _("closed")


class NeedEnd(models.TextChoices):
    MET = "met", _("met")
    NOT_NEEDED = "not_needed", _("not needed any more")
    ELSEWHERE = "elsewhere", _("helped elsewhere")
    MISTAKE = "mistake", _("entered by mistake")


class HelperRole(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    NEIGHBOURHOOD_PARENT = "neighbourhood_parent", _("neighbourhood parent")
    INTERPRETER = "interpreter", _("interpreter")
    GUIDE = "guide", _("guide")
    TUTOR = "tutor", _("tutor")


# Who works on goals with the person.
ACCOMPANYING = (HelperRole.MENTOR, HelperRole.NEIGHBOURHOOD_PARENT, HelperRole.TUTOR)


class Cause(models.TextChoices):
    """Because of what somebody helps."""

    TANDEM = "tandem", _("tandem")
    APPOINTMENT = "appointment", _("appointment")
    ASSIGNMENT = "assignment", _("assigned by the coordination")


class GuardianKind(models.TextChoices):
    PARENT = "parent", _("parent")
    OFFICIAL = "official", _("official guardian")


class Independence(models.TextChoices):
    """How a step was done, so that growing independence shows."""

    TOGETHER = "together", _("together")
    WITH_HELP = "with_help", _("with help")
    ALONE = "alone", _("alone")


class CredentialKind(models.TextChoices):
    SCHOOL = "school", _("school certificate")
    TRAINING = "training", _("vocational training")
    DEGREE = "degree", _("university degree")
    LICENCE = "licence", _("licence to practise")
    DRIVING = "driving", _("driving licence")


class CredentialState(models.TextChoices):
    EXISTS = "exists", _("is here")
    LOST = "lost", _("was lost")
    APPLIED = "applied", _("recognition applied for")
    PARTLY = "partly", _("recognised in part")
    RECOGNISED = "recognised", _("recognised")
    REFUSED = "refused", _("not recognised")


class CredentialStep(models.TextChoices):
    ADVICE = "advice", _("appointment with the advice on recognition")
    TRANSLATION = "translation", _("have it translated")
    COPY = "copy", _("ask for a copy at home")
    APPLICATION = "application", _("apply for recognition")
    QUALIFICATION = "qualification", _("make up for what is missing")
    SKILLS = "skills", _("have skills tested instead of papers")
    NOTHING = "nothing", _("nothing more to do")


class AuthorityKind(models.TextChoices):
    """Whom somebody waits for. Never the foreigners' office."""

    JOBCENTRE = "jobcentre", _("job centre")
    EMPLOYMENT_AGENCY = "employment_agency", _("employment agency")
    SOCIAL_OFFICE = "social_office", _("social welfare office")
    YOUTH_OFFICE = "youth_office", _("youth welfare office")
    FAMILY_BENEFITS = "family_benefits", _("family benefits office")
    HOUSING_OFFICE = "housing_office", _("housing office")
    SCHOOL_OFFICE = "school_office", _("school office")
    RECOGNITION = "recognition", _("recognition of certificates")
    STUDENT_GRANTS = "student_grants", _("grants for training (BAföG, BAB)")
    HEALTH_INSURANCE = "health_insurance", _("health insurance")
    COURSE_PLACE = "course_place", _("place in a language course")


class ReferralStatus(models.TextChoices):
    SENT = "sent", _("sent")
    ASKED_BACK = "asked_back", _("asked back")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ReferralQuestion(models.TextChoices):
    """What the other side asks back. Closed, so that nobody writes about a person."""

    LANGUAGE = "language", _("Which languages does the person speak?")
    TIME = "time", _("When does the person have time?")
    GOAL = "goal", _("What is the goal?")
    CALL = "call", _("Please call us.")


class ReferralReply(models.TextChoices):
    """What the asking side answers to a question."""

    ADDED = "added", _("It stands in the request now.")
    CALLED = "called", _("We have called you about it.")
    UNKNOWN = "unknown", _("We do not know it yet.")


class ReferralRefusal(models.TextChoices):
    FULL = "full", _("no free place")
    NOT_OURS = "not_ours", _("does not fit this programme")
    LANGUAGE = "language", _("nobody speaks the language")
    AREA = "area", _("too far away")
    LATER = "later", _("not now, ask again later")


class Trouble(models.TextChoices):
    """Early warning from the vocational school."""

    TECHNICAL_GERMAN = "technical_german", _("technical German")
    MATHS = "maths", _("maths")
    ABSENCE = "absence", _("absence")
    EXAM = "exam", _("an exam is near")
    COMPANY = "company", _("trouble in the company")


class WorryUrgency(models.IntegerChoices):
    TALK = 1, _("I want to talk about it")
    SOON = 2, _("soon, in the next days")
    NOW = 3, _("now, somebody is in danger")


class WorryStepKind(models.TextChoices):
    """The way of §8a SGB VIII and §4 KKG."""

    LOOKED = "looked", _("looked at the report")
    TALKED = "talked", _("talked to the young person")
    GUARDIANS = "guardians", _("talked to the guardians")
    EXPERT = "expert", _("asked an experienced specialist (InsoFa)")
    ASSESSED = "assessed", _("assessed the risk together")
    HELP_OFFERED = "help_offered", _("offered help")
    YOUTH_OFFICE = "youth_office", _("told the youth welfare office")
    EMERGENCY = "emergency", _("called 110 or 112")


class WorryEnd(models.TextChoices):
    NO_RISK = "no_risk", _("no risk found")
    HELP_RUNS = "help_runs", _("help is running")
    HANDED_OVER = "handed_over", _("handed over to the youth welfare office")
    MISTAKE = "mistake", _("sent by mistake")
