"""For the page of development only: what the apps of the demo people show now."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from accounts.services.second_step import code_now
from common.seals import unseal


def current_totp_codes() -> list[tuple[str, str]]:
    """(name, code) of each demo person with an app, by name. Empty unless DEBUG."""
    if not settings.DEBUG:
        return []
    apps = Authenticator.objects.filter(user__is_demo=True, type=Authenticator.Type.TOTP)
    return [
        (app.user.name, code_now(unseal(app.data["secret"])))
        for app in apps.select_related("user").order_by("user__name", "pk")
    ]
