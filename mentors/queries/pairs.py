"""Who could accompany whom, as the desk shows it. Nothing of the points is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.parts import Bar
from mentees.models import Mentee, Need
from mentors.matching import (
    Factor,
    Obstacles,
    Proposal,
    Scarcity,
    against,
    assign,
    explained,
    obstacles,
    rank,
    scarcity,
)
from mentors.queries.cards import Field, load, load_house
from mentors.queries.places import Places
from network.models import Organisation
from volunteers.models import Engagement

MOST_SHOWN = 25
LABELS = {
    Factor.LANGUAGE: gettext_lazy("Language"),
    Factor.WAY: gettext_lazy("Way"),
    Factor.TIME: gettext_lazy("Free time"),
    Factor.FIELD: gettext_lazy("Occupation field"),
    Factor.EXPERIENCE: gettext_lazy("Experience with the phase"),
    Factor.INTERESTS: gettext_lazy("Interests"),
    Factor.LOAD: gettext_lazy("Fair load"),
}


@dataclass(frozen=True)
class Candidate:
    """A possible pair with its reasons; `token` names it in a form."""

    need: Need
    engagement: Engagement
    proposal: Proposal
    places: Places

    @property
    def mentee(self) -> Mentee:
        return whose(self.need)

    @property
    def token(self) -> str:
        return f"{self.need.public_id}.{self.engagement.public_id}"

    @property
    def name(self) -> str:
        return self.engagement.volunteer.user.name

    @cached_property
    def _sentences(self) -> list[str]:
        return self.proposal.reasons

    @property
    def said(self) -> list[str]:
        """What speaks for the pair, sentence by sentence."""
        return self._sentences[: len(self._sentences) - len(self.proposal.questions)]

    @property
    def reasons(self) -> str:
        """The same in one line."""
        return " ".join(self.said)

    @property
    def questions(self) -> list[str]:
        """What is not known and has to be asked first."""
        return self._sentences[len(self._sentences) - len(self.proposal.questions) :]

    @property
    def bars(self) -> list[Bar]:
        """The factors that tell mentors apart."""
        return list(_bars(self.proposal))


@dataclass(frozen=True)
class Left:
    """Somebody for whom nobody was found: which rules stand in the way, and the smallest changes that would help."""

    need: Need
    obstacles: Obstacles

    @property
    def mentee(self) -> Mentee:
        return whose(self.need)

    @property
    def rules(self) -> list[str]:
        """The rules that keep most mentors away, as sentences."""
        most = sorted(self.obstacles.against.items(), key=lambda found: -found[1])
        return [against(rule) for rule, _number in most[:3]]

    @property
    def helps(self) -> list[str]:
        """What would help. Mentors given to others in this very plan are said as such."""
        if self.obstacles.possible:
            return [_("A mentor would be possible, but others wait longer for the same places.")]
        return [str(remedy) for remedy in self.obstacles.remedies[:3]]


@dataclass(frozen=True)
class Plan:
    """The best assignment for everybody waiting, and who remains."""

    pairs: list[Candidate]
    left: list[Left]
    scarcity: Scarcity

    @property
    def waiting(self) -> int:
        return len(self.pairs) + len(self.left)


def candidates(user, need: Need, *, wider: bool = False) -> tuple[list[Candidate], Left | None]:
    """The ranked list for one need, the best first; with nobody, what stands in the way.

    `wider` looks beyond the programme the person asked at: a person decides that, the machine never does.
    """
    field = load(user, clock.today(), need)
    if not field.mentees:
        return [], None
    mentee = replace(field.mentees[0], programme=None) if wider else field.mentees[0]
    ranked = rank(mentee, field.mentors, limit=MOST_SHOWN)
    if ranked:
        return _shown(field, ranked), None
    return [], Left(field.needs[need.pk], obstacles([mentee], field.mentors)[0])


def everybody(user) -> Plan:
    """The best assignment for all who wait in this person's scope."""
    return _plan(load(user, clock.today()))


def everybody_of(house: Organisation) -> Plan:
    """The best assignment for all who wait in this house, as its own staff would see it."""
    return _plan(load_house(house, clock.today()))


def _plan(field: Field) -> Plan:
    assignment = assign(field.mentees, field.mentors)
    left_needs = {need for _mentee, need in assignment.unmatched()}
    left_cards = [card for card in field.mentees if card.need in left_needs]
    found = obstacles(left_cards, field.mentors, given=assignment.given())
    return Plan(
        pairs=_shown(field, explained(assignment, field.mentees, field.mentors)),
        left=[Left(field.needs[one.need], one) for one in found],
        scarcity=scarcity(zip(left_cards, found, strict=True)),
    )


def whose(need: Need) -> Mentee:
    """The person of a need that has one: only those have cards."""
    if need.mentee is None:
        raise LookupError("a need without a person is not matched")
    return need.mentee


def _shown(field: Field, proposals: Iterable[Proposal]) -> list[Candidate]:
    return [
        Candidate(field.needs[one.need], field.engagements[one.programme], one, field.places[one.mentor])
        for one in proposals
    ]


def _bars(proposal: Proposal):
    facts = proposal.facts
    unknown = {
        Factor.WAY: facts.minutes is None,
        Factor.TIME: facts.hours is None,
        Factor.FIELD: facts.field is None,
    }
    for bar in proposal.bars:
        if bar.factor in LABELS:
            percent = None if unknown.get(bar.factor) else round(100 * bar.value)
            yield Bar(LABELS[bar.factor], percent)
