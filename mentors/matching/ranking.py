"""For one mentee the ranked list; for an assignment its pairs, explained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mentors.matching import reasons
from mentors.matching.assignment import Assignment
from mentors.matching.cards import MenteeCard, MentorCard
from mentors.matching.columns import Pool, Queue
from mentors.matching.conditions import Question
from mentors.matching.facts import Bar, Facts, facts
from mentors.matching.scores import Scores


@dataclass(frozen=True, slots=True)
class Proposal:
    """A possible pair. `points` are whole (a perfect pair has about `weights.SCALE`); never to be stored."""

    mentee: int
    need: int
    mentor: int
    programme: int
    points: int
    facts: Facts

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self.facts.bars()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What to ask first."""
        return self.facts.questions

    @property
    def reasons(self) -> list[str]:
        """Sentences in the language active now."""
        return reasons.reasons(self.facts)


def explain(mentee: MenteeCard, mentor: MentorCard, programme: int) -> Proposal:
    """This pair in this programme, whether or not a rule refuses it. An engagement that is not there: `LookupError`."""
    engaged = next((one for one in mentor.engagements if one.programme == programme), None)
    if engaged is None:
        raise LookupError(f"mentor {mentor.id} is not in programme {programme}")
    found = facts(mentee, mentor, engaged)
    return Proposal(mentee.id, mentee.need, mentor.id, programme, found.points(), found)


def rank(mentee: MenteeCard, mentors: Sequence[MentorCard], *, limit: int | None = None) -> list[Proposal]:
    """All mentors that no hard rule refuses, the best first, each once by her best programme; equals by id."""
    pool = Pool(mentors)
    if not len(pool):
        return []
    row = Scores(Queue([mentee]), pool).row(0)
    order = np.argsort(-row, kind="stable")
    order = order[row[order] >= 0]
    _, first = np.unique(pool.owner[order], return_index=True)
    by_id = {mentor.id: mentor for mentor in mentors}
    return [
        explain(mentee, by_id[int(pool.ids[pool.owner[column]])], int(pool.programmes[column]))
        for column in order[np.sort(first)[:limit]].tolist()
    ]


def explained(assignment: Assignment, mentees: Iterable[MenteeCard], mentors: Iterable[MentorCard]) -> list[Proposal]:
    """Each pair of an assignment with its reasons; the cards are those it was made from."""
    needs = {(mentee.id, mentee.need): mentee for mentee in mentees}
    by_id = {mentor.id: mentor for mentor in mentors}
    return [explain(needs[pair.mentee, pair.need], by_id[pair.mentor], pair.programme) for pair in assignment.pairs()]
