"""A grown house: people who wait or are accompanied, mentors, tandems, proposals and follow-ups of one organisation."""

from bench.fill import fill

FIRST = 1_000_000
PEOPLE = 10_000_000


def house_of(*, mentees: int, mentors: int):
    """Insert a house with this many people. Gives the organisation; two of five mentees are in a running tandem.

    Rows are inserted directly: a figure measures reading, and thousands of audited writes would only cost time.
    """
    from accounts.models import User
    from bench.programmes import register_of
    from mentees.models import Mentee, Need
    from mentors.models import FollowUp, Tandem
    from network.models import Area, Organisation, Phase, Programme
    from volunteers.models import Engagement, Volunteer

    county = register_of(25)
    house = Organisation.objects.create(name="Integrationszentrum", kind="integration_centre", area=county)
    programme = Programme.objects.create(organisation=house, name="Paten im Zentrum")
    area, phase = Area.objects.exclude(pk=county.pk).order_by("pk").first(), Phase.objects.order_by("pk").first()
    paired = mentees * 2 // 5
    now, today = "CURRENT_TIMESTAMP", "CURRENT_DATE"
    _users(User, PEOPLE, mentees, "Mentee")
    _users(User, 2 * PEOPLE, mentors, "Patin")
    fill(
        Mentee,
        mentees,
        id=f"{FIRST} + i",
        public_id="'mentee-' || i",
        user_id=f"{PEOPLE} + i",
        status=f"CASE WHEN i <= {paired} THEN 'accompanied' ELSE 'waiting' END",
        intake_id=str(house.pk),
        area_id=str(area.pk),
        talked_on=today,
        requested_at=now,
        contact_phone="'+4957112' || (10000 + i)",
    )
    fill(
        Need,
        mentees,
        id=f"{FIRST} + i",
        public_id="'need-' || i",
        mentee_id=f"{FIRST} + i",
        phase_id=str(phase.pk),
        topic="'work'",
        organisation_id=str(house.pk),
        programme_id=str(programme.pk),
        raised_at=now,
        status=f"CASE WHEN i <= {paired} THEN 'matched' ELSE 'open' END",
    )
    fill(Volunteer, mentors, id=f"{FIRST} + i", public_id="'volunteer-' || i", user_id=f"{2 * PEOPLE} + i")
    fill(
        Engagement,
        mentors,
        id=f"{FIRST} + i",
        public_id="'engagement-' || i",
        volunteer_id=f"{FIRST} + i",
        kind="'mentor'",
        organisation_id=str(house.pk),
        programme_id=str(programme.pk),
        status="'active'",
        confirmed_at=now,
        created_at=now,
    )
    fill(
        Tandem,
        paired,
        id=f"{FIRST} + i",
        public_id="'tandem-' || i",
        engagement_id=f"{FIRST} + 1 + i %% {mentors}",
        mentee_id=f"{FIRST} + i",
        need_id=f"{FIRST} + i",
        status="'running'",
        proposed_at=now,
        running_from=today,
    )
    fill(
        FollowUp,
        paired // 10,
        public_id="'follow-up-' || i",
        organisation_id=str(house.pk),
        kind="'call'",
        due_on=today,
        mentee_id=f"{FIRST} + i",
        created_at=now,
    )
    return house


def _users(model, first: int, number: int, name: str) -> None:
    fill(
        model,
        number,
        id=f"{first} + i",
        public_id=f"'{name.lower()}-' || i",
        name=f"'{name} ' || i",
        name_key=f"'{name.lower()} ' || i",
    )
