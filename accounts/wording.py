"""The words of codes and notices: (subject, mail, SMS). Subjects say nothing personal; an SMS stays short."""

from django.utils.translation import gettext as _

from accounts.enums import Purpose
from accounts.models import AddressNotice

About = AddressNotice.About


def code(digits: str, purpose: str) -> tuple[str, str, str]:
    """A 6-digit code in the current language."""
    if purpose == Purpose.NEW_ADDRESS:
        what_for = _("With this code you confirm your new address.")
    else:
        what_for = _("With this code you sign in.")
    text = "\n\n".join(
        [
            _("Your code: {code}").format(code=digits),
            what_for,
            _("It is valid for 10 minutes. Do not give it to anybody; nobody of ours will ask you for it."),
            _("You did not ask for a code? Then there is nothing to do: without it nobody gets in."),
        ]
    )
    return _("Your code"), text, _("Your code: {code}. Valid for 10 minutes. Tell nobody.").format(code=digits)


def notice(about: str) -> tuple[str, str, str]:
    """A word about a change of the ways in, in the current language."""
    happened = {
        About.CHANGED: _("A way to sign in to your account was changed."),
        About.CHANGED_AT_COUNTER: _("A way to sign in to your account was changed by our staff at the counter."),
        About.SECOND_STEP_ADDED: _("A passkey or an app was added to your account."),
        About.SECOND_STEP_REMOVED: _("A passkey or an app was removed from your account."),
        About.LETTER_ISSUED: _("A letter with a code for your account was printed."),
    }[About(about)]
    advice = _("Was it you? Then there is nothing to do. If not, please tell us at once.")
    return _("About your account"), f"{happened}\n\n{advice}", f"{happened} {advice}"
