"""Public ids: 22 random characters, the only id that leaves the house."""

import secrets

from django.db import models


def new_public_id() -> str:
    """128 random bits as 22 URL-safe characters."""
    return secrets.token_urlsafe(16)


class PublicIdField(models.CharField):
    """A unique random id for URLs, feeds, file names and the API."""

    def __init__(self, *args, **kwargs):
        kwargs.update(max_length=22, default=new_public_id, unique=True, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "default", "unique", "editable"):
            kwargs.pop(key, None)
        return name, path, args, kwargs
