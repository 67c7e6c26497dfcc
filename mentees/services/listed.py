"""Many requests at once, as a provider's list brings them: a few statements for some hundreds."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Role
from accounts.models import User
from accounts.services.people import add_people
from accounts.services.roles import give_role_to_all
from common.errors import NotAllowed
from common.week import normalised
from mentees import rules
from mentees.asked import Asked, Wanted
from mentees.enums import Side, Source
from mentees.models import FreeTime, Mentee, MenteeLanguage, Need
from mentees.services.records import check_born
from network.models import Organisation, Programme


@transaction.atomic
def take_in_all(
    *, actor: User | None, house: Organisation, programme: Programme | None, requests: Sequence[Asked]
) -> list[Mentee]:
    """People nobody knows yet who look for help, in their order, each with her need if one is said.

    The same as `intake.take_in` from a list for each: without any consent, so what needs one is not kept. All of them
    want this `programme` of the house, or none. Raises NotAllowed, WrongInput (an impossible age).
    """
    if not rules.can_take_in_for(actor, house, programme):
        raise NotAllowed(_("You can only take in requests for your own house."))
    for asked in requests:
        check_born(asked.born)
    users = add_people(actor=actor, people=[(asked.name, asked.language) for asked in requests])
    mentees = Mentee.objects.bulk_create(
        _row(actor, house, user, asked) for user, asked in zip(users, requests, strict=True)
    )
    give_role_to_all(actor=None, users=users, role=Role.MENTEE, container=programme or house)
    pairs = list(zip(mentees, requests, strict=True))
    _beside(pairs)
    raise_all(actor=actor, house=house, wishes=[(mentee, asked.wanted) for mentee, asked in pairs if asked.wanted])
    acts: list[tuple[Mentee, dict[str, str]]] = [(mentee, {}) for mentee in mentees]
    audit.record_all("mentee.requested", actor=actor, acts=acts, organisation_id=house.pk)
    return mentees


@transaction.atomic
def raise_all(*, actor: User | None, house: Organisation, wishes: Sequence[tuple[Mentee, Wanted]]) -> list[Need]:
    """What people of this house need, as `needs.raise_need` for each. The caller has checked that they are kept."""
    raised = Need.objects.bulk_create(
        Need(
            mentee=mentee,
            phase=wanted.phase,
            topic=wanted.topic,
            field=wanted.field or "",
            urgency=wanted.urgency,
            area=mentee.area,
            side=Side.MENTEE,
            organisation=house,
            programme=wanted.programme,
            raised_by=actor,
        )
        for mentee, wanted in wishes
    )
    audit.record_all("need.raised", actor=actor, acts=[(need, {}) for need in raised], organisation_id=house.pk)
    return raised


def _row(actor: User | None, house: Organisation, user: User, asked: Asked) -> Mentee:
    return Mentee(
        user=user,
        intake=house,
        source=Source.LIST,
        filled_in_by=actor,
        birth_year=asked.born.year,
        adult_from=asked.born.adult_from,
        german=asked.german or "",
        area=asked.area,
        mobility=asked.mobility or "",
        contact_phone=asked.phone,
        contact_email=asked.email,
        free_time_known=asked.free is not None,
    )


def _beside(pairs: Sequence[tuple[Mentee, Asked]]) -> None:
    """Languages (German stands on the record) and free time."""
    MenteeLanguage.objects.bulk_create(
        MenteeLanguage(mentee=mentee, code=code, level=level)
        for mentee, asked in pairs
        for code, level in sorted(dict(asked.languages).items())
        if code != "de"
    )
    FreeTime.objects.bulk_create(
        FreeTime(mentee=mentee, weekday=slot.weekday, starts=slot.start, ends=slot.end)
        for mentee, asked in pairs
        for slot in normalised(asked.free or ())
    )
