"""What the worker does for lists."""

from accounts.models import User
from mentors.models import ListImport
from mentors.services.imports import reading, taking


def read_list(list_import_id: int) -> None:
    """Read an uploaded list; a list that is gone is no matter."""
    found = _list(list_import_id)
    if found:
        reading.read(list_import=found)


def take_list_over(list_import_id: int, user_id: int) -> None:
    """Take a list over in the name of whoever asked for it, with the rights she has now."""
    found, actor = _list(list_import_id), User.objects.filter(pk=user_id).first()
    if found and actor:
        taking.take_over(actor=actor, list_import=found)


def _list(pk: int) -> ListImport | None:
    return ListImport.objects.select_related("organisation", "programme").filter(pk=pk).first()
