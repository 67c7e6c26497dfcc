"""Who hears of a worry, and what the safeguarding contact sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.enums import Kind, Role
from accounts.models import Membership, User
from accounts.rules import house_of
from common import clock
from common.seals import unseal
from mentees.enums import WorryStepKind
from mentees.models import Helper, Mentee, Worry
from network.enums import OrganisationKind
from network.models import ContactPerson, Organisation


def contacts_of(organisation: Organisation) -> QuerySet[User]:
    """Everybody who is safeguarding contact there today; deputies hold the same role until their last day."""
    held = Membership.objects.active().filter(
        group__rolegroup__role=Role.SAFEGUARDING,
        group__rolegroup__kind=Kind.ORGANISATION,
        group__rolegroup__container_id=organisation.pk,
    )
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("pk")


def concerned(raised_by: User | None, mentee: Mentee | None) -> QuerySet[User]:
    """Whom a worry may be about: the person herself, whoever helps or helped her, or helped whoever is worried.

    They read nothing of it, whatever roles they hold. Agrees with `Worry.visible_to`.
    """
    helped = Q(mentee=mentee) if mentee else Q(pk__in=[])
    if raised_by:
        helped |= Q(mentee__user=raised_by)
    helpers = Helper.objects.filter(helped).values("engagement__volunteer__user")
    return User.objects.filter(Q(pk__in=helpers) | Q(pk=mentee.user_id if mentee else None))


def readers_of(organisation: Organisation, raised_by: User | None, mentee: Mentee | None) -> QuerySet[User]:
    """The safeguarding contacts there whom this worry cannot be about."""
    return contacts_of(organisation).exclude(pk__in=concerned(raised_by, mentee).values("pk"))


def responsible_for(user: User, mentee: Mentee | None) -> Organisation | None:
    """The first house around the two with a safeguarding contact who may read it, at last an integration centre.

    None: nobody would.
    """
    return next((house for house in _houses(user, mentee) if readers_of(house, user, mentee).exists()), None)


def whom_to_call(user: User, mentee: Mentee | None) -> list[ContactPerson]:
    """Named contacts with a phone number in those houses, the nearest first: for where nobody would hear of it.

    Never somebody it may be about.
    """
    houses = _houses(user, mentee)
    found = ContactPerson.objects.filter(organisation__in=houses, programme=None).exclude(phone="")
    found = found.exclude(user__isnull=False, user__in=concerned(user, mentee).values("pk"))
    order = {house.pk: number for number, house in enumerate(houses)}
    return sorted(found.select_related("organisation").first_first(), key=lambda one: order[one.organisation_id])


def _houses(user: User, mentee: Mentee | None) -> list[Organisation]:
    """The helper's own house, that of the record, those of who helps the person, of one's first role, the centres."""
    around = Helper.objects.open().filter(mentee=mentee) if mentee else Helper.objects.none()
    helping = around if mentee else Helper.objects.open()
    helping = helping.filter(engagement__volunteer__user=user)
    ids = list(helping.order_by("pk").values_list("engagement__organisation", flat=True))
    ids += [mentee.intake_id] if mentee else []
    ids += around.order_by("pk").values_list("engagement__organisation", flat=True)
    ids += [house] if (house := house_of(user)) else []
    centres = Organisation.objects.filter(kind=OrganisationKind.INTEGRATION_CENTRE).order_by("area__path", "pk")
    ids += centres.values_list("pk", flat=True)
    known = Organisation.objects.in_bulk(ids)
    return [known[pk] for pk in dict.fromkeys(ids)]


def people_to_worry_about(user: User) -> QuerySet[Mentee]:
    """Whom this person helps now."""
    return Mentee.objects.helped_by(user).open().select_related("user").order_by("user__name_key", "pk")


def cases(user: User) -> QuerySet[Worry]:
    """The desk of the safeguarding contact: open ones first, the most urgent and the oldest on top."""
    return (
        Worry.objects.visible_to(user)
        .annotate(step_count=Count("steps"), is_closed=Q(closed_on__isnull=False))
        .select_related("organisation")
        .order_by("is_closed", "-urgency", "raised_at", "pk")
    )


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was taken, with its note."""

    kind: str
    at: object
    by: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Guide:
    """A step of the way: what it is about, and what was done of it. `fits` False: done before, no longer asked."""

    kind: WorryStepKind
    label: object
    hint: object
    done: list[Done]
    fits: bool = True


def age_of(worry: Worry) -> bool | None:
    """Is it about somebody under 18? None: nobody knows."""
    mentee = worry.mentee
    if mentee is None or (mentee.birth_year is None and mentee.adult_from is None):
        return None
    return mentee.is_minor(clock.today())


def guide_of(worry: Worry, way: Mapping[WorryStepKind, tuple[object, object]]) -> list[Guide]:
    """The steps of this way in their order, each with what was done; whatever else was done, too. One query.

    `way`: kind → (label, hint), see `worry_words.way_for`.
    """
    rows: dict[str, list[Done]] = {kind: [] for kind in WorryStepKind}
    for step in worry.steps.select_related("by").order_by("at", "pk"):
        rows[step.kind].append(Done(step.get_kind_display(), step.at, str(step.by or ""), opened(step.note)))
    return [
        Guide(kind, *way.get(kind, (kind.label, "")), rows[kind], kind in way)
        for kind in WorryStepKind
        if kind in way or rows[kind]
    ]


def opened(sealed: str) -> str | None:
    """The words; None when they were sealed with a key that is gone."""
    try:
        return unseal(sealed)
    except ValueError:
        return None
