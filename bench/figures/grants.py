"""A list seen through grants, against the plain filter by the same container ids.

1,000,000 group grants over 200,000 programmes (five groups each); one person in 1, 50 and 5,000 of the groups.
Ours begins where a request begins: with a person whose scope has not been read yet.
"""

from collections.abc import Iterator

from bench.crowd import Crowd
from bench.registry import figure
from bench.result import Row, at_most, compared
from bench.rounds import alternate, milliseconds
from bench.run import Run

PAGE = 25
BOUND = at_most(2)


@figure("grants")
def grants(run: Run) -> Iterator[Row]:
    crowd = Crowd(programmes=run.size(200_000, 300))
    crowd.settle()
    people = {n: crowd.person(groups=n) for n in (1, run.size(50, 10), run.size(5000, 100))}
    run.analyze()
    for groups, person in people.items():
        plain = _plain(crowd.kept_by(person))
        name = f"{groups} group{'s' if groups > 1 else ''}"
        yield _row(f"grants {name}", _ours(person), plain, rounds=run.rounds, times=run.size(max(1, 20 // groups), 1))
        yield _row(f"- guardian {name}", _guardian(person), plain, rounds=3, times=1, bound=None)


def _row(name: str, ours, reference, *, rounds: int, times: int, bound=BOUND) -> Row:
    if [p.pk for p in ours()] != [p.pk for p in reference()]:
        raise AssertionError(f"{name}: both sides must give the same page")
    mine, plain = alternate(milliseconds(ours, times=times), milliseconds(reference, times=times), rounds=rounds)
    note = "" if bound else "for comparison"
    return compared(name, unit="ms", ours=mine, reference=plain, bound=bound, note=note)


def _ours(person):
    from accounts.models import User
    from network.models import Programme

    def page():
        reader = User(pk=person.pk, is_active=True)
        return list(Programme.objects.editable_by(reader).order_by("name_key", "pk")[:PAGE])

    return page


def _plain(ids: list[int]):
    from network.models import Programme

    return lambda: list(Programme.objects.filter(pk__in=ids).order_by("name_key", "pk")[:PAGE])


def _guardian(person):
    """The same list by django-guardian's own shortcut."""
    from guardian.shortcuts import get_objects_for_user

    from network.models import Programme

    def page():
        found = get_objects_for_user(person, "contact", Programme, accept_global_perms=False, with_superuser=False)
        return list(found.order_by("name_key", "pk")[:PAGE])

    return page
