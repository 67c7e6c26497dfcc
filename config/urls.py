"""All addresses. Each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("network.urls")),
    path("", include("accounts.urls")),
    path("", include("accounts.allauth_urls")),
    path("notices/", include("notifications.urls")),
    path("", include("common.urls")),
]
