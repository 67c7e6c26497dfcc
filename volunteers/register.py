"""What this room announces at start: its audit words."""

from django.utils.translation import gettext_lazy as _

from accounts import audit


def install() -> None:
    audit.names("volunteer", _names("volunteer"))
    audit.names("engagement", _names("engagement"))
    audit.tells(
        engagement__started=_("{actor} noted {subject} as a helper."),
    )


def _names(kind: str):
    """Public ids of volunteers or engagements to the person's name."""

    def resolve(ids):
        from volunteers.models import Engagement, Volunteer

        if kind == "volunteer":
            return dict(Volunteer.objects.filter(public_id__in=ids).values_list("public_id", "user__name"))
        return dict(Engagement.objects.filter(public_id__in=ids).values_list("public_id", "volunteer__user__name"))

    return resolve
