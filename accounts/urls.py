"""Addresses of this room. allauth's own pages stay closed; `allauth_urls` keeps the names it needs."""

from django.urls import path

from accounts.views import sign_in

app_name = "accounts"

urlpatterns = [
    path("account/sign-in/", sign_in.login, name="login"),
    path("account/sign-in/code/", sign_in.login_code, name="login_code"),
    path("account/sign-out/", sign_in.logout, name="logout"),
]
