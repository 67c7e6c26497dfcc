"""What handovers, follow-ups, pauses and reflections tell the trail."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from mentors.enums import FollowUpKind, PausePlan


def install() -> None:
    """Announce verbs and names."""
    audit.names("followup", _kinds)
    audit.names("handover", _pairs)
    audit.names("pause_plan", lambda values: {value: PausePlan(value).label for value in values})
    audit.tells(
        handover__started=_("{actor} began the handover of {subject}."),
        handover__new=_("{actor} named who goes on in the handover of {subject}."),
        handover__meeting=_("{actor} set the joint appointment of the handover of {subject}."),
        handover__new_left=_("Whoever was to go on in the handover of {subject} has stopped."),
        handover__dropped=_("The handover of {subject} was broken off: the tandem has ended."),
        handover__done=_("{actor} finished the handover of {subject}."),
        follow_up__set=_("{actor} set a follow-up: {subject}."),
        follow_up__done=_("{actor} ticked off a follow-up: {subject}."),
        follow_up__undone=_("{actor} opened a follow-up again: {subject}."),
        follow_up__moved=_("{actor} moved a follow-up: {subject}."),
        tandem__in_pause=_("While the mentor pauses, decided for {subject}: {pause_plan}. Noted by {actor}."),
        tandem__awake=_("The break is over: {subject} go on."),
        tandem__reflected=_("A look back at {subject}: {tandem_side}, {how}. Noted by {actor}."),
        mentee__asked_to_help=_("{actor} asked {subject} whether she wants to become a mentor."),
    )


def _kinds(ids):
    """Public ids of follow-ups to what is to be done."""
    from mentors.models import FollowUp

    rows = FollowUp.objects.filter(public_id__in=ids).values_list("public_id", "kind")
    return {public_id: FollowUpKind(kind).label for public_id, kind in rows}


def _pairs(ids):
    """Public ids of handovers to the name of whoever is handed over."""
    from mentors.models import Handover

    return dict(Handover.objects.filter(public_id__in=ids).values_list("public_id", "old__mentee__user__name"))
