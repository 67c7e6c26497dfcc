"""People, roles, ways in of our own."""

ROUTES: list = []
