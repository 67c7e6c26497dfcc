"""Papers of this room: the letter with a code."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import LetterCode
from common import clock, pdf, short_codes
from common.names import set_apart


def letter(found: LetterCode, code: str) -> bytes:
    """The printed letter of this code, in its owner's language and in German. The PIN never stands on it."""
    return pdf.letter(
        [_text(language, found) for language in pdf.languages_of(found.user.language)],
        address_lines=[found.user.name],
        qr_text=settings.SITE_URL + reverse("accounts:letter_open", args=[short_codes.tidy(code)]),
        short_code=code,
    )


def _text(language: str, found: LetterCode) -> pdf.Text:
    with translation.override(language):
        house = set_apart(settings.KI_NAME)
        day = date_format(clock.day_of(found.expires_at), "DATE_FORMAT")
        paragraphs = [
            _("Good day,"),
            _("this letter opens your own page at Patennetz, the platform of {house}.").format(house=house)
            + " "
            + _("You need no telephone number, no e-mail and no password."),
            _("We told you a PIN with 4 digits. You need it, too. Do not write it on this letter."),
            _("The letter is valid until {day}.").format(day=day)
            + " "
            + _("Is it lost? Please tell us. Then nobody can use it any more, and you get a new one."),
        ]
        return pdf.Text(language, _("Your letter with a code"), paragraphs)
