"""The best assignment for everybody waiting, against the straight way; a whole region; the everyday size with reasons.

Both sides read the same cards and run on one core. In this crowd everybody can be placed, so that points alone decide
the optimum; about 58 % of all pairs are possible.
"""

from collections.abc import Iterator

from bench import cards
from bench.child import Child
from bench.client import Unexpected
from bench.registry import figure
from bench.result import Row, at_least, at_most, compared, counted
from bench.rounds import alternate, milliseconds
from bench.run import Run

TIME, MEMORY, OPTIMUM = at_most(1 / 12), at_most(1 / 20), at_least(0.9999)
ROUNDS = 3


@figure("matching")
def matching(run: Run) -> Iterator[Row]:
    size = {"mentees": run.size(10_000, 120), "mentors": run.size(5_500, 70)}
    work = Child("bench.matching:ours", size), Child("bench.matching:straight", size)
    mine, theirs = alternate(*work, rounds=ROUNDS if not run.quick else 1)
    found, best = mine[0].answer, theirs[0].answer
    if found["people"] != best["people"] or found["total"] > best["total"]:
        raise Unexpected(f"both sides must follow the same rules: {found} and {best}")
    name = f"matching {size['mentees']} × {size['mentors']}"
    yield compared(
        name,
        unit="s",
        ours=[one.seconds for one in mine],
        reference=[one.seconds for one in theirs],
        bound=TIME,
        note=f"{best['possible']:.0%} of pairs possible, {found['people']} placed by both",
    )
    yield compared(
        f"{name}, memory",
        unit="MB",
        ours=[one.grown for one in mine],
        reference=[one.grown for one in theirs],
        bound=MEMORY,
        note="beyond interpreter, libraries and cards",
    )
    yield counted(f"{name}, points", unit="of the optimum", value=found["total"] / best["total"], bound=OPTIMUM)


@figure("matching-region")
def region(run: Run) -> Iterator[Row]:
    """A dense matrix of this size would need 88 GB."""
    size = {"mentees": run.size(100_000, 500), "mentors": run.size(55_000, 300)}
    spent = Child("bench.matching:streamed", size)()
    note = f"{spent.answer['people']} placed in {spent.seconds:.0f} s"
    yield counted("matching 100000 × 55000", unit="MB", value=spent.peak, bound=at_most(300), note=note)


@figure("matching-everyday")
def everyday(run: Run) -> Iterator[Row]:
    """Assignment, every reason in German, every obstacle and the scarcity report, from cards."""
    from django.utils import translation

    for helpers in (300, 200):
        mentees, mentors = list(cards.mentees(500)), list(cards.mentors(helpers))
        with translation.override("de"):
            took = milliseconds(lambda: _everything(mentees, mentors), times=1)  # noqa: B023
            values = sorted(took() for _ in range(3))
        name = f"matching 500 × {helpers} with all reasons"
        yield counted(name, unit="ms", value=values[1], bound=at_most(1000), note="cards ready")


def _everything(mentees, mentors) -> list[str]:
    from mentors.matching import assign, explained, obstacles, scarcity

    found = assign(mentees, mentors)
    over = set(found.unmatched())
    left = [mentee for mentee in mentees if (mentee.id, mentee.need) in over]
    hindered = obstacles(left, mentors, given=found.given())
    scarcity(zip(left, hindered, strict=True))
    said = [" ".join(proposal.reasons) for proposal in explained(found, mentees, mentors)]
    return said + [str(remedy) for one in hindered for remedy in one.remedies]
