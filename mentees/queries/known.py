"""What a helper may know to reach and meet somebody: by the person's consent only, as long as it counts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.purposes import ACCESSIBILITY, PHONE_NUMBER
from accounts.queries import has_consent
from mentees.enums import HelperRole
from mentees.models import Mentee
from network import languages


@dataclass(frozen=True, slots=True)
class Known:
    """`phone` empty: not said, or not for this reader."""

    phone: object
    languages: str
    needs: list[str]


def known_to(reader, mentee: Mentee) -> Known | None:
    """For whoever accompanies this person now; None for everybody else. Four queries.

    The number is her mentor's to see; what she needs to take part, all her helpers' (as the two consents say).
    """
    mine = mentee.helpers.open().accompanying().filter(engagement__volunteer__user=reader)
    roles = set(mine.values_list("role", flat=True))
    if not roles:
        return None
    calls = HelperRole.MENTOR in roles and mentee.contact_phone and has_consent(mentee.user, PHONE_NUMBER)
    spoken = sorted(languages.name(code) for code in mentee.languages.values_list("code", flat=True))
    german = _("German: %(level)s") % {"level": mentee.get_german_display()} if mentee.german else ""
    return Known(
        phone=mentee.contact_phone if calls else "",
        languages=_(", ").join([*spoken, *([german] if german else [])]),
        needs=_needs(mentee) if has_consent(mentee.user, ACCESSIBILITY) else [],
    )


def _needs(mentee: Mentee) -> list[str]:
    said = (
        (mentee.needs_childcare, _("needs somebody to look after the children")),
        (mentee.needs_step_free, _("needs a place without stairs")),
    )
    return [words for is_said, words in said if is_said]
