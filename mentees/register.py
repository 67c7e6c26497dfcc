"""What this room announces at start: its audit words."""

from django.utils.translation import gettext_lazy as _

from accounts import audit


def install() -> None:
    audit.names("mentee", _names("mentee"))
    audit.names("need", _names("need"))
    audit.tells(
        helper__joined=_("{engagement} helps {subject} from now on."),
        helper__left=_("{engagement} no longer helps {subject}."),
        mentee__requested=_("{actor} took in the request of {subject}."),
    )


def _names(kind: str):
    """Public ids to the name the person is called by; a need without a person keeps its topic."""

    def resolve(ids):
        from mentees.models import Mentee, Need

        if kind == "mentee":
            return dict(Mentee.objects.filter(public_id__in=ids).values_list("public_id", "user__name"))
        needs = Need.objects.filter(public_id__in=ids).select_related("mentee__user")
        return {need.public_id: need.mentee.user.name if need.mentee else need.get_topic_display() for need in needs}

    return resolve
