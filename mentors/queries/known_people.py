"""Whom a provider knows already: what the rows of its lists are compared with. Nobody else's people (security 37)."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import CharField
from django.db.models.functions import Cast

from mentees.models import Mentee
from mentors.lists.fields import Kind
from mentors.lists.preview import Preview
from mentors.lists.sorting import Known, Progress, sort_rows
from mentors.models import ListShape
from network.models import Area, Organisation
from volunteers.models import Engagement

# As it is stored (E.164): making a number of each of thousands would take longer than comparing them.
_PHONE = Cast("contact_phone", CharField())


def known_people(organisation: Organisation) -> list[Known]:
    """People who help, or helped, in this organisation, and people who looked for help there. Two queries."""
    return [*_helpers(organisation), *_seekers(organisation)]


def sorted_anew(seen: Preview, organisation: Organisation, on_progress: Progress | None = None) -> Preview:
    """The same rows, compared with the people known now."""
    rows = sort_rows(
        (row.record for row in seen.rows),
        known_people(organisation),
        total=len(seen.rows),
        on_progress=on_progress,
    )
    return Preview(seen.kind, seen.parts, tuple(rows))


def area_keys() -> dict[str, str]:
    """Name → public id of every area."""
    return dict(Area.objects.order_by("-path", "pk").values_list("name", "public_id"))


def remembered_columns(organisation: Organisation) -> dict[str, str]:
    """What this provider's columns meant in its lists so far; the newest word counts."""
    meant: dict[str, str] = {}
    for mapping in ListShape.objects.filter(organisation=organisation).order_by("changed_at", "pk"):
        meant |= mapping.mapping
    return meant


def _helpers(organisation: Organisation) -> Iterable[Known]:
    rows = Engagement.objects.filter(organisation=organisation).annotate(phone=_PHONE).order_by("volunteer", "pk")
    told = ("volunteer__public_id", "volunteer__user__name", "phone", "contact_email", "born_on")
    found: dict[tuple[str, str], list] = defaultdict(list)
    for key, name, *contact in rows.values_list(*told):
        found[key, name].append(contact)
    for (key, name), contacts in found.items():
        last, first = _names(name)
        yield Known(
            *(key, Kind.MENTOR, last, first),
            born_on=next((born for _phone, _mail, born in contacts if born), None),
            phones=tuple(dict.fromkeys(phone for phone, _mail, _born in contacts if phone)),
            mail=next((mail for _phone, mail, _born in contacts if mail), ""),
        )


def _seekers(organisation: Organisation) -> Iterable[Known]:
    rows = Mentee.objects.filter(intake=organisation).annotate(phone=_PHONE).order_by("pk")
    told = ("public_id", "user__name", "phone", "contact_email", "birth_year")
    for key, name, phone, mail, year in rows.values_list(*told):
        last, first = _names(name)
        phones = (phone,) if phone else ()
        yield Known(key, Kind.SEEKER, last, first, birth_year=year, phones=phones, mail=mail)


def _names(name: str) -> tuple[str, str]:
    """Family name and first name as lists compare them; the order of words does not matter there."""
    first, _blank, last = name.rpartition(" ")
    return last, first
