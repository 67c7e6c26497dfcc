"""People and places for tests. Rights come from the real service: `give(user, role, container)`."""

import factory
from factory.django import DjangoModelFactory

from accounts.enums import Answered, Role
from accounts.purposes import CONFIDENTIALITY
from accounts.services import consents
from accounts.services.roles import give_role
from common import clock
from mentees.enums import Cause, HelperRole, MenteeStatus, Topic
from mentees.models import Helper
from mentors.enums import ACCOMPANIED, HOLDING, TandemStatus
from mentors.models import Place
from network import models
from network.enums import AreaKind, OfferKind, OrganisationKind
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, OnboardingStep
from volunteers.terms import CLEARANCE_MONTHS, months_later


class UserFactory(DjangoModelFactory):
    """A person with a verified way in by e-mail and no role."""

    class Meta:
        model = "accounts.User"
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Amira Yilmaz {n}")
    login_email = factory.Sequence(lambda n: f"person{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(**kwargs)


class CountyFactory(DjangoModelFactory):
    """The one county."""

    class Meta:
        model = models.Area
        django_get_or_create = ("kind",)
        skip_postgeneration_save = True

    kind = AreaKind.COUNTY
    name = "Minden-Lübbecke"

    @factory.post_generation
    def path(area, created, value, **kwargs):
        """Give the area its path, whoever sets it in the end."""
        if not area.path:
            area.path = value or f"{area.parent.path if area.parent else '/'}{area.pk}/"
            area.save(update_fields=["path"])


class AreaFactory(CountyFactory):
    """A municipality of the county; `parent=` and `kind=` for anything else."""

    class Meta:
        model = models.Area
        # Inherited, "kind" alone would make all towns one.
        django_get_or_create = ("parent", "name")
        skip_postgeneration_save = True

    kind = AreaKind.MUNICIPALITY
    name = factory.Sequence(lambda n: f"Gemeinde {n}")
    parent = factory.SubFactory(CountyFactory)


class QuarterFactory(AreaFactory):
    kind = AreaKind.QUARTER
    name = factory.Sequence(lambda n: f"Quartier {n}")
    parent = factory.SubFactory(AreaFactory)


class OrganisationFactory(DjangoModelFactory):
    """A provider in a municipality of its own."""

    class Meta:
        model = models.Organisation

    kind = OrganisationKind.PROVIDER
    name = factory.Sequence(lambda n: f"Träger {n}")
    area = factory.SubFactory(AreaFactory)


class CentreFactory(OrganisationFactory):
    """The integration centre, for the whole county."""

    kind = OrganisationKind.INTEGRATION_CENTRE
    name = factory.Sequence(lambda n: f"Integrationszentrum {n}")
    area = factory.SubFactory(CountyFactory)


class PhaseFactory(DjangoModelFactory):
    class Meta:
        model = models.Phase
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"phase-{n}")
    name = factory.Sequence(lambda n: f"Phase {n}")
    position = factory.Sequence(lambda n: 100 + n)


class ProgrammeFactory(DjangoModelFactory):
    """A published programme with free places; `phases=` and `areas=` take lists."""

    class Meta:
        model = models.Programme
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Patenprogramm {n}")
    summary = "Paten helfen beim Ankommen im Beruf."
    places_total = 10
    places_free = 4

    @factory.post_generation
    def phases(programme, created, phases, **kwargs):
        if phases:
            programme.phases.set(phases)

    @factory.post_generation
    def areas(programme, created, areas, **kwargs):
        programme.areas.set(areas if areas is not None else [programme.organisation.area])


class ContactFactory(DjangoModelFactory):
    """The named contact of an organisation; `programme=` makes her the first of a programme."""

    class Meta:
        model = models.ContactPerson

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Jonas Krüger {n}")
    email = factory.Sequence(lambda n: f"contact{n}@example.org")
    phone = "+495711234567"


