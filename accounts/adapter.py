"""Our answers to allauth's questions."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in codes by mail and SMS; people come by invitation only."""

    def is_open_for_signup(self, request):
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """OIDC accounts are tied to people who are here already or hold an invitation."""

    def is_open_for_signup(self, request, sociallogin):
        return False
