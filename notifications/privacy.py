"""What this room keeps about people."""

from common.declare import Keep, personal, plain, table

_NOTICE = Keep(days=90, since="created_at", source="notices: 90 days")
_SENT = Keep(source="until it is delivered, failed or printed")

TABLES = [
    table(
        "notifications.Notice",
        person="user",
        fields=[
            plain("id", "public_id", "in_app"),
            personal("kind", "event", "user", "refs", "created_at", "seen_at", purpose="telling people", keep=_NOTICE),
            personal("language", purpose="telling people in their language", keep=_NOTICE),
        ],
    ),
    table(
        "notifications.Delivery",
        person="notice__user",
        found="of people without an account by the address, while it waits",
        fields=[
            plain("id", "public_id", "tries", "next_try_at", "leased_until", "lease"),
            personal("notice", "channel", "status", "problem", purpose="knowing that it arrived", keep=_NOTICE),
            personal("created_at", "ended_at", purpose="knowing when it arrived", keep=_NOTICE),
            personal("address", purpose="reaching people without an account", keep=_SENT),
            personal("sealed", purpose="a link that only the receiver may know", keep=_SENT, export=False),
        ],
    ),
    table(
        "notifications.Preference",
        person="user",
        fields=[plain("id"), personal("user", "kind", "channel", "wanted", purpose="respecting the person's wish")],
    ),
]
