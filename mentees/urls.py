"""Addresses of this room."""

from django.urls import include, path

app_name = "mentees"

urlpatterns = [path("", include("mentees.referral_urls"))]
