"""Notices, preferences."""

ROUTES: list = []
