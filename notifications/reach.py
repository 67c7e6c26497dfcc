"""How a person can be reached: verified ways in only, and what they wished."""

from collections.abc import Iterable

from accounts.enums import Channel
from accounts.models import User
from notifications.models import Preference
from notifications.registry import Kind


def address_of(user: User, channel: str) -> str:
    """The verified login e-mail or phone (E.164), or nothing."""
    if channel == Channel.MAIL:
        return user.login_email or ""
    if channel == Channel.SMS and user.login_phone and user.login_phone_verified:
        return user.login_phone.as_e164
    return ""


def channels(kind: Kind, users: Iterable[User]) -> dict[int, list[Channel]]:
    """{user id: channels beside the page of notices}. One query for all."""
    users = list(users)
    wishes: dict[int, dict[str, bool]] = {user.pk: {} for user in users}
    if kind.optional:
        rows = Preference.objects.filter(kind=kind.key, user__in=users)
        for user_id, channel, wanted in rows.values_list("user_id", "channel", "wanted"):
            wishes[user_id][channel] = wanted
    return {user.pk: [c for c in kind.offered() if wants(kind, user, c, wishes[user.pk])] for user in users}


def wants(kind: Kind, user: User, channel: Channel, wishes: dict[str, bool]) -> bool:
    """Reachable that way, and wished: by the person, else by the kind's defaults."""
    if not address_of(user, channel):
        return False
    return wishes.get(channel, by_default(kind, user, channel))


def by_default(kind: Kind, user: User, channel: Channel) -> bool:
    """What holds while the person said nothing."""
    instead = channel == Channel.SMS and kind.sms_without_mail and not address_of(user, Channel.MAIL)
    return channel in kind.channels or instead
