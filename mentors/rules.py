"""Who may propose, answer, record, lead and end. Where a queryset means the same, a test holds the two together.

`user=None` is the house itself: jobs and the command line.
"""

from common import clock
from mentees import rules as mentees
from mentees.enums import NeedStatus
from mentees.models import Mentee, Need
from mentors import terms
from mentors.enums import ACCOMPANIED, HOLDING, PROPOSED, Side, TandemStatus
from mentors.models import Answer, CheckIn, Tandem
from mentors.querysets import HIDDEN, KEEPERS, NAMELESS
from network.reach import reach
from volunteers import rules as volunteers
from volunteers.enums import EngagementKind, EngagementStatus
from volunteers.models import Engagement, Volunteer

# In which state whose answer is awaited.
TURN = {Side.MENTOR: TandemStatus.ASKING_MENTOR, Side.MENTEE: TandemStatus.ASKING_MENTEE}


def is_house(user) -> bool:
    """True for the command line and the jobs."""
    return user is None


def side_of(user, tandem: Tandem) -> Side | None:
    """Which of the two this person is, if any."""
    if is_house(user):
        return None
    if tandem.engagement.volunteer.user_id == user.pk:
        return Side.MENTOR
    return Side.MENTEE if tandem.mentee.user_id == user.pk else None


def can_keep_tandem(user, tandem: Tandem) -> bool:
    """The house of the mentor, and the one that took the mentee in. Agrees with `Tandem.kept_by`."""
    return volunteers.can_keep(user, tandem.engagement) or keeps_mentee_of(user, tandem)


def keeps_mentee_of(user, tandem: Tandem) -> bool:
    """The house that took the mentee in."""
    return is_house(user) or tandem.mentee.intake_id in reach(user, KEEPERS).organisations


def can_view_tandem(user, tandem: Tandem) -> bool:
    """The two themselves, and whoever keeps it; the mentee from her turn on. Agrees with `Tandem.visible_to`."""
    side = side_of(user, tandem)
    if (side == Side.MENTOR and not _is_refused(tandem)) or (side == Side.MENTEE and _has_heard(tandem)):
        return True
    return can_keep_tandem(user, tandem)


def _is_refused(tandem: Tandem) -> bool:
    """A young person no longer wants it, and no job has ended it yet."""
    if tandem.status not in HOLDING or not tandem.mentee.is_minor(clock.today()):
        return False
    return Mentee.objects.unwilling().filter(pk=tandem.mentee_id).exists()


def _has_heard(tandem: Tandem) -> bool:
    """The mentee was asked; of what came to nothing she sees only what she had said something to."""
    return tandem.status not in HIDDEN or tandem.answers.filter(side=Side.MENTEE).exists()


def knows_mentee_of(user, tandem: Tandem) -> bool:
    """Until the mentee has said yes, only whoever keeps her sees who she is; the mentor's house does not."""
    own = side_of(user, tandem) == Side.MENTEE or mentees.can_keep_mentee(user, tandem.mentee)
    return own or (tandem.status not in NAMELESS and can_view_tandem(user, tandem))


def can_edit_mentoring(user, volunteer: Volunteer) -> bool:
    """A mentor herself, and whoever keeps her as a mentor, once she has confirmed that she is one."""
    mentoring = volunteer.engagements.open().filter(kind=EngagementKind.MENTOR)
    confirmed = mentoring.exclude(status=EngagementStatus.IMPORTED).order_by("pk")
    own = volunteers.is_self(user, volunteer)
    return any(own or volunteers.can_keep(user, engagement) for engagement in confirmed)


def knows_by_tandem(user, volunteer: Volunteer) -> bool:
    """The mentee, from the moment she is asked whether she wants to meet this mentor until it is over."""
    shared = Tandem.objects.open().exclude(status=TandemStatus.ASKING_MENTOR)
    return shared.filter(mentee__user=user, engagement__volunteer=volunteer).exists()


