"""Addresses of this room."""

app_name = "common"

urlpatterns: list = []
