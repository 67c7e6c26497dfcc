"""What this room announces at start: its audit words, and who records what helpers say."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, consents
from volunteers.enums import EngagementEnd, EngagementKind, StepKind

_PARTS = {
    "profile": _("about the person"),
    "languages": _("languages"),
    "free_time": _("free time"),
    "photo": _("photo"),
}


def install() -> None:
    from volunteers import rules

    consents.let_record(rules.may_record_answers)
    audit.names("volunteer", _names("volunteer"))
    audit.names("engagement", _names("engagement"))
    audit.names("activity", _labels(EngagementKind))
    audit.names("onboarding_step", _labels(StepKind))
    audit.names("engagement_end", _labels(EngagementEnd))
    audit.names("profile_part", lambda values: {value: _PARTS[value] for value in values if value in _PARTS})
    _tell()


def _tell() -> None:
    audit.tells(
        volunteer__added=_("{actor} noted {subject} as a person who helps."),
        volunteer__changed=_("{actor} changed the profile of {subject}: {profile_part}."),
        engagement__started=_("{actor} noted {subject} as a helper: {activity}. {programme}"),
        engagement__confirmed=_("{subject} confirmed to help ({how}). {programme}"),
        engagement__contact=_("{actor} changed how {subject} is reached. {programme}"),
        engagement__terms=_("{actor} changed what {subject} gets for helping. {programme}"),
        engagement__active=_("Nothing is missing any more: {subject} is active. {programme}"),
        engagement__incomplete=_("Something is missing again: {subject} is getting started. {programme}"),
        engagement__paused=_("{actor} noted a break of {subject}. {programme}"),
        engagement__resumed=_("{subject} is back from the break. {programme}"),
        engagement__erased=_("The record that {subject} helped was erased: the time is over."),
        engagement__ended=_("{actor} noted that {subject} no longer helps. Reason: {engagement_end}. {programme}"),
        engagement__step_done=_("{actor} noted for {subject}: {onboarding_step}, {how}. {programme}"),
        engagement__step_undone=_("{actor} took back for {subject}: {onboarding_step}. {programme}"),
        steps__set=_("{actor} set the steps before somebody may help: {subject}, {activity}."),
        clearance__asked=_("{subject} has to show a police certificate. {programme}"),
        clearance__seen=_("{actor} has seen the police certificate of {subject}. {programme}"),
        clearance__not_shown=_("{actor} noted that {subject} has not shown a police certificate. {programme}"),
        clearance__taken_back=_("{actor} took back a note about the police certificate of {subject}. {programme}"),
    )


def _labels(choices):
    labels = {choice.value: choice.label for choice in choices}
    return lambda values: {value: labels[value] for value in values if value in labels}


def _names(kind: str):
    """Public ids of volunteers or engagements to the person's name."""

    def resolve(ids):
        from volunteers.models import Engagement, Volunteer

        if kind == "volunteer":
            return dict(Volunteer.objects.filter(public_id__in=ids).values_list("public_id", "user__name"))
        return dict(Engagement.objects.filter(public_id__in=ids).values_list("public_id", "volunteer__user__name"))

    return resolve