def can_see_photo(user, volunteer: Volunteer) -> bool:
    """Herself, who keeps her or sees her in the pool, and the people she accompanies or may accompany."""
    return volunteers.can_view_volunteer(user, volunteer) or knows_by_tandem(user, volunteer)


def matches(user) -> bool:
    """True for whoever has a house in which she brings people together."""
    held = reach(user, KEEPERS)
    return bool(held.organisations or held.programmes)


def can_propose(user, need: Need, engagement: Engagement) -> bool:
    """People one keeps, to mentors of one's house; the centre also to mentors of the shared pool in its area."""
    if need.mentee is None or not mentees.can_keep_mentee(user, need.mentee):
        return False
    if volunteers.can_keep(user, engagement):
        return True
    return not volunteers.is_self(user, engagement.volunteer) and volunteers.can_view_engagement(user, engagement)


def can_answer(user, tandem: Tandem, side: Side) -> bool:
    """Each for herself, when it is her turn; a no also as long as the two have not begun."""
    return side_of(user, tandem) == side and tandem.status in (TURN[side], TandemStatus.FIRST_MEETING)


def can_take_back(tandem: Tandem, said: Answer) -> bool:
    """A mentor's yes until the mentee has answered, a mentee's yes until the meeting is set; a no for a day."""
    if said.yes:
        if said.side == Side.MENTOR:
            return tandem.status == TandemStatus.ASKING_MENTEE
        return tandem.status == TandemStatus.FIRST_MEETING and tandem.first_meeting_at is None
    waits = tandem.need.status != NeedStatus.CLOSED and clock.now() < said.at + terms.UNDO_WITHIN
    if tandem.status != TandemStatus.DECLINED or not waits or tandem.first_meeting_at is not None:
        return False
    # The mentor's yes still stands behind the mentee's no; behind a mentor's own no stands nothing.
    others = tandem.answers.filter(about=Answer.About.PROPOSAL).exclude(side=said.side)
    return all(other.yes for other in others) and (said.side == Side.MENTEE) == others.exists()


def can_record(user, tandem: Tandem) -> bool:
    """Whoever keeps it notes what was told by phone or on paper; nobody who is one of the two."""
    return not is_house(user) and side_of(user, tandem) is None and can_keep_tandem(user, tandem)


def can_lead(user, tandem: Tandem) -> bool:
    """Set the first meeting, begin the trial, take a proposal back: whoever keeps it and is not one of the two."""
    return is_house(user) or can_record(user, tandem)


def can_agree(user, tandem: Tandem, side: Side) -> bool:
    """Each for herself, during the trial."""
    return side_of(user, tandem) == side and tandem.status == TandemStatus.TRIAL


def can_end(user, tandem: Tandem) -> bool:
    """Either of the two at any time of trial and tandem, whoever keeps it from the first meeting on."""
    if side_of(user, tandem) is not None:
        return tandem.status in ACCOMPANIED
    return tandem.status in set(HOLDING) - set(PROPOSED) and can_lead(user, tandem)


def can_answer_check_in(user, check_in: CheckIn) -> bool:
    """Each for herself, as long as the two are accompanied."""
    return check_in.tandem.status in ACCOMPANIED and side_of(user, check_in.tandem) == check_in.side


def can_view_check_in(user, check_in: CheckIn) -> bool:
    """One's own side, and whoever keeps the tandem: never the other side. Agrees with `CheckIn.visible_to`."""
    own = side_of(user, check_in.tandem)
    return own == check_in.side if own else can_keep_tandem(user, check_in.tandem)


def can_record_check_in(user, check_in: CheckIn) -> bool:
    """Whoever keeps the tandem writes down what was told by phone or on paper, as long as the two are accompanied."""
    return check_in.tandem.status in ACCOMPANIED and can_record(user, check_in.tandem)


def can_note_contact(user, tandem: Tandem) -> bool:
    """That they met: either of the two, and whoever keeps the tandem, as long as it goes on."""
    return tandem.status in ACCOMPANIED and (side_of(user, tandem) is not None or can_record(user, tandem))
