"""What each field of this room is, how long it lives, how it is exported and erased."""

from common.declare import Declared, Erase, personal, plain

_ACCOUNT = "while the person has a role or a record here"
_ROLE = "until the role ends (deleted by a job the day after)"
_TRAIL = "12 months (deleted by a job)"
_CODE = "24 hours (deleted by a job)"

DECLARED: dict[str, tuple[Declared, ...]] = {
    "User": (
        plain("id", "public_id", "password", "is_demo"),
        personal("name", "name_key", purpose="who acts; shown to those who work with the person", keep=_ACCOUNT),
        personal("language", purpose="pages and letters in the person's language", keep=_ACCOUNT),
        personal("login_email", "login_phone", "login_phone_verified", purpose="way in", keep=_ACCOUNT),
        personal("last_login", "created_at", "is_active", purpose="operation, blocking", keep=_ACCOUNT),
        personal("groups", purpose="roles", keep=_ROLE),
    ),
    "RoleGroup": (plain("id", "group_ptr", "name", "permissions", "role", "kind", "container_id"),),
    "Membership": (
        plain("id", "public_id"),
        personal("user", "group", "given_at", "ends_on", purpose="who holds which role where", keep=_ROLE),
        personal("given_by", purpose="who answers for it", keep=_ROLE, erase=Erase.CLEAR),
        personal("reason", purpose="why it was given", keep=_ROLE),
    ),
    "AuditEntry": (
        plain("id", "at", "verb", "kind", "about", "organisation_id", "is_look"),
        # Public ids only: without the person's row they name nobody any more.
        personal(
            "actor", "subject", purpose="who did or looked at what (Art. 5(2) DSGVO)", keep=_TRAIL, erase=Erase.KEEP
        ),
    ),
    "SignInAttempt": (
        plain("id", "public_id", "purpose", "channel", "code_hash", "tries", "language", "created_at", "expires_at"),
        plain("used_at", "sent_at"),
        personal("user", "sealed", purpose="a code on its way", keep=_CODE, export=False),
    ),
    "LetterCode": (
        plain("id", "public_id", "code_hash", "pin_hash", "pin_tries", "expires_at", "revoked_at"),
        personal("user", "created_at", "last_used_at", purpose="printed way in", keep="until it ends or is revoked"),
        personal("created_by", purpose="who printed it", keep="with the row", erase=Erase.CLEAR),
    ),
    "AddressNotice": (
        plain("id", "about", "channel", "language", "created_at", "sent_at"),
        personal("user", "sealed", purpose="a word about a changed way in", keep=_CODE, export=False),
    ),
}
