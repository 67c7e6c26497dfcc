"""Our answers to allauth's questions. It brings login stages, passkeys, sessions and OIDC; the pages are ours."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import addresses, throttle
from common.seals import seal, unseal


class AccountAdapter(DefaultAccountAdapter):
    """People come by invitation only, and without a password."""

    def is_open_for_signup(self, request):
        return False

    def get_login_stages(self):
        return ["accounts.stages.SecondStepStage"]

    def get_client_ip(self, request):
        # A server behind a Unix socket names no sender; then all share one budget.
        return get_client_ip(request) or "0.0.0.0"

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        # The sentences are ours; allauth's own ones stay silent.
        if message:
            messages.add_message(request, level, message)

    def respond_user_inactive(self, request, user):
        messages.error(request, _("This account is not open at the moment. Please ask your contact person."))
        return HttpResponseRedirect(reverse("accounts:login"))

    def post_login(self, request, user, *, signal_kwargs=None, **kwargs):
        """The session has a new key by now; note how it was opened, and remember the browser."""
        from accounts.services import sessions

        how = (signal_kwargs or {}).get("way_in", {"way": "oidc"})
        response = super().post_login(request, user, signal_kwargs=None, **kwargs)
        sessions.opened(request, **how)
        throttle.remember(request, response, addresses.of(user))
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and user.language in dict(settings.LANGUAGES):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
        return response


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of the second step are sealed in the database; an authenticator never learns an inner id."""

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)

    def _get_user_identifier(self, user):
        return user.name or settings.KI_NAME

    def _get_site_name(self):
        return settings.KI_NAME

    def get_public_key_credential_user_entity(self, user):
        return {
            "id": user.public_id.encode(),
            "display_name": user.name or settings.KI_NAME,
            "name": user.name or settings.KI_NAME,
        }


class UserSessionsAdapter(DefaultUserSessionsAdapter):
    """Remote sign-out also reaches the sockets."""

    def end_sessions(self, sessions):
        from accounts.services.sessions import end_session

        for session in sessions:
            end_session(session)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """OIDC accounts are tied to people who are here already or hold an invitation."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def authenticate_by_email(self, sociallogin):
        # Decided in `services.town_sign_in`, by the verified login e-mail only.
        return None

    def populate_user(self, request, sociallogin, data):
        # Only carried to an invitation's acceptance; the e-mail counts when it is verified.
        sociallogin.user.name = (data.get("name") or "")[:120]
        return sociallogin.user

    def pre_social_login(self, request, sociallogin):
        from accounts.services import town_sign_in

        town_sign_in.keep_the_number_only(account=sociallogin.account)
        if sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:me")))
        if not sociallogin.is_existing and not town_sign_in.welcome(request, sociallogin):
            messages.error(
                request,
                _("There is no account for you here yet. You get one by invitation. Your contact person helps."),
            )
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:login")))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        messages.error(request, _("That did not work. Please try again or take another way in."))
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:login")))
