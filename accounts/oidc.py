"""The town's own sign-in (BundID, Keycloak…), if the environment names one."""

from django.conf import settings

PROVIDER_ID = "town"


def provider() -> dict[str, str] | None:
    """Id and name for the button, or None."""
    apps: list[dict] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return {"id": apps[0]["provider_id"], "name": apps[0]["name"]} if apps else None
