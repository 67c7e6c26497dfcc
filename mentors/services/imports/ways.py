"""How somebody from a list is reached."""

import phonenumbers
from phonenumbers import PhoneNumberType

from mentors.lists.records.person import Record

_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def takes_sms(phone: str) -> bool:
    """True for mobile numbers (E.164)."""
    return phonenumbers.number_type(phonenumbers.parse(phone)) in _MOBILE


def best_phone(record: Record) -> str:
    """One number of a row: a mobile one can take a message; nothing when there is none."""
    return next(filter(takes_sms, record.phones), next(iter(record.phones), ""))
