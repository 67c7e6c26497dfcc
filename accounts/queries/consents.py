"""What a person agreed to. Only a yes to the current text counts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts import audit, consents
from accounts.consents import Purpose
from accounts.models import Consent, User


def has_consent(user: User, purpose: Purpose, about: str = "") -> bool:
    """True if the person agrees at this moment; `about` is a public id where the purpose is `per` something."""
    return Consent.objects.valid(purpose, about).filter(user=user).exists()


def with_consent(purpose: Purpose, about: str = "") -> QuerySet:
    """Ids of everybody who agrees at this moment, as a subquery: `filter(user__in=with_consent(SHARED_POOL))`."""
    return Consent.objects.valid(purpose, about).values("user_id")


@dataclass(frozen=True, slots=True)
class Shown:
    """The newest answer of a person to one purpose, as a page shows it; `about` is a name."""

    purpose: Purpose
    consent: Consent
    about: str

    @property
    def is_open(self) -> bool:
        return self.consent.ended_at is None

    @property
    def is_outdated(self) -> bool:
        """Given to an older text: it does not count until the person agrees to the new one."""
        return self.is_open and self.consent.version != self.purpose.version

    @property
    def at(self) -> datetime:
        """When the person said it last: her yes, or that it ended."""
        return self.consent.ended_at or self.consent.given_at

    @property
    def how_ended(self) -> str:
        return self.consent.get_ended_how_display()


def answers_of(user: User) -> list[Shown]:
    """What a person agreed to or took back, purpose by purpose. One query, and one per kind of thing it is about."""
    newest: dict[tuple[str, str], Consent] = {}
    for row in Consent.objects.filter(user=user).select_related("recorded_by", "ended_by").newest_first():
        newest.setdefault((row.purpose, row.about), row)
    known = [
        (purpose, row) for purpose in consents.purposes() for row in newest.values() if row.purpose == purpose.code
    ]
    named = _names(known)
    return [Shown(purpose, row, named[purpose.per].get(row.about, "")) for purpose, row in known]


def answer_of(user: User, public_id: str) -> Shown | None:
    """The answer with this id, if it is this person's and her newest to that purpose."""
    return next((one for one in answers_of(user) if one.consent.public_id == public_id), None)


def _names(known: list[tuple[Purpose, Consent]]) -> dict[str, dict[str, str]]:
    ids: dict[str, set[str]] = defaultdict(set)
    for purpose, row in known:
        ids[purpose.per].add(row.about)
    return {kind: audit.named(kind, about) for kind, about in ids.items()}
