"""Addresses of this room."""

from django.urls import URLPattern

app_name = "mentees"

urlpatterns: list[URLPattern] = []
