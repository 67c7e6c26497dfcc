"""Tell a person's addresses, old ones too, that a way in was changed (security 38)."""

from accounts import addresses
from accounts.addresses import Address
from accounts.models import AddressNotice, User
from common import jobs
from common.seals import seal


def tell_addresses(user: User, about: str, *, at: list[Address] | None = None) -> None:
    """Queue a word to these addresses, or to all the person signs in with. Call inside the transaction it tells of."""
    for address in addresses.of(user) if at is None else at:
        notice = AddressNotice.objects.create(
            user=user, about=about, channel=address.channel, sealed=seal(address.value), language=user.language
        )
        jobs.enqueue("accounts.tasks.deliver_notice", notice.pk)