class FundingFactory(DjangoModelFactory):
    class Meta:
        model = models.Funding

    programme = factory.SubFactory(ProgrammeFactory)
    funder = "Land Nordrhein-Westfalen"


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = models.Offer

    name = factory.Sequence(lambda n: f"Sprachcafé {n}")
    kind = OfferKind.MEETING_PLACE
    area = factory.SubFactory(AreaFactory)


class VolunteerFactory(DjangoModelFactory):
    """A person who helps, with no engagement yet."""

    class Meta:
        model = "volunteers.Volunteer"

    user = factory.SubFactory(UserFactory)


class EngagementFactory(DjangoModelFactory):
    """An active, confirmed mentor of an organisation; `programme=` sets the programme and its organisation."""

    class Meta:
        model = "volunteers.Engagement"

    volunteer = factory.SubFactory(VolunteerFactory)
    kind = EngagementKind.MENTOR
    programme = None
    organisation = factory.LazyAttribute(lambda o: o.programme.organisation if o.programme else OrganisationFactory())
    status = EngagementStatus.ACTIVE
    confirmed_at = factory.LazyFunction(clock.now)


def ready(engagement):
    """All that onboarding may ask for is done, as rows: every step, the promise, a certificate. Gives it back."""
    user, today = engagement.volunteer.user, clock.today()
    for step in StepKind:
        OnboardingStep.objects.get_or_create(
            engagement=engagement, step=step, defaults={"done_on": today, "how": Answered.PAPER}
        )
    ClearanceCheck.objects.create(
        volunteer=engagement.volunteer,
        organisation=engagement.organisation,
        activity=engagement.kind,
        issued_on=today,
        seen_on=today,
        valid_until=months_later(today, CLEARANCE_MONTHS),
    )
    consents.give(actor=user, user=user, purpose=CONFIDENTIALITY, how=Answered.SELF, language="de")
    return engagement


class MenteeFactory(DjangoModelFactory):
    """A grown-up who waits for a mentor after the first talk."""

    class Meta:
        model = "mentees.Mentee"

    user = factory.SubFactory(UserFactory)
    intake = factory.SubFactory(OrganisationFactory)
    status = MenteeStatus.WAITING
    birth_year = 1990
    talked_on = factory.LazyFunction(clock.today)


class NeedFactory(DjangoModelFactory):
    """A mentee's own need."""

    class Meta:
        model = "mentees.Need"

    mentee = factory.SubFactory(MenteeFactory)
    organisation = factory.LazyAttribute(lambda o: o.mentee.intake if o.mentee else OrganisationFactory())
    phase = factory.SubFactory(PhaseFactory)
    topic = Topic.WORK


class TandemFactory(DjangoModelFactory):
    """A running tandem of one need, with its place at the mentor's and the row in the helper circle."""

    class Meta:
        model = "mentors.Tandem"
        skip_postgeneration_save = True

    need = factory.SubFactory(NeedFactory)
    mentee = factory.LazyAttribute(lambda o: o.need.mentee)
    engagement = factory.SubFactory(EngagementFactory)
    status = TandemStatus.RUNNING
    running_from = factory.LazyFunction(clock.today)

    @factory.post_generation
    def place(tandem, created, number, **kwargs):
        if tandem.status in HOLDING:
            Place.objects.create(tandem=tandem, volunteer=tandem.engagement.volunteer, number=number or 1)

    @factory.post_generation
    def helper(tandem, created, value, **kwargs):
        if tandem.status in ACCOMPANIED:
            Helper.objects.create(
                mentee=tandem.mentee,
                engagement=tandem.engagement,
                role=HelperRole.MENTOR,
                cause=Cause.TANDEM,
                cause_id=tandem.public_id,
                starts_on=clock.today(),
            )


def give(user, role, container, **kwargs):
    """Give a role through the real service, as the command line would. Returns the membership."""
    return give_role(actor=None, user=user, role=Role(role), container=container, **kwargs)


def person(role, container, **kwargs):
    """A new person with this role."""
    user = UserFactory(**kwargs)
    give(user, role, container)
    return user


def sign_in(client, user, *, second_step=False):
    """Sign in without the ways in; `second_step` as after TOTP or a passkey."""
    client.force_login(user)
    if second_step:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client
