"""Mentors as cards."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.purposes import SHARED_POOL
from accounts.queries import with_consent
from mentors.enums import TandemStatus
from mentors.matching import Clearance, Engaged, MentorCard
from mentors.models import MentorField, MentorInterest, MentorProfile, Tandem
from mentors.queries.cards.shared import GENDERS, WAYS, Flat, grouped, sets, spoken, week
from mentors.queries.places import Places
from network.enums import OrganisationKind
from network.models import Organisation, Programme
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, FreeTime, OnboardingStep, RequiredStep, VolunteerLanguage
from volunteers.queries.onboarding import asked_of, missing_of, with_steps

_RELATED = ("volunteer__user", "volunteer__area", "organisation__area", "programme", "area")


def mentors_within_reach(user) -> QuerySet:
    """Mentoring engagements this person may propose, also those not ready yet: what they lack is worth knowing."""
    kept = Engagement.objects.kept_by(user).values("pk")
    return _mentoring(Engagement.objects.visible_to(user).filter(Q(pk__in=kept) | ~Q(volunteer__user=user)))


def mentors_of(house: Organisation) -> QuerySet:
    """The same for a house: its own, and for the centre also those of the shared pool in its area."""
    own = Q(organisation=house)
    if house.kind == OrganisationKind.INTEGRATION_CENTRE:
        pooled = Q(volunteer__user__in=with_consent(SHARED_POOL))
        own |= pooled & Q(organisation__area__path__startswith=house.area.path)
    return _mentoring(Engagement.objects.filter(own))


def _mentoring(rows: QuerySet) -> QuerySet:
    mentors = rows.filter(kind=EngagementKind.MENTOR).exclude(status=EngagementStatus.ENDED)
    return mentors.select_related(*_RELATED).order_by("pk")


def mentor_cards(
    engagements: list[Engagement], places: Mapping[int, Places], today: dt.date, flat: Flat
) -> list[MentorCard]:
    """One card per person, with all her engagements among these, sorted."""
    people = sorted({row.volunteer_id for row in engagements})
    data = _About(people)
    engaged = _engaged(engagements, today)
    mine = grouped((row.volunteer_id, row) for row in engagements)
    return [
        _card(rows, [engaged[row.pk] for row in rows], places[person], data, flat)
        for person, rows in sorted(mine.items())
    ]


class _About:
    """What the tables say about these people, one query each."""

    def __init__(self, people: list[int]):
        of = {"volunteer__within": people}
        in_profile = {"profile__volunteer__within": people}
        self.wishes = dict(MentorProfile.objects.filter(**of).values_list("volunteer", "wished_gender"))
        self.languages = grouped(VolunteerLanguage.objects.filter(**of).values_list("volunteer", "code", "level"))
        self.free = grouped(FreeTime.objects.filter(**of).values_list("volunteer", "weekday", "starts", "ends"))
        self.fields = sets(MentorField.objects.filter(**in_profile).values_list("profile__volunteer", "field"))
        self.interests = sets(MentorInterest.objects.filter(**in_profile).values_list("profile__volunteer", "interest"))
        self.experience = _experience(people)


def _experience(people: list[int]) -> dict[int, Counter]:
    """How many people each has accompanied in which phase, those of now included."""
    lived = (TandemStatus.RUNNING, TandemStatus.ENDED)
    tandems = Tandem.objects.filter(engagement__volunteer__within=people, status__in=lived, running_from__isnull=False)
    rows = tandems.values_list("engagement__volunteer", "need__phase")
    return {person: Counter(phases) for person, phases in grouped(rows).items()}


def _card(rows: list[Engagement], engaged: list[Engaged], places: Places, data: _About, flat: Flat) -> MentorCard:
    volunteer = rows[0].volunteer
    person = volunteer.pk
    return MentorCard(
        id=person,
        engagements=tuple(engaged),
        active=any(row.status != EngagementStatus.PAUSED for row in rows),
        confirmed=any(row.confirmed_at for row in rows),
        capacity=places.free,
        load=places.load,
        place=flat.point(volunteer.area),
        mobility=WAYS.get(volunteer.mobility),
        gender=GENDERS.get(volunteer.gender),
        wishes=GENDERS.get(data.wishes.get(person, "")),
        languages=spoken(data.languages.get(person, []), None),
        fields=data.fields.get(person, frozenset()),
        experience=tuple(sorted(data.experience.get(person, Counter()).items())),
        interests=data.interests.get(person, frozenset()),
        free=week(data.free.get(person, []), volunteer.free_time_known),
    )


def _engaged(engagements: list[Engagement], today: dt.date) -> dict[int, Engaged]:
    ids = [row.pk for row in engagements]
    steps = {row.pk: row for row in with_steps(Engagement.objects.filter(pk__within=ids), today).only("pk")}
    training = OnboardingStep.objects.filter(step=StepKind.TRAINING, engagement__within=ids)
    trained = set(training.values_list("engagement", flat=True))
    people = {row.volunteer_id for row in engagements}
    checks = ClearanceCheck.objects.valid(today).filter(volunteer__within=people, activity=EngagementKind.MENTOR)
    seen = set(checks.values_list("volunteer", "organisation"))
    offered = Programme.objects.filter(pk__within={row.programme_id for row in engagements if row.programme_id})
    phases = sets(offered.filter(phases__isnull=False).values_list("pk", "phases"))
    areas = sets(offered.filter(areas__isnull=False).values_list("pk", "areas"))
    serving = _programmes_of_houses(engagements)
    helping = {row.volunteer_id for row in engagements if row.status == EngagementStatus.ACTIVE}
    found = {}
    for row in engagements:
        lacks = set(missing_of(steps[row.pk])) - {StepKind.CLEARANCE}
        demands = Clearance.ADULTS if StepKind.CLEARANCE in asked_of(steps[row.pk]) else Clearance.NONE
        found[row.pk] = Engaged(
            programme=row.pk,
            serves=_serves(row, serving, demands),
            phases=phases.get(row.programme_id or 0, frozenset()),
            areas=frozenset({row.area_id}) if row.area_id else areas.get(row.programme_id or 0, frozenset()),
            onboarded=not lacks and _stands_for(row, helping),
            trained=row.pk in trained,
            clearance=Clearance.MINORS if (row.volunteer_id, row.organisation_id) in seen else Clearance.NONE,
            demands=demands,
        )
    return found


def _programmes_of_houses(engagements: list[Engagement]) -> dict[int, list[tuple[int, bool]]]:
    """Programmes of houses with mentors of no programme: (programme, needs a certificate), without steps of its own."""
    houses = {row.organisation_id for row in engagements if row.programme_id is None}
    own_steps = RequiredStep.objects.filter(programme=OuterRef("pk"), kind=EngagementKind.MENTOR)
    rows = Programme.objects.filter(~Exists(own_steps), organisation__within=houses)
    return grouped(rows.values_list("organisation", "pk", "clearance_needed"))


def _serves(row: Engagement, houses: dict[int, list[tuple[int, bool]]], asked: Clearance) -> frozenset[int]:
    """Her programme; without one, those of her house that ask for no more than what was asked of her."""
    if row.programme_id:
        return frozenset({row.programme_id})
    offered = houses.get(row.organisation_id, ())
    return frozenset(programme for programme, certified in offered if asked or not certified)


def _stands_for(row: Engagement, helping: set[int]) -> bool:
    """Beside an active engagement, a paused one is no way round the pause."""
    if row.status == EngagementStatus.PAUSED:
        return row.volunteer_id not in helping
    return row.status == EngagementStatus.ACTIVE
