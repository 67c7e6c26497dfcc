"""How lists write their trail, and how they are checked before anything is done with them."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from common.errors import OutOfScope, WrongInput
from mentors import import_rules as rules
from mentors import sealed_lists
from mentors.enums import ImportState
from mentors.lists.keeping import Kept
from mentors.models import ListImport


def tell(verb: str, actor: User | None, list_import: ListImport, **about: str) -> None:
    """Write one act about this list. Counts only, no names."""
    if list_import.programme:
        about["programme"] = list_import.programme.public_id
    audit.record(verb, actor=actor, subject=list_import, organisation_id=list_import.organisation_id, **about)


def check_keeps(actor: User | None, list_import: ListImport) -> None:
    """Refuse whoever does not work for this house."""
    if not rules.can_keep_import(actor, list_import):
        raise OutOfScope


def preview_now(list_import: ListImport) -> Kept:
    """What is to be looked at now. Refuses while the list is being read, or once it is over."""
    list_import.refresh_from_db()
    check_ready(list_import)
    try:
        return sealed_lists.preview_of(list_import.preview)
    except FileNotFoundError:
        raise changed() from None


def check_ready(list_import: ListImport) -> None:
    """Refuse while the list is being read, or once it is over."""
    if list_import.state != ImportState.READY:
        raise changed()


def changed() -> WrongInput:
    """Somebody was faster."""
    return WrongInput(_("This list cannot be changed at the moment. Please load the page again."))
