"""What staff read about a list: why it or a row cannot be taken, what columns mean, what stays unclear."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.errors import WrongInput
from mentors.lists.fields import Field, Kind, Never
from mentors.lists.outcomes import Doubt, Outcome, Reason
from mentors.lists.reading.book import Trouble

TROUBLES: dict[Trouble, Promise] = {
    Trouble.EMPTY: _("This file is empty. Please check whether the right file was chosen."),
    Trouble.TOO_BIG: _("This file is too big: at most 10 MB can be read. Please save only the list itself."),
    Trouble.TOO_LONG: _("This list is too long: at most 20,000 rows and 200 columns can be read. Please split it."),
    Trouble.BOMB: _("This file needs more room to unpack than a list may. It was not opened."),
    Trouble.BROKEN: _("This file is damaged. Please open it, save it anew and try again."),
    Trouble.ENCRYPTED: _("This file is protected by a password. Please save it without a password and try again."),
    Trouble.OLD_EXCEL: _("This is the old Excel format (.xls). Please save it as .xlsx and try again."),
    Trouble.PDF: _("This is a PDF. Please send the list itself: as CSV, XLSX, ODS or vCard."),
    Trouble.UNKNOWN_KIND: _("This is no list that can be read. Possible are CSV, XLSX, ODS and vCard."),
    Trouble.NO_PEOPLE: _("No people were found: no row of headings with names. Please add one and try again."),
}

REASONS: dict[Reason, Promise] = {
    Reason.NO_NAME: _("There is no name."),
    Reason.NO_CONTACT: _("There is neither a phone number nor an e-mail address that can be read."),
    Reason.NO_PERSON: _("This row is a sum, not a person."),
    Reason.HEADINGS: _("This row repeats the headings."),
    Reason.UNDER_AGE: _("Mentors must be 18 or older."),
    Reason.IMPOSSIBLE_BIRTH: _("Nobody can be born on this day. Please check the date of birth."),
    Reason.FORMULA: _("There is a formula in the column “%(heading)s”. Please write the value itself."),
    Reason.MARKUP: _("There is program code in the column “%(heading)s”. Please write plain text."),
    Reason.DAMAGED: _("This card is damaged and could not be read."),
}

DOUBTS: dict[Doubt, Promise] = {
    Doubt.OTHER_NAME: _("Same phone number or e-mail address, but another name. Families often share a phone."),
    Doubt.OTHER_BIRTH: _("Same name and same phone number or e-mail address, but another date of birth."),
    Doubt.ONLY_NAME: _("Same name, and nothing that tells the two apart."),
    Doubt.SEVERAL: _("Several people fit."),
    Doubt.LOST_LETTER: _("A letter of the name was lost on the way. Please ask how it is written."),
}

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.NEW: _("new row"),
    Outcome.KNOWN: _("known already"),
    Outcome.UNCLEAR: _("unclear, you decide"),
    Outcome.REFUSED: _("cannot be taken"),
}

KINDS: dict[Kind, Promise] = {
    Kind.MENTOR: _("people who help"),
    Kind.SEEKER: _("people who look for help"),
}

FIELDS: dict[Field, Promise] = {
    Field.NAME: _("whole name"),
    Field.LAST: _("family name"),
    Field.FIRST: _("first name"),
    Field.BORN: _("date or year of birth"),
    Field.AGE: _("age"),
    Field.SEX: _("woman, man, diverse"),
    Field.PHONE: _("phone number"),
    Field.MAIL: _("e-mail address"),
    Field.LANGUAGES: _("languages"),
    Field.LANGUAGE: _("one language, with a cross"),
    Field.GERMAN: _("level of German"),
    Field.AREA: _("area"),
    Field.AVAILABILITY: _("free time"),
    Field.OCCUPATION: _("field of work"),
    Field.CLEARANCE: _("certificate of good conduct (a hint for the check)"),
    Field.CAPACITY: _("how many people at most"),
    Field.ACCOMPANIES: _("how many people already"),
    Field.SEEKS: _("what is looked for"),
    Field.WISH: _("wish for a woman or a man"),
    Field.REMARK: _("remark (only what has a field is kept)"),
}

NEVERS: dict[Never, Promise] = {
    Never.RELIGION: _("religion"),
    Never.ORIGIN: _("nationality or origin"),
    Never.RESIDENCE: _("residence status"),
    Never.HEALTH: _("health"),
    Never.IDENTITY: _("numbers of identity papers"),
    Never.BANK: _("bank data"),
    Never.CRIMINAL_RECORD: _("what a certificate of good conduct says"),
    Never.FLIGHT: _("story of the flight"),
    Never.CONVICTIONS: _("politics or sexual orientation"),
}


class ListRefused(WrongInput):
    """A whole file cannot be read. `trouble` is its code, to be kept; the sentence is made when somebody reads it."""

    def __init__(self, trouble: Trouble):
        super().__init__(TROUBLES[trouble], field="file")
        self.trouble = trouble


def why_refused(reason: Reason, heading: str = "") -> str:
    """The reason of a refused row, one sentence in the reader's language."""
    return str(REASONS[reason]) % {"heading": heading}
