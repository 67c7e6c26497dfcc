"""Letters that wait to be printed by staff."""

from accounts.models import User
from common import pdf as paper
from common.errors import OutOfScope
from notifications import registry
from notifications.enums import Status
from notifications.models import Delivery
from notifications.services import outbox


def waiting_for(user: User, public_id: str) -> Delivery:
    """A letter this member of staff may print, by its kind's rule. Raises `OutOfScope`."""
    waiting = Delivery.objects.filter(public_id=public_id, status=Status.PRINT).select_related("notice__user").first()
    if waiting is None or not registry.get(waiting.notice.kind).is_staff(user, waiting.notice.refs):
        raise OutOfScope
    return waiting


def pdf(delivery: Delivery) -> bytes:
    """The letter in the receiver's language and in German, with its link as QR and its short code."""
    written = {language: outbox.words(delivery, language) for language in paper.languages_of(outbox.language(delivery))}
    (words, code), *_others = written.values()
    return paper.letter(
        [paper.Text(language, said.subject, said.text.split("\n\n")) for language, (said, _code) in written.items()],
        address_lines=delivery.address.splitlines(),
        qr_text=words.link,
        short_code=code,
    )
