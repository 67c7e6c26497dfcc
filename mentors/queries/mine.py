"""What mentor and mentee see of their own proposals and tandems, on the phone."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common import clock
from common.week import Slot, describe, overlap
from mentees.models import Mentee
from mentors import rules
from mentors.enums import HOLDING, Side, TandemStatus
from mentors.models import Answer, Tandem
from mentors.queries.flight import RELATED
from mentors.querysets import HIDDEN
from network import languages
from volunteers.queries.photos import has_photo


def of(user) -> QuerySet:
    """One's own proposals and tandems, the newest first; the mentee's from her turn on."""
    own = Q(engagement__volunteer__user=user) | Q(mentee__user=user)
    return Tandem.objects.visible_to(user).filter(own).select_related(*RELATED).order_by("-proposed_at", "-pk")


def is_over_unanswered(user, public_id: str) -> bool:
    """True for a mentee who was asked, and who is not asked (any more): whatever became of it, the page is the same."""
    asked = Tandem.objects.filter(mentee__user=user, mentee_asked_at__isnull=False, status__in=HIDDEN)
    return asked.filter(public_id=public_id).exists()


def current(user) -> list[Tandem]:
    """What goes on now. One query."""
    return list(of(user).filter(status__in=HOLDING))


@dataclass(frozen=True)
class Described:
    """A person waiting, without a name: what a mentor knows before she says yes."""

    age: str
    languages: str
    phase: str
    topic: str
    area: str
    free: str


def described(tandem: Tandem) -> Described:
    """The anonymous description of the mentee for this mentor. Four queries."""
    mentee, need = tandem.mentee, tandem.need
    area = need.area or mentee.area
    return Described(
        age=age_group(mentee),
        languages=_spoken(mentee),
        phase=str(need.phase),
        topic=need.get_topic_display(),
        area=area.name if area else "",
        free=_common_time(tandem),
    )


def age_group(mentee: Mentee) -> str:
    """Wide enough that nobody is recognised by it."""
    if mentee.birth_year is None:
        return _("under 18") if mentee.is_minor(clock.today()) else ""
    if mentee.is_minor(clock.today()):
        return _("under 18")
    age = clock.today().year - mentee.birth_year
    for least, words in ((55, _("55 or older")), (35, _("35 to 54")), (25, _("25 to 34"))):
        if age >= least:
            return words
    return _("18 to 24")


def _spoken(mentee: Mentee) -> str:
    known = [languages.name(code) for code in mentee.languages.order_by("code").values_list("code", flat=True)]
    if mentee.german:
        known.append(f"{languages.name('de')} ({mentee.get_german_display()})")
    return _(", ").join(known)


def _common_time(tandem: Tandem) -> str:
    theirs, mine = (
        [Slot(*slot) for slot in person.free_times.order_by("pk").values_list("weekday", "starts", "ends")]
        for person in (tandem.mentee, tandem.engagement.volunteer)
    )
    return describe(overlap(theirs, mine))


@dataclass(frozen=True)
class Introduced:
    """A mentor as she introduces herself: what a mentee knows before she says yes."""

    name: str
    languages: str
    sentence: str
    has_photo: bool


def introduced(tandem: Tandem) -> Introduced:
    """First name, languages, a sentence, a photo if given. Two queries."""
    volunteer = tandem.engagement.volunteer
    codes = volunteer.languages.order_by("code").values_list("code", flat=True)
    return Introduced(
        name=first_name(volunteer.user.name),
        languages=_(", ").join(languages.name(code) for code in codes) or languages.name("de"),
        sentence=volunteer.introduction,
        has_photo=has_photo(volunteer),
    )


def other_name(tandem: Tandem, side: Side) -> str:
    """What the other one is called by."""
    person = tandem.mentee.user if side == Side.MENTOR else tandem.engagement.volunteer.user
    return first_name(person.name)


def first_name(name: str) -> str:
    """What people call each other by."""
    return name.split()[0] if name.split() else name


@dataclass(frozen=True)
class Mine:
    """One's own page of a tandem: which side one is, the other's first name, what can be done."""

    tandem: Tandem
    side: Side
    other: str
    may_answer: bool
    may_undo: bool
    has_agreed: bool
    other_agreed: bool
    shows_photo: bool

    @property
    def days_left(self) -> int:
        """Days of the trial that are left."""
        until = self.tandem.trial_until
        return max(0, (until - clock.today()).days) if until else 0


def page_of(user, tandem: Tandem) -> Mine:
    """What this person may see and do there. The other's name stands there from the first meeting on."""
    side = Side.MENTEE if rules.side_of(user, tandem) == Side.MENTEE else Side.MENTOR
    said = {(Side(one.side), Answer.About(one.about)): one for one in tandem.answers.all()}
    proposal = said.get((side, Answer.About.PROPOSAL))
    other = Side.MENTEE if side == Side.MENTOR else Side.MENTOR
    known = tandem.status in (TandemStatus.FIRST_MEETING, TandemStatus.TRIAL, TandemStatus.RUNNING)
    return Mine(
        tandem=tandem,
        side=side,
        other=other_name(tandem, side) if known or (side == Side.MENTEE and tandem.status in HOLDING) else "",
        may_answer=tandem.status == rules.TURN[side],
        may_undo=bool(proposal and rules.can_take_back(tandem, proposal)),
        has_agreed=(side, Answer.About.AGREEMENT) in said,
        other_agreed=(other, Answer.About.AGREEMENT) in said,
        shows_photo=side == Side.MENTEE and tandem.status in HOLDING and has_photo(tandem.engagement.volunteer),
    )
