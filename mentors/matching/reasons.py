"""What speaks for a pair, what to ask first, and what would help those left, in sentences of the reader's language."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentors.matching.cards import Gender, Level
from mentors.matching.conditions import Question, Rule
from mentors.matching.facts import Facts
from network import languages


def reasons(facts: Facts) -> list[str]:
    """Sentences for a pair, the weightiest first; things to ask first stand at the end."""
    return [*_for(facts), *(_ask(question) for question in facts.questions)]


def _for(facts: Facts) -> Iterator[str]:
    yield _language(facts)
    if facts.minutes is not None:
        minutes = max(5, 5 * round(facts.minutes / 5))
        yield _("The way takes about %(minutes)d minutes.") % {"minutes": minutes}
    if n := facts.hours:
        yield ngettext("%(n)d free hour a week in common.", "%(n)d free hours a week in common.", n) % {"n": n}
    if facts.field:
        yield _("Knows the occupation field.")
    if n := facts.experience:
        yield ngettext("%(n)d person accompanied in this phase.", "%(n)d people accompanied in this phase.", n) % {
            "n": n
        }
    if n := facts.interests:
        yield ngettext("%(n)d interest in common.", "%(n)d interests in common.", n) % {"n": n}
    n = facts.load
    yield ngettext("Accompanies %(n)d person now.", "Accompanies %(n)d people now.", n) % {"n": n}


def _language(facts: Facts) -> str:
    if facts.language is None:
        return _("An interpreter is needed and agreed.")
    name = {"language": languages.name(facts.language)}
    if facts.depth in (Level.A1, Level.A2):
        return _("Both speak a little %(language)s.") % name
    if facts.depth >= Level.B2:
        return _("Both speak %(language)s well.") % name
    return _("Both speak %(language)s.") % name


def _ask(question: Question) -> str:
    return {
        Question.PHASE: _("Ask first which phase it is about."),
        Question.AREA: _("Ask first whether the area fits."),
        Question.GENDER: _("Ask first because of the wish for a woman or a man."),
        Question.TIME: _("Ask first when there is time."),
    }[question]


def recruiting(people: int, wish: Gender | None, language: str, area: str, phase: str) -> str:
    """A line of a recruiting call; `area` and `phase` are names, empty where nothing is said."""
    looked_for = [
        *([_wish(wish)] if wish else []),
        _("speaks %(language)s") % {"language": languages.name(language)},
        *([_("near %(area)s") % {"area": area}] if area else []),
        *([phase] if phase else []),
    ]
    said = ngettext("%(n)d person waits for a mentor: %(wish)s.", "%(n)d people wait for a mentor: %(wish)s.", people)
    return said % {"n": people, "wish": ", ".join(looked_for)}


def _wish(gender: Gender) -> str:
    return {Gender.FEMALE: _("a woman"), Gender.MALE: _("a man"), Gender.DIVERSE: _("a diverse person")}[gender]


def remedy(rules: Iterable[Rule], mentors: int) -> str:
    """What is missing so that this number of mentors would be possible."""
    missing = ", ".join(_missing(rule) for rule in rules)
    said = ngettext(
        "%(n)d mentor would be possible. Missing: %(missing)s.",
        "%(n)d mentors would be possible. Missing: %(missing)s.",
        mentors,
    )
    return said % {"n": mentors, "missing": missing}


def _missing(rule: Rule) -> str:
    return {
        Rule.ACTIVE: _("the end of a pause"),
        Rule.CONFIRMED: _("a confirmed entry"),
        Rule.ONBOARDED: _("a finished onboarding"),
        Rule.CLEARANCE: _("a valid certificate of conduct"),
        Rule.TRAINING: _("the training for young people"),
        Rule.CAPACITY: _("one more place"),
        Rule.PROGRAMME: _("the programme the person asked at"),
        Rule.PHASE: _("the fitting phase"),
        Rule.AREA: _("the fitting area"),
        Rule.WISH_OF_MENTEE: _("openness of the mentee for a woman or a man"),
        Rule.WISH_OF_MENTOR: _("openness of the mentor for a woman or a man"),
        Rule.LANGUAGE: _("an interpreter"),
        Rule.TIME: _("a common free hour"),
        Rule.EXCLUDED: _("somebody else"),
    }[rule]


def against(rule: Rule) -> str:
    """Which rule stands in the way, as a sentence."""
    return {
        Rule.ACTIVE: _("The mentor is paused."),
        Rule.CONFIRMED: _("The mentor has not confirmed the entry."),
        Rule.ONBOARDED: _("The onboarding is not finished."),
        Rule.CLEARANCE: _("A valid certificate of conduct is missing."),
        Rule.TRAINING: _("The training for accompanying young people is missing."),
        Rule.CAPACITY: _("No place is free."),
        Rule.PROGRAMME: _("The mentor is in another programme than the one the person asked at."),
        Rule.PHASE: _("The phase is not covered."),
        Rule.AREA: _("The area is not covered."),
        Rule.WISH_OF_MENTEE: _("The mentee wishes otherwise, a woman or a man."),
        Rule.WISH_OF_MENTOR: _("The mentor wishes otherwise, a woman or a man."),
        Rule.LANGUAGE: _("There is no common language and no interpreter."),
        Rule.TIME: _("There is no common free time."),
        Rule.EXCLUDED: _("The two are not brought together again."),
    }[rule]
