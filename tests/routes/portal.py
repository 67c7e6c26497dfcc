"""Home pages."""

from tests.routes import public

ROUTES = [public("portal:home")]
