"""What this room keeps about people, and the tables of the sign-in library, of sessions and of grants."""

from common.declare import WITH_PERSON, Erase, Keep, personal, plain, table

_CODE = Keep(days=1, since="created_at", source="sign-in codes: 24 hours")
_SECURITY = Keep(days=90, since="created_at", source="security log: 90 days")
_TRAIL = Keep(days=365, since="at", source="audit of looks: 12 months")
_ROLE = Keep(source="as long as the role; the trail remembers that it was held")
_PROOF = Keep(days=3 * 365, since="ended_at", source="consent and confidentiality proofs: 3 years after the end")
_PROOF_OF = Keep(source="until the last proof of consent goes: 3 years after its end")
_SESSION = Keep(days=30, since="created_at", source="SESSION_COOKIE_AGE")
_WAY_IN = "signing in"
_AGREED = "proof of what was agreed to (Art. 7 (1) DSGVO)"
_TRACE = "who did what to whose data (Art. 5 (2) DSGVO)"

TABLES = [
    table(
        "accounts.User",
        person="pk",
        fields=[
            plain("id", "public_id", "password", "is_active", "is_demo"),
            personal("name", "name_key", purpose="knowing whom one works with"),
            personal("language", purpose="pages and messages in the person's language"),
            personal("login_email", "login_phone", "login_phone_verified", purpose=_WAY_IN),
            personal("last_login", "created_at", purpose="finding accounts nobody uses any more"),
            personal("closed_on", purpose="proofs outlive the account", keep=_PROOF_OF),
        ],
    ),
    table(
        "accounts.Membership",
        person="user",
        fields=[
            plain("id", "public_id"),
            personal("user", "group", "given_at", "reason", "ends_on", purpose="what a person may do", keep=_ROLE),
            personal("given_by", purpose="who answers for the role", keep=_ROLE, erase=Erase.CLEAR),
        ],
    ),
    table("accounts.RoleGroup", fields=[plain("id", "name", "group_ptr", "role", "kind", "container_id")]),
    table(
        "accounts.AuditEntry",
        person="subject",
        by_id=True,
        fields=[
            plain("id", "kind", "organisation_id", "is_look"),
            personal("at", "actor", "verb", "subject", "about", purpose=_TRACE, keep=_TRAIL, erase=Erase.KEEP),
        ],
    ),
    table(
        "accounts.Consent",
        person="user",
        fields=[
            plain("id", "public_id"),
            personal("user", "purpose", "version", "language", "about", purpose=_AGREED, keep=_PROOF),
            personal("given_at", "how", "ended_at", "ended_how", purpose=_AGREED, keep=_PROOF),
            personal("recorded_by", "ended_by", purpose=_AGREED, keep=_PROOF, erase=Erase.KEEP),
        ],
    ),
    table(
        "accounts.SignInAttempt",
        person="user",
        fields=[
            plain("id", "public_id", "purpose", "language", "tries"),
            personal("code_hash", "sealed", purpose=_WAY_IN, keep=_CODE, export=False),
            personal("user", "channel", purpose=_WAY_IN, keep=_CODE),
            personal("created_at", "expires_at", "used_at", "sent_at", purpose="guessing protection", keep=_CODE),
        ],
    ),
    table(
        "accounts.LetterCode",
        person="user",
        fields=[
            plain("id", "public_id", "pin_tries"),
            personal("code_hash", "pin_hash", purpose=_WAY_IN, export=False),
            personal("user", "created_at", "expires_at", "revoked_at", "last_used_at", purpose=_WAY_IN),
            personal("created_by", purpose="who printed the letter", erase=Erase.CLEAR),
        ],
    ),
    table(
        "accounts.AddressNotice",
        person="user",
        fields=[
            plain("id", "language"),
            personal("sealed", purpose="telling the old address", keep=_CODE, export=False),
            personal("user", "about", "channel", "created_at", "sent_at", purpose="no silent change", keep=_SECURITY),
        ],
    ),
    table("auth.Permission", fields=[plain("id", "name", "content_type", "codename")]),
    table("auth.Group", fields=[plain("id", "name")]),
    table("auth.Group_permissions", fields=[plain("id", "group", "permission")]),
    table(
        "guardian.UserObjectPermission",
        person="user",
        fields=[
            plain("id", "permission", "content_type", "object_pk"),
            personal("user", purpose="not used: rights hang on groups"),
        ],
    ),
    table("guardian.GroupObjectPermission", fields=[plain("id", "permission", "content_type", "object_pk", "group")]),
    table(
        "sessions.Session",
        found="through the person's entries in usersessions.UserSession",
        fields=[
            personal("session_key", "session_data", "expire_date", purpose=_WAY_IN, keep=_SESSION, export=False),
        ],
    ),
    table(
        "usersessions.UserSession",
        person="user",
        fields=[
            plain("id"),
            personal("session_key", purpose="signing out from afar", keep=_SESSION, export=False),
            personal("user", "created_at", "last_seen_at", "data", purpose="one's own sessions", keep=_SESSION),
            personal("ip", "user_agent", purpose="recognising one's own devices", keep=_SESSION),
        ],
    ),
    table(
        "account.EmailAddress",
        person="user",
        fields=[plain("id", "primary"), personal("user", "email", "verified", purpose=_WAY_IN)],
    ),
    table(
        "account.EmailConfirmation",
        person="email_address__user",
        fields=[plain("id"), personal("email_address", "created", "sent", "key", purpose=_WAY_IN, export=False)],
    ),
    table(
        "mfa.Authenticator",
        person="user",
        fields=[
            plain("id"),
            personal("data", purpose="second step of the sign-in", export=False),
            personal("user", "type", "created_at", "last_used_at", purpose="second step of the sign-in"),
        ],
    ),
    table(
        "socialaccount.SocialApp",
        fields=[plain("id", "provider", "provider_id", "name", "client_id", "secret", "key", "settings")],
    ),
    table(
        "socialaccount.SocialAccount",
        person="user",
        fields=[
            plain("id", "provider"),
            personal("user", "uid", "last_login", "date_joined", "extra_data", purpose=_WAY_IN, keep=WITH_PERSON),
        ],
    ),
    table(
        "socialaccount.SocialToken",
        person="account__user",
        fields=[
            plain("id", "app"),
            personal("account", "token", "token_secret", "expires_at", purpose="not kept", export=False),
        ],
    ),
]
