"""The lists of the desk as querysets: each is one question, whatever the number of rows."""

import datetime as dt
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from common import clock
from mentees.enums import MenteeStatus
from mentees.models import Mentee, Need, Referral
from mentees.queries.referrals import RELATED as OF_REFERRAL
from mentees.queries.referrals import in_order
from mentees.referral_notices import MAY_WE
from mentors.enums import ACCOMPANIED, HOLDING, ImportState
from mentors.models import CheckIn, FollowUp, Handover, ListImport, Tandem
from mentors.queries.desk.filters import DeskFilters
from mentors.queries.signals import tandems_with_signals
from mentors.records import KINDS
from mentors.records import RELATED as OF_FOLLOW_UP
from network.models import ContactPerson, Programme
from network.queries import Narrowing
from notifications.models import Notice
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement

# What is due within a week already stands on the desk.
SOON = dt.timedelta(days=7)
# So long an answer to "May we pass you on?" is looked for.
ASKED = dt.timedelta(days=28)
IN_FLIGHT = Q(status__in=[status for status in HOLDING if status not in ACCOMPANIED])
TOGETHER = Q(status__in=ACCOMPANIED)
_PAIR = ("engagement__volunteer__user", "engagement__programme", "mentee__user", "need")
_BOTH = ("old__mentee__user", "old__engagement__volunteer__user", "new__engagement__volunteer__user")


def waiting(user, filters: DeskFilters) -> QuerySet:
    """People who asked or wait for somebody, the oldest request first."""
    rows = Mentee.objects.kept_by(user).filter(status__in=(MenteeStatus.REQUESTED, MenteeStatus.WAITING))
    needs = Need.objects.filter(mentee=OuterRef("pk"))
    if filters.phase or filters.programme:
        rows = rows.filter(Exists(filters.on(needs, programme="programme", phase="phase")))
    # Names of phases come from the catalogue: a translated row costs more to build than to read.
    open_needs = Need.objects.open().only("mentee_id", "topic", "phase_id").order_by("pk")
    shown = Prefetch("needs", open_needs, to_attr="open_needs")
    rows = filters.on(rows, area="area").select_related("user", "area").prefetch_related(shown)
    return rows.annotate(asked=Subquery(_asked().values("event")[:1])).order_by("requested_at", "pk")


def _asked() -> QuerySet:
    """Of a person: whether she may be passed on was asked on her own page, and she has not been since; newest first."""
    since = Referral.objects.filter(need__mentee__user=OuterRef("user"), sent_at__gt=OuterRef("created_at"))
    asked = Notice.objects.filter(kind=MAY_WE.key, user=OuterRef("user"), created_at__date__gt=clock.today() - ASKED)
    return asked.exclude(Exists(since)).order_by("-pk")


def _tandems(user, filters: DeskFilters) -> QuerySet:
    """Tandems of one's house; `knows` says whether she may know yet who the mentee is."""
    kept = Mentee.objects.kept_by(user).filter(pk=OuterRef("mentee_id"))
    rows = Tandem.objects.kept_by(user).annotate(knows=Exists(kept)).select_related(*_PAIR)
    return filters.on(rows, programme="engagement__programme", area="mentee__area", phase="need__phase")


def _with_question(rows: QuerySet) -> QuerySet:
    """Each with its newest questions that nobody has answered yet: their public id, and whom they are for."""
    newer = CheckIn.objects.filter(tandem=OuterRef("tandem"), side=OuterRef("side"), due_on__gt=OuterRef("due_on"))
    newest = CheckIn.objects.open().filter(~Exists(newer), tandem=OuterRef("pk")).order_by("-due_on", "pk")
    return rows.annotate(
        question=Subquery(newest.values("public_id")[:1]), question_side=Subquery(newest.values("side")[:1])
    )


def proposals(user, filters: DeskFilters) -> QuerySet:
    """Asked and not answered, or about to meet; what runs out first comes first."""
    return _tandems(user, filters).filter(IN_FLIGHT).order_by("answer_by", "proposed_at", "pk")


def tandems(user, filters: DeskFilters) -> QuerySet:
    """In trial or running; those without contact for the longest time first."""
    return _with_question(_tandems(user, filters)).filter(TOGETHER).order_by("last_contact_on", "trial_from", "pk")


