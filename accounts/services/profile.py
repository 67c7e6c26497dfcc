"""What people say about themselves."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from common.errors import WrongInput


@transaction.atomic
def change_profile(*, actor: User, name: str, language: str) -> None:
    """Change one's own name and language. Raises `WrongInput`."""
    if not name.strip():
        raise WrongInput(_("Please write your name."), field="name")
    if language not in dict(settings.LANGUAGES):
        raise WrongInput(_("Please choose a language from the list."), field="language")
    actor.name, actor.language = " ".join(name.split()), language
    actor.save(update_fields=["name", "name_key", "language"])
    audit.record("person.changed", actor=actor, subject=actor)
