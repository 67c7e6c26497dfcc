"""All addresses. Each room brings its own."""

from django.conf import settings
from django.urls import include, path

handler400 = "common.views.errors.bad_request"
handler403 = "common.views.errors.forbidden"
handler404 = "common.views.errors.not_found"
handler500 = "common.views.errors.broken"
# Asked for by allauth when one of its limits is reached.
handler429 = "common.views.errors.too_often"

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("network.urls")),
    path("", include("accounts.urls")),
    path("", include("accounts.allauth_urls")),
    path("notices/", include("notifications.urls")),
    path("", include("volunteers.urls")),
    path("", include("mentees.urls")),
    path("", include("mentors.urls")),
    path("", include("common.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("dev/", include("notifications.dev"))]
