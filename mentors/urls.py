"""Addresses of this room."""

from django.urls import include, path

app_name = "mentors"

urlpatterns = [
    path("", include("mentors.check_in_urls")),
    path("", include("mentors.passing_urls")),
    path("", include("mentors.tandem_urls")),
    path("", include("mentors.import_urls")),
]
