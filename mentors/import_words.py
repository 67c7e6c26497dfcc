"""What people read about a list as a whole: why it was not taken over, or not read."""

from django.utils.translation import gettext_lazy as _

from mentors.lists.words import TROUBLES

LOST, LOOK_AGAIN, BROKE, ROW = "lost", "look_again", "broke", "row:"
_PROBLEMS = {
    LOST: _("The file is gone. Please upload it again."),
    LOOK_AGAIN: _("Somebody changed people in the meantime. Please look at the rows again. Nothing has been written."),
    BROKE: _("Taking over did not work. Nothing has been written. Please try again, or tell the administration."),
}
_OF_ROW = _("Row %(row)s cannot be taken over like this. Nothing has been written. Please correct it or leave it out.")


def problem_of(code: str) -> str:
    """The sentence for `ListImport.problem`; nothing for nothing."""
    if code.startswith(ROW):
        return str(_OF_ROW) % {"row": code.removeprefix(ROW)}
    known = {**_PROBLEMS, **TROUBLES}
    return str(known[code]) if code in known else ""
