"""To the town's own sign-in and back."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def go(request, provider_id):
    """Only by the button of the sign-in page: a link from elsewhere starts nothing."""
    if request.method != "POST":
        raise Http404
    return openid.login(request, provider_id)


@login_not_required
@never_cache
def come_back(request, provider_id):
    """Where the town sends the person back to."""
    return openid.callback(request, provider_id)
