"""The end of a tandem: three questions to both sides, and the question whether a mentee wants to help others."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope
from mentees.models import Mentee
from mentees.rules import can_keep_mentee
from mentors import passing_rules as rules
from mentors import rhythm
from mentors.enums import Face, Side, TandemStatus
from mentors.models import Reflection, Tandem
from mentors.passing_notices import HELP_TOO, LOOK_BACK
from mentors.rules import can_view_tandem
from network.models import Organisation, Programme
from notifications.services import notify
from volunteers.enums import EngagementKind
from volunteers.models import Engagement
from volunteers.services import engagements, people


@transaction.atomic
def reflect(
    *, actor: User, tandem: Tandem, side: Side, worth: Face, reached: Face, again: Face, how: Answered
) -> Reflection:
    """Was it worth it, did we reach something, would I do it again? Once per side, seen by the coordination only.

    Each for herself, or noted by whoever keeps the tandem. Raises `OutOfScope`, `NotAllowed`, `Gone` (told already).
    """
    own = how == Answered.SELF
    may = rules.can_reflect(actor, tandem, side) if own else rules.can_record_reflection(actor, tandem)
    if not may:
        if not can_view_tandem(actor, tandem):
            raise OutOfScope
        raise NotAllowed(_("You cannot do this here, or not at this point."))
    try:
        with transaction.atomic():
            told = Reflection.objects.create(
                tandem=tandem,
                side=side,
                worth=worth,
                reached=reached,
                again=again,
                how=how,
                recorded_by=None if own else actor,
            )
    except IntegrityError:
        raise Gone(_("This was answered already. Thank you!")) from None
    audit.record(
        "tandem.reflected",
        actor=actor,
        subject=tandem,
        organisation_id=tandem.engagement.organisation_id,
        tandem_side=Side(side).value,
        how=Answered(how).value,
    )
    return told


@transaction.atomic
def ask_back_at_the_end(*, actor: User | None) -> int:
    """Hourly: ask both sides of tandems that have ended since the last days; nobody is asked twice."""
    since = clock.today() - rhythm.LOOK_BACK_WITHIN
    ended = Tandem.objects.filter(status=TandemStatus.ENDED, ended_on__gte=since, trial_from__isnull=False)
    asked = 0
    for tandem in ended.select_related("mentee__user", "engagement__volunteer__user").order_by("pk"):
        told = set(tandem.reflections.values_list("side", flat=True))
        for side, user in ((Side.MENTOR, tandem.engagement.volunteer.user), (Side.MENTEE, tandem.mentee.user)):
            if side not in told:
                refs = {"tandem": tandem.public_id}
                notify(LOOK_BACK, f"{tandem.public_id}:{side.value}", user=user, refs=refs)
                asked += 1
    return asked


@transaction.atomic
def ask_to_help(
    *, actor: User, mentee: Mentee, organisation: Organisation, programme: Programme | None = None
) -> Engagement:
    """Ask a mentee whether she wants to become a mentor here; until she says yes nothing comes of it.

    Raises `OutOfScope` for somebody else's mentee, and as `volunteers.engagements.start`.
    """
    if not can_keep_mentee(actor, mentee) or mentee.user_id == actor.pk:
        raise OutOfScope
    volunteer = people.become_volunteer(actor=actor, user=mentee.user)
    engagement = engagements.start(
        actor=actor,
        volunteer=volunteer,
        kind=EngagementKind.MENTOR,
        organisation=organisation,
        programme=programme,
    )
    notify(HELP_TOO, engagement.public_id, user=mentee.user, refs={"engagement": engagement.public_id})
    audit.record("mentee.asked_to_help", actor=actor, subject=mentee, organisation_id=organisation.pk)
    return engagement
