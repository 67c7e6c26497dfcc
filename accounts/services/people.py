"""People come in: by invitation, by the command line, or with the demo."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common.errors import WrongInput


@transaction.atomic
def add_person(
    *,
    actor: User | None,
    name: str,
    language: str = "de",
    login_email: str | None = None,
    login_phone: str | None = None,
    is_demo: bool = False,
) -> User:
    """A new person without a role. Ways in must be verified by the caller; none is required.

    `actor` None is the house itself, or the person herself with an invitation in her hand. Raises WrongInput
    without a name, or when the e-mail or number already opens somebody's account.
    """
    name = " ".join(name.split())
    if not name:
        raise WrongInput(_("Please enter a name."), field="name")
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                name=name,
                language=language,
                login_email=login_email,
                login_phone=login_phone,
                login_phone_verified=bool(login_phone),
                is_demo=is_demo,
            )
    except IntegrityError:
        raise WrongInput(_("Somebody signs in with this address already."), field="address") from None
    audit.record("person.added", actor=actor, subject=user)
    return user


@transaction.atomic
def add_people(*, actor: User | None, people: Iterable[tuple[str, str]]) -> list[User]:
    """Many new people at once, each by name and language, without a role and without a way in. In their order.

    The same as `add_person` for each. Raises WrongInput when one has no name.
    """
    users = [User(name=name, language=language) for name, language in people]
    for user in users:
        user.set_unusable_password()
        user.tidy()
        if not user.name:
            raise WrongInput(_("Please enter a name."), field="name")
    User.objects.bulk_create(users)
    audit.record_all("person.added", actor=actor, acts=[(user, {}) for user in users])
    return users
