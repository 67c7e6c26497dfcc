"""What people are asked to agree to: the registry of purposes, and how rooms use consent.

A consent is given by one person for one purpose, in the version and the language she read, and is withdrawn with
effect at once; no help ever depends on it (docs: security, last paragraph). The rooms declare at start what they ask:

    PHOTO = consents.register(Purpose(code="photo", version=1, title=_(…), text=_(…), ending=_(…)))

Purposes that several rooms need stand in `accounts.purposes`. A new meaning of `text` is a new `version`: the yes to
the old one no longer counts, and the person is asked again. Three more doors:

    from accounts.queries import has_consent, with_consent
    has_consent(user, PHOTO)                                # one question, one query
    has_consent(user, PASSING_ON, about=organisation.public_id)
    volunteers.filter(user__in=with_consent(SHARED_POOL))   # inside a list: no query of its own

    from accounts.services import consents
    consents.give(actor=…, user=…, purpose=PHOTO, how=Answered.SELF, language="ar")
    consents.withdraw(actor=…, user=…, purpose=PHOTO, how=Answered.PHONE)

    <c-consent :purpose="purpose" />                        in a form: one box with the text in the reader's language
    for purpose, language in agreed(request.POST, PHOTO):   (`accounts.forms.consents`) what was ticked, read in what
        consents.give(actor=…, user=…, purpose=purpose, how=Answered.SELF, language=language)

People answer for themselves (`Answered.SELF`); whoever may help a person records what she said by phone or on paper.
Rooms ask when they read, so a withdrawal counts at once. A room that keeps something only by consent (a photo, a wish)
deletes it in a job of its own; `after_end` and `after_yes` name jobs that follow within seconds. A room whose staff
know people without a role adds its own rule with `let_record`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """One thing people are asked. Title and texts are lazy translations, in short plain sentences.

    `text` is what she says yes to, `ending` what follows when she takes it back. `per` names the kind of thing a yes
    is about, as the audit knows it ("organisation"): each needs a yes of its own. What a guardian agrees to is not
    the person's consent: `mentees` keeps it.
    """

    code: str
    version: int
    title: object
    text: object
    ending: object
    per: str = ""

    @property
    def field(self) -> str:
        """The name of its box in a form."""
        return f"consent-{self.code}"

    @property
    def stamp(self) -> str:
        """What a ticked box sends: the version and the language the person has before her eyes."""
        return f"{self.version}:{translation.get_language() or settings.LANGUAGE_CODE}"


_PURPOSES: dict[str, Purpose] = {}
_MAY_RECORD: list[Callable[[object, object], bool]] = []
_AFTER_END: dict[str, list[str]] = defaultdict(list)
_AFTER_YES: dict[str, list[str]] = defaultdict(list)


def register(purpose: Purpose) -> Purpose:
    """Make the purpose known; called at start. Each code once, else ValueError."""
    if _PURPOSES.setdefault(purpose.code, purpose) != purpose:
        raise ValueError(f"two purposes are called {purpose.code}")
    return purpose


def find(code: str) -> Purpose | None:
    """The purpose of this code, or None."""
    return _PURPOSES.get(code)


def purposes() -> Iterator[Purpose]:
    """All purposes, in the order of their rooms."""
    return iter(_PURPOSES.values())


def after_end(purpose: Purpose, task: str) -> None:
    """Let a room's job `task(user_id)` follow within seconds when somebody takes this back. Called at start.

    Reading asks for the consent anyhow; the job closes what is open and tells whoever has to know.
    """
    if task not in _AFTER_END[purpose.code]:
        _AFTER_END[purpose.code].append(task)


def jobs_after(purpose: Purpose) -> list[str]:
    """The jobs that follow the end of a consent to this purpose."""
    return _AFTER_END[purpose.code]


def after_yes(purpose: Purpose, task: str) -> None:
    """Let a room's job `task(user_id)` follow within seconds when somebody agrees (again). Called at start."""
    if task not in _AFTER_YES[purpose.code]:
        _AFTER_YES[purpose.code].append(task)


def jobs_after_yes(purpose: Purpose) -> list[str]:
    """The jobs that follow a yes to this purpose."""
    return _AFTER_YES[purpose.code]


def let_record(may: Callable[[object, object], bool]) -> None:
    """Let a room's `may(actor, user)` decide, too, who records answers. Called at start."""
    _MAY_RECORD.append(may)


def lets_record(actor, user) -> bool:
    """True if some room lets this actor record this person's answers."""
    return any(may(actor, user) for may in _MAY_RECORD)
