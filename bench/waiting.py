"""A house in which people wait for mentors, with everything matching reads of them; equal numbers give equal rows."""

import datetime as dt
import random

SPOKEN = ("ar", "prs", "kmr", "uk", "ti", "tr", "so", "fa", "ps", "ru", "en", "fr")
GERMAN = ("A1", "A2", "B1", "B2", "")
FIELDS = ("care", "construction", "electrical", "metal", "vehicles", "logistics", "retail")
INTERESTS = ("sport", "cooking", "crafts", "music", "reading", "nature")
WAYS = ("foot", "bike", "bus", "car", "")
WEEKDAYS = 5


def house(mentees: int, mentors: int):
    """Fill one provider's house. Gives its contact.

    Rows are inserted directly: a figure measures reading, and thousands of audited writes would only cost time.
    """
    from bench.programmes import register_of
    from network.models import Area, Programme

    register_of(5)
    programme = Programme.objects.select_related("organisation").order_by("pk").first()
    areas = list(Area.objects.select_related("parent").order_by("pk"))
    for area in areas:
        area.path = f"/{area.parent_id}/{area.pk}/" if area.parent_id else f"/{area.pk}/"
    Area.objects.bulk_update(areas, ["path"])
    programme.phases.set(programme.phases.model.objects.all())
    programme.areas.set([area for area in areas if area.parent_id is None])
    draw = random.Random(7)
    _mentors(draw, mentors, programme, areas)
    _mentees(draw, mentees, programme, areas)
    return _contact(programme.organisation)


def _contact(organisation):
    from accounts.enums import Role
    from accounts.models import User
    from accounts.services.roles import give_role

    user = User.objects.create(name="Kontakt")
    give_role(actor=None, user=user, role=Role.CONTACT, container=organisation)
    return user


def _people(names: str, count: int) -> list:
    from accounts.models import User

    return User.objects.bulk_create(User(name=f"{names} {n}", name_key=f"{names} {n}".lower()) for n in range(count))


def _mentors(draw: random.Random, count: int, programme, areas: list) -> None:
    from accounts.models import Consent
    from common import clock
    from mentors.models import MentorField, MentorInterest, MentorProfile
    from volunteers import models

    today, users = clock.today(), _people("Pate", count)
    people = models.Volunteer.objects.bulk_create(
        models.Volunteer(
            user=user,
            area=draw.choice(areas),
            mobility=draw.choice(WAYS),
            gender=draw.choice(("woman", "man", "")),
            free_time_known=True,
        )
        for user in users
    )
    engagements = models.Engagement.objects.bulk_create(
        models.Engagement(
            volunteer=person,
            kind="mentor",
            organisation=programme.organisation,
            programme=programme,
            status="active",
            confirmed_at=clock.now(),
        )
        for person in people
    )
    models.OnboardingStep.objects.bulk_create(
        models.OnboardingStep(engagement=row, step=step, done_on=today, how="paper")
        for row in engagements
        for step in ("first_talk", "confidentiality", "training")
    )
    Consent.objects.bulk_create(
        Consent(user=user, purpose="confidentiality", version=1, language="de", given_at=clock.now(), how="self")
        for user in users
    )
    models.ClearanceCheck.objects.bulk_create(
        models.ClearanceCheck(
            volunteer=person,
            organisation=programme.organisation,
            activity="mentor",
            issued_on=today,
            seen_on=today,
            valid_until=today + dt.timedelta(days=365),
        )
        for person in people
        if draw.random() < 0.9
    )
    profiles = MentorProfile.objects.bulk_create(
        MentorProfile(volunteer=person, capacity=draw.randint(1, 3)) for person in people
    )
    MentorField.objects.bulk_create(
        MentorField(profile=row, field=field) for row in profiles for field in draw.sample(FIELDS, 2)
    )
    MentorInterest.objects.bulk_create(
        MentorInterest(profile=row, interest=one) for row in profiles for one in draw.sample(INTERESTS, 2)
    )
    models.VolunteerLanguage.objects.bulk_create(
        models.VolunteerLanguage(volunteer=row, code=code, level=3)
        for row in people
        for code in ("de", *draw.sample(SPOKEN, 2))
    )
    _free_times(draw, models.FreeTime, "volunteer", people)


def _mentees(draw: random.Random, count: int, programme, areas: list) -> None:
    from common import clock
    from mentees import models
    from network.models import Phase

    phases, today = list(Phase.objects.order_by("pk")), clock.today()
    people = models.Mentee.objects.bulk_create(
        models.Mentee(
            user=user,
            intake=programme.organisation,
            status="waiting",
            talked_on=today,
            birth_year=draw.randint(1970, today.year - 16),
            german=draw.choice(GERMAN),
            area=draw.choice(areas),
            mobility=draw.choice(WAYS),
            free_time_known=True,
        )
        for user in _people("Mensch", count)
    )
    models.Need.objects.bulk_create(
        models.Need(
            mentee=person,
            phase=draw.choice(phases),
            topic="work",
            field=draw.choice((*FIELDS, "")),
            organisation=programme.organisation,
        )
        for person in people
    )
    models.MenteeInterest.objects.bulk_create(
        models.MenteeInterest(mentee=row, interest=one) for row in people for one in draw.sample(INTERESTS, 2)
    )
    models.MenteeLanguage.objects.bulk_create(
        models.MenteeLanguage(mentee=row, code=code, level=3) for row in people for code in draw.sample(SPOKEN, 2)
    )
    _free_times(draw, models.FreeTime, "mentee", people)


def _free_times(draw: random.Random, model, of: str, people: list) -> None:
    model.objects.bulk_create(
        model(**{of: person}, weekday=day, starts=start * 60, ends=(start + 3) * 60)
        for person in people
        for day in draw.sample(range(WEEKDAYS), 2)
        for start in (draw.randint(8, 18),)
    )
