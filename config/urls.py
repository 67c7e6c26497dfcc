"""All addresses. Each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("network.urls")),
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("notices/", include("notifications.urls")),
    path("", include("common.urls")),
]
