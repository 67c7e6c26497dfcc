"""What the two of a tandem do next: answer two questions, say that they met, go on with steps; and the open cases."""

from mentees.models import Mentee, Worry
from mentors.models import Handover, Tandem
from mentors.queries.check_ins import open_for
from mentors.queries.looking_back import to_look_back


def mine(user) -> dict:
    """One's own record if there is one, the people one helps, open questions, and tandems that go on."""
    own = Mentee.objects.open().filter(user=user).first()
    helped = Mentee.objects.open().helped_by(user).select_related("user").order_by("user__name_key", "pk")
    # Who interprets or guides comes for an appointment: goals and papers are not hers.
    with_goals = set(Mentee.objects.accompanied_by(user).values_list("pk", flat=True))
    tandems = (
        Tandem.objects.accompanied().visible_to(user).select_related("engagement__volunteer__user", "mentee__user")
    )
    return {
        "own": own,
        "helped": [(mentee, mentee.pk not in with_goals) for mentee in helped],
        "questions": open_for(user),
        "tandems": tandems.of(user).order_by("pk"),
        "handovers": Handover.objects.of(user).order_by("pk"),
        "look_backs": to_look_back(user),
    }


def safeguarding(user) -> dict:
    """How many cases are open, how many nobody has begun. No names."""
    waiting = Worry.objects.visible_to(user).open()
    return {"open": waiting.count(), "new": waiting.filter(steps=None).count()}
