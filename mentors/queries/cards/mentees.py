"""People waiting as cards, one per open need."""

import datetime as dt
from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.purposes import GENDER_WISH, INTERPRETER
from accounts.queries import with_consent
from common import clock
from mentees.enums import GermanLevel, MenteeStatus, NeedStatus
from mentees.models import FreeTime, Mentee, MenteeInterest, MenteeLanguage, Need
from mentors.enums import HOLDING
from mentors.matching import Level, MenteeCard
from mentors.models import Tandem
from mentors.queries.cards.shared import GENDERS, WAYS, Flat, grouped, sets, spoken, upwards, week
from mentors.queries.exclusions import excluded_pairs
from network.models import Organisation

GERMAN: dict[str, Level] = {level.value: Level[level.value] for level in GermanLevel}
_RELATED = ("mentee__user", "mentee__area", "area", "phase", "programme")


def waiting_needs(user) -> QuerySet:
    """Open needs of the people this person keeps, for which nobody is asked yet; the longest waiting first."""
    return _waiting(Need.objects.filter(mentee__in=Mentee.objects.kept_by(user).values("pk")))


def needs_of(house: Organisation) -> QuerySet:
    """The same for a house: the people it took in."""
    return _waiting(Need.objects.filter(mentee__intake=house))


def houses_with_people_waiting() -> QuerySet:
    """Organisations that have somebody to bring together, by name."""
    waiting = _waiting(Need.objects.all()).values("mentee__intake")
    return Organisation.objects.filter(pk__in=waiting).select_related("area").order_by("name_key")


def _waiting(needs: QuerySet) -> QuerySet:
    waiting = Q(mentee__status__in=(MenteeStatus.WAITING, MenteeStatus.ACCOMPANIED))
    asked = Tandem.objects.filter(need=OuterRef("pk"), status__in=HOLDING)
    open_ones = needs.filter(waiting, ~Exists(asked), status=NeedStatus.OPEN)
    return open_ones.select_related(*_RELATED).order_by("raised_at", "pk")


def one_need(need: Need) -> QuerySet:
    """This need alone, with what its card is made of."""
    return Need.objects.filter(pk=need.pk).select_related(*_RELATED).order_by("pk")


def mentee_cards(needs: list[Need], today: dt.date, flat: Flat) -> list[MenteeCard]:
    """One card per need, in the order given."""
    data = _About(sorted({need.mentee_id for need in needs if need.mentee_id}))
    return [_card(need, need.mentee, data, today, flat) for need in needs if need.mentee]


class _About:
    """What the tables say about these people, one query each. Wish and gender count only as long as she agrees."""

    def __init__(self, people: list[int]):
        of = {"mentee__within": people}
        self.languages = grouped(MenteeLanguage.objects.filter(**of).values_list("mentee", "code", "level"))
        self.free = grouped(FreeTime.objects.filter(**of).values_list("mentee", "weekday", "starts", "ends"))
        self.interests = sets(MenteeInterest.objects.filter(**of).values_list("mentee", "interest"))
        among = Mentee.objects.filter(pk__within=people)
        self.wishing = set(among.filter(user__in=with_consent(GENDER_WISH)).values_list("pk", flat=True))
        self.interpreter = set(among.filter(user__in=with_consent(INTERPRETER)).values_list("pk", flat=True))
        self.excluded = _excluded(people)


def _excluded(people: list[int]) -> dict[int, set[int]]:
    """Mentors with whom it was excluded, ended badly, was declined for good, or is going on already."""
    found: dict[int, set[int]] = defaultdict(set)
    going_on = Tandem.objects.filter(mentee__within=people, status__in=HOLDING)
    for mentee, volunteer in (*excluded_pairs(people), *going_on.values_list("mentee", "engagement__volunteer")):
        found[mentee].add(volunteer)
    return found


def _card(need: Need, mentee: Mentee, data: _About, today: dt.date, flat: Flat) -> MenteeCard:
    area = need.area or mentee.area
    return MenteeCard(
        id=mentee.pk,
        need=need.pk,
        phase=need.phase_id,
        programme=need.programme_id,
        areas=upwards(area),
        place=flat.point(area),
        mobility=WAYS.get(mentee.mobility),
        languages=spoken(data.languages.get(mentee.pk, []), GERMAN.get(mentee.german)),
        interpreter=mentee.pk in data.interpreter,
        gender=GENDERS.get(mentee.gender) if mentee.pk in data.wishing else None,
        wishes=GENDERS.get(mentee.wished_gender) if mentee.pk in data.wishing else None,
        field=need.field or None,
        interests=data.interests.get(mentee.pk, frozenset()),
        free=week(data.free.get(mentee.pk, []), mentee.free_time_known),
        minor=mentee.is_minor(today),
        waiting=max(0, (today - clock.day_of(need.raised_at)).days),
        excluded=frozenset(data.excluded.get(mentee.pk, ())),
    )
