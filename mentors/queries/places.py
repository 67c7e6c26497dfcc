"""Places with mentors: how many there are, how many are free. Places of open proposals are taken, too."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentors.enums import ACCOMPANIED
from mentors.models import MentorProfile, Place
from volunteers.models import Volunteer


@dataclass(frozen=True, slots=True)
class Places:
    """Of one mentor. `capacity` None: she was not asked, and counts with one place. `held` are places given here,
    `accompanied` those of them in which somebody is accompanied; the others are asked.
    """

    capacity: int | None = None
    elsewhere: int = 0
    held: int = 0
    accompanied: int = 0

    @property
    def total(self) -> int:
        """How many people at once."""
        return 1 if self.capacity is None else self.capacity

    @property
    def free(self) -> int:
        return max(0, self.total - self.elsewhere - self.held)

    @property
    def load(self) -> int:
        """How many people she accompanies now, wherever."""
        return self.accompanied + self.elsewhere

    @property
    def too_many(self) -> int:
        """By how many the people she has are more than the places she wants."""
        return max(0, self.elsewhere + self.held - self.total)

    @property
    def words(self) -> str:
        """ "2 of 3 places free", in the reader's language."""
        if self.capacity is None:
            return _("%(said)s (not asked yet)") % {"said": self._said}
        return self._said

    @property
    def _said(self) -> str:
        said = ngettext("%(free)d of %(n)d place free", "%(free)d of %(n)d places free", self.total)
        return said % {"free": self.free, "n": self.total}


def places_of(people: Iterable[int]) -> dict[int, Places]:
    """{volunteer's key: places} of all of these, asked or not. Two queries."""
    people = set(people)
    said = MentorProfile.objects.filter(volunteer__within=people).values_list("volunteer", "capacity", "elsewhere")
    numbers = {person: (capacity, elsewhere or 0) for person, capacity, elsewhere in said}
    held, accompanied = Counter[int](), Counter[int]()
    taken = Place.objects.filter(volunteer__within=people).values_list("volunteer", "tandem__status")
    for person, status in taken:
        held[person] += 1
        accompanied[person] += status in ACCOMPANIED
    return {
        person: Places(*numbers.get(person, (None, 0)), held=held[person], accompanied=accompanied[person])
        for person in people
    }


def of(volunteer: Volunteer) -> Places:
    """The same of one person."""
    return places_of([volunteer.pk])[volunteer.pk]
