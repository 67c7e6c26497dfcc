"""Who hears of a worry, and what the safeguarding contact sees."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.enums import Kind, Role
from accounts.models import Membership, User
from accounts.rules import house_of
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


def responsible_for(user: User, mentee: Mentee | None) -> Organisation | None:
    """The first house around the two with a safeguarding contact, at last an integration centre; None: nobody has."""
    return next((house for house in _houses(user, mentee) if contacts_of(house).exists()), None)


def whom_to_call(user: User, mentee: Mentee | None) -> list[ContactPerson]:
    """Named contacts with a phone number in those houses, the nearest first: for where nobody would hear of it."""
    houses = _houses(user, mentee)
    found = ContactPerson.objects.filter(organisation__in=houses, programme=None).exclude(phone="")
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
    """A step of the way: what it is about, and what was done of it."""

    kind: WorryStepKind
    hint: str
    done: list[Done]


def guide_of(worry: Worry, hints) -> list[Guide]:
    """All steps of the way in their order, each with what was done. One query. `hints`: kind → words."""
    rows: dict[str, list[Done]] = {kind: [] for kind in WorryStepKind}
    for step in worry.steps.select_related("by").order_by("at", "pk"):
        rows[step.kind].append(Done(step.get_kind_display(), step.at, str(step.by or ""), opened(step.note)))
    return [Guide(kind, hints[kind], rows[kind]) for kind in WorryStepKind]


def opened(sealed: str) -> str | None:
    """The words; None when they were sealed with a key that is gone."""
    try:
        return unseal(sealed)
    except ValueError:
        return None
