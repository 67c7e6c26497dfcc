"""Ways in: a 6-digit code, a passkey, a letter code, or OIDC. Nobody needs a password."""

from urllib.parse import urlsplit

import environ

from config.settings.parts.security import CONTENT_SECURITY_POLICY

env = environ.Env()

AUTHENTICATION_BACKENDS = ["accounts.backend.SessionBackend"]
LOGIN_URL = "accounts:login"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "accounts.adapter.SocialAccountAdapter"
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
USERSESSIONS_ADAPTER = "accounts.adapter.UserSessionsAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "login_email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Patennetz"
# Phones' clocks are off by some seconds; a code counts once all the same (see accounts.services.second_step).
MFA_TOTP_TOLERANCE = 1
# A look at the session list may not write: a GET only SELECTs.
USERSESSIONS_TRACK_ACTIVITY = False
# The sender's address is taken from X-Forwarded-For only behind this many proxies of our own.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
# The whole house sends no more SMS a day than it can pay for.
SMS_DAILY_LIMIT = env.int("SMS_DAILY_LIMIT", default=500)
# We ask for one of two addresses; rights are read in `accounts.scope`, so guardian brings no permission backend.
SILENCED_SYSTEM_CHECKS = ["account.W001", "guardian.W001"]

OIDC_ISSUER = env.str("OIDC_ISSUER", default="")
SOCIALACCOUNT_PROVIDERS: dict[str, dict] = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "town",
                    "name": env.str("OIDC_NAME", default="BundID"),
                    "client_id": env.str("OIDC_CLIENT_ID"),
                    "secret": env.str("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_ISSUER},
                }
            ],
        }
    }
    # Browsers follow the form's redirect only to places named here.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER)))
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
