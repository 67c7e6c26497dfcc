"""The register and invitations."""

ROUTES: list = []
