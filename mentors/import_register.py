"""Audit words about lists."""

from django.utils.translation import gettext_lazy as _

from accounts import audit


def install() -> None:
    """Called at start."""
    audit.names("listimport", _lists)
    audit.tells(
        list__uploaded=_("{actor} uploaded a list: {subject}. {programme}"),
        list__dropped=_("{actor} threw a list away: {subject}. {programme}"),
        list__taken_over=_("{actor} took a list over: {subject}. Rows: {rows}, new: {new}. {programme}"),
    )


def _lists(ids):
    """Public ids of lists to whose they are."""
    from mentors.models import ListImport

    return dict(ListImport.objects.filter(public_id__in=ids).values_list("public_id", "organisation__name"))
