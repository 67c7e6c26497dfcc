"""Names the library (django-allauth) looks for, and OIDC, which answers only where the town has set it up."""

from tests.routes import public
from tests.routes.accounts import ROUTES as OURS


def _same_as(ours: str, name: str):
    line = next(route for route in OURS if route.name == ours)
    return public(name, status=line.status, expect=line.expect, methods=line.methods, page=False)


_PROVIDER = {"provider_id": "town"}

ROUTES = [
    _same_as("accounts:login", "account_login"),
    _same_as("accounts:logout", "account_logout"),
    public("openid_connect_login", kwargs=lambda w: _PROVIDER, status=404, page=False),
    public("openid_connect_callback", kwargs=lambda w: _PROVIDER, status=404, page=False),
]
