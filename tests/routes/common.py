"""What every house has: legal pages, language, manifest."""

ROUTES: list = []
