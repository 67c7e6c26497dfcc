"""Names allauth looks up, on our own pages. No address of allauth is open but those of OIDC."""

from django.urls import path

from accounts.views import oidc, sign_in

urlpatterns = [
    path("account/sign-in/", sign_in.login, name="account_login"),
    path("account/sign-out/", sign_in.logout, name="account_logout"),
    path("account/oidc/<str:provider_id>/", oidc.go, name="openid_connect_login"),
    path("account/oidc/<str:provider_id>/callback/", oidc.come_back, name="openid_connect_callback"),
]
