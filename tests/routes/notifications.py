"""Notices, preferences, letters to print."""

from accounts.enums import Channel, Kind, Role
from accounts.models import User
from accounts.scope import scope
from notifications import registry
from notifications.models import Delivery, Notice
from notifications.services import notify_address
from tests.routes import limited, signed_in


def _is_contact(user, refs):
    return int(refs["organisation"]) in scope(user).ids(Kind.ORGANISATION, [Role.CONTACT])


LETTER = registry.Kind(
    key="tests.letter",
    label="Letter",
    subject="A letter",
    title="A letter",
    text="Please come in.",
    channels=frozenset({Channel.LETTER}),
    optional=False,
    is_staff=_is_contact,
)


def _own_notice(world):
    user = world.user or world.once("somebody", lambda: User.objects.create_user(name="Somebody"))
    notice, _new = Notice.objects.get_or_create(user=user, kind="tests.gone", event="e1")
    return {"public_id": notice.public_id}


def _letter(world):
    """A letter of the organisation here; a new one when the last was printed."""
    registry._KINDS.setdefault(LETTER.key, LETTER)
    event = f"e{Delivery.objects.filter(status='printed').count()}"
    refs = {"organisation": str(world.organisation.pk)}
    delivery = notify_address(LETTER, event, channel=Channel.LETTER, address="Anna Muster", refs=refs)
    return {"public_id": delivery.public_id}


ROUTES = [
    signed_in("notifications:notices"),
    signed_in("notifications:unread", page=False),
    signed_in("notifications:seen", methods=("POST",), page=False),
    signed_in("notifications:preferences", methods=("GET", "POST")),
    signed_in("notifications:open", methods=("POST",), kwargs=_own_notice, page=False),
    limited("notifications:letter", Role.CONTACT, kwargs=_letter, second_step=True, page=False),
    limited(
        "notifications:letter_printed",
        Role.CONTACT,
        methods=("POST",),
        kwargs=_letter,
        second_step=True,
        page=False,
    ),
]