def signals(user, filters: DeskFilters) -> QuerySet:
    """Tandems with a signal, the most urgent first (`mentors.queries.signals`)."""
    rows = _with_question(tandems_with_signals(user))
    return filters.on(rows, programme="engagement__programme", area="mentee__area", phase="need__phase")


def imports(user, filters: DeskFilters) -> QuerySet:
    """People on a list who have not said yet that they know of it, the oldest first."""
    rows = Engagement.objects.kept_by(user).filter(status=EngagementStatus.IMPORTED)
    rows = filters.on(rows, programme="programme", area="volunteer__area")
    if filters.phase:
        there = Programme.phases.through.objects.filter(programme=OuterRef("programme_id"))
        rows = rows.filter(Exists(there.filter(phase__slug=filters.phase)))
    return rows.select_related("volunteer__user", "organisation", "programme").order_by("created_at", "pk")


def doubles(user, filters: DeskFilters) -> QuerySet:
    """Lists with rows of which a person has to say whether they are somebody known."""
    rows = ListImport.objects.visible_to(user).filter(state=ImportState.READY, unclear__gt=0)
    return (
        filters.on(rows, programme="programme").select_related("organisation", "programme").order_by("created_at", "pk")
    )


def referrals(user, filters: DeskFilters) -> QuerySet:
    """Not answered yet: passed on to this house, and by it. `sent` is true for the latter."""
    mine, own = Referral.objects.received_by(user), Referral.objects.sent_by_house_of(user)
    rows = Referral.objects.waiting().filter(Q(pk__in=mine.values("pk")) | Q(pk__in=own.values("pk")))
    there = ContactPerson.objects.filter(organisation=OuterRef("programme__organisation")).exclude(phone="")
    there = there.filter(Q(programme=None) | Q(programme=OuterRef("programme")))
    here = ContactPerson.objects.filter(organisation=OuterRef("from_organisation"), programme=None).exclude(phone="")
    rows = rows.annotate(
        sent=Exists(own.filter(pk=OuterRef("pk"))),
        call_there=Subquery(in_order(there).values("phone")[:1]),
        call_here=Subquery(in_order(here).values("phone")[:1]),
    )
    rows = filters.on(rows, programme="programme", area="need__area", phase="need__phase")
    return rows.select_related(*OF_REFERRAL).order_by("sent_at", "pk")


def handovers(user, filters: DeskFilters) -> QuerySet:
    """Under way, of one's own house on either side; the next meeting first, then those begun first."""
    rows = Handover.objects.kept_by(user).open()
    rows = filters.on(
        rows, programme="referral__programme", area="old__mentee__area", phase="referral__need__phase"
    ).select_related(*_BOTH, "referral__programme", "referral__need")
    return rows.order_by("meeting_at", "started_at", "pk")


def follow_ups(user, filters: DeskFilters) -> QuerySet:
    """What is due, or will be within a week."""
    rows = FollowUp.objects.visible_to(user).open().filter(due_on__lte=clock.today() + SOON)
    if filters.narrowed:
        rows = rows.filter(about(filters, *KINDS))
    return rows.select_related(*OF_FOLLOW_UP, "created_by").order_by("due_on", "pk")


def about(filters: Narrowing, *kinds: str) -> Q:
    """Of a row with one of these records: the record is in this programme, area and phase."""
    records = {
        "mentee": filters.on(Mentee.objects.all(), programme="needs__programme", area="area", phase="needs__phase"),
        "need": filters.on(Need.objects.all(), programme="programme", area="area", phase="phase"),
        "tandem": filters.on(
            Tandem.objects.all(), programme="engagement__programme", area="mentee__area", phase="need__phase"
        ),
        "engagement": filters.on(
            Engagement.objects.all(), programme="programme", area="volunteer__area", phase="programme__phases"
        ),
        "programme": filters.on(
            Programme.objects.filter(public_id=filters.programme) if filters.programme else Programme.objects.all(),
            area="areas",
            phase="phases",
        ),
    }
    return reduce(or_, (Q(**{f"{kind}__in": rows.values("pk")}) for kind, rows in records.items() if kind in kinds))
