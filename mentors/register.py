"""What this room announces at start: its audit words."""

from django.utils.translation import gettext_lazy as _

from accounts import audit


def install() -> None:
    audit.names("tandem", _pairs)
    audit.tells(
        tandem__proposed=_("{actor} proposed {subject}."),
    )


def _pairs(ids):
    """Public ids of tandems to both names."""
    from mentors.models import Tandem

    rows = Tandem.objects.filter(public_id__in=ids).values_list(
        "public_id", "engagement__volunteer__user__name", "mentee__user__name"
    )
    return {public_id: f"{mentor} + {mentee}" for public_id, mentor, mentee in rows}
