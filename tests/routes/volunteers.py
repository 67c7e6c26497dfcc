"""Addresses of volunteers."""

from tests.routes import Route

ROUTES: list[Route] = []
