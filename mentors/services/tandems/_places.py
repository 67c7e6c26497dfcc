"""Places with a mentor: numbered rows, so that the database refuses the one too many."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common.errors import WrongInput
from mentors.models import Place, Tandem
from mentors.queries import places
from volunteers.models import Volunteer


def take_place(tandem: Tandem) -> Place:
    """The lowest free number of all she has for people from here. Raises `WrongInput` when none is left.

    Two proposals at once choose the same number: the unique row lets one in, the other looks again.
    """
    volunteer = tandem.engagement.volunteer
    there = places.of(volunteer)
    most = max(0, there.total - there.elsewhere)
    for _attempt in range(most + 1):
        number = _free_number(volunteer, most)
        if number is None:
            break
        try:
            with transaction.atomic():
                return Place.objects.create(volunteer=volunteer, number=number, tandem=tandem)
        except IntegrityError:
            continue
    raise WrongInput(_("This mentor has no free place any more."))


def free_place(tandem: Tandem) -> None:
    """The mentor can take somebody else."""
    Place.objects.filter(tandem=tandem).delete()


def _free_number(volunteer: Volunteer, most: int) -> int | None:
    taken = _taken(volunteer)
    free = sorted(set(range(1, most + 1)) - taken)
    return free[0] if free and len(taken) < most else None


def _taken(volunteer: Volunteer) -> set[int]:
    return set(Place.objects.filter(volunteer=volunteer).values_list("number", flat=True))
