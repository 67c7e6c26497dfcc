"""Who comes by the town's own sign-in: linked with the person it belongs to, and nothing else kept of it."""

from django.db import transaction

from accounts import addresses, audit, invited
from accounts.addresses import Address
from accounts.enums import Channel
from accounts.models import AddressNotice
from accounts.services.address_notices import tell_addresses


def keep_the_number_only(*, account) -> None:
    """Of all that the town tells about a person, only its number for her is kept (Art. 5 DSGVO)."""
    account.extra_data = {}
    if account.pk:
        account.save(update_fields=["extra_data"])


@transaction.atomic
def welcome(request, sociallogin) -> bool:
    """Link this sign-in of the town with the person it belongs to; False when there is none.

    Hers is the login e-mail the town has verified; else an invitation in this browser makes a person.
    """
    mails = [one.email.lower() for one in sociallogin.email_addresses if one.verified]
    found = (addresses.whose(Address(Channel.MAIL, mail)) for mail in mails)
    user = next((one for one in found if one), None)
    if user is None:
        name = getattr(sociallogin.user, "name", "")
        user = invited.accept(request, name=name, login_email=mails[0] if mails else None)
    if user is None:
        return False
    sociallogin.connect(request, user)
    audit.record("way_in.linked", actor=user, subject=user)
    tell_addresses(user, AddressNotice.About.CHANGED)
    return True
