"""Addresses of mentees."""

from tests.routes import Route

ROUTES: list[Route] = []
