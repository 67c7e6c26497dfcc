"""Names allauth looks up, on our own pages. No address of allauth is open but those of OIDC."""

from django.urls import include, path

from accounts.views import sign_in

urlpatterns = [
    path("account/sign-in/", sign_in.login, name="account_login"),
    path("account/sign-out/", sign_in.logout, name="account_logout"),
    path("account/oidc/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
