"""What stands between the first proof and the open session."""

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts.scope import scope


class SecondStepStage(AuthenticateStage):
    """Staff who have a passkey or an app show it at sign-in; so does everybody who set up an app for themselves.

    For others a passkey is a way in, never a lock: who loses it still comes in with a code.
    """

    urlname = "accounts:login_second_step"

    def handle(self):
        if not self._should_handle(self.request):
            return None, True
        return HttpResponseRedirect(reverse(self.urlname)), True

    def _should_handle(self, request):
        if not super()._should_handle(request):
            return False
        user = self.login.user
        return (
            scope(user).is_staff or Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()
        )
