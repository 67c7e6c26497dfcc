"""What pages show of check-ins: one's own open questions, and both lines for the coordination."""

from dataclasses import dataclass

from common.parts import FACES, Bar
from common.templatetags.page import in_words
from mentors import moods
from mentors.enums import Side
from mentors.models import CheckIn, Tandem

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """The answers of one side, the newest first; the questions it has not answered yet, if any."""

    side: Side
    name: str
    phone: str
    answered: list[CheckIn]
    open: CheckIn | None

    @property
    def bars(self) -> list[Bar]:
        """The height of each answer, the oldest first."""
        return [_bar(one) for one in reversed(self.answered)]


def lines_of(tandem: Tandem) -> list[Line]:
    """Both sides' last answers. One query."""
    rows: dict[str, list[CheckIn]] = {side: [] for side in Side}
    for one in tandem.check_ins.select_related("recorded_by").newest_first():
        rows[one.side].append(one)
    people = {
        Side.MENTOR: (tandem.engagement.volunteer.user.name, tandem.engagement.contact_phone),
        Side.MENTEE: (tandem.mentee.user.name, tandem.mentee.contact_phone),
    }
    return [
        Line(
            side=side,
            name=people[side][0],
            phone=people[side][1],
            answered=[one for one in rows[side] if one.answered_at][:SHOWN],
            open=next((one for one in rows[side][:1] if not one.answered_at), None),
        )
        for side in Side
    ]


def open_for(user) -> list[CheckIn]:
    """Questions that wait for this person: of each tandem the newest, if it is open. One query."""
    mine = CheckIn.objects.own(user).filter(tandem__in=Tandem.objects.visible_to(user).accompanied().values("pk"))
    newest: dict[int, CheckIn] = {}
    for one in mine.select_related("tandem__engagement__volunteer__user", "tandem__mentee__user").newest_first():
        newest.setdefault(one.tandem_id, one)
    return [one for one in newest.values() if one.answered_at is None]


def _bar(check_in: CheckIn) -> Bar:
    going, helps = check_in.going or 0, check_in.helps or 0
    faces = {face.value: face.label for face in FACES}
    words = f"{faces.get(going, '')} · {faces.get(helps, '')}"
    return Bar(in_words(check_in.due_on), moods.Mood(going, helps).height * 10, words)
