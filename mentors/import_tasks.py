"""What the worker does for lists."""

from accounts.models import User
from mentors.models import ListImport
from mentors.services.imports import forgetting, notices, reading, taking


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


def remind_imported() -> int:
    """Remind imported people who have not answered for four weeks. Returns how many."""
    return notices.remind()


def forget_unconfirmed() -> int:
    """Erase imported people who have not confirmed within eight weeks. Returns how many."""
    return forgetting.forget_unconfirmed()


def clear_lists() -> int:
    """Delete files of lists after 14 days, and give back what a dead worker held. Returns how many lists."""
    return forgetting.clear_lists() + taking.give_back_stuck()


def _list(pk: int) -> ListImport | None:
    return ListImport.objects.select_related("organisation", "programme").filter(pk=pk).first()
