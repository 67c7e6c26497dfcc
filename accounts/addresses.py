"""E-mail addresses and mobile numbers as people write them, and whose they are."""

from dataclasses import dataclass

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from accounts.enums import Channel
from accounts.models import User
from common.errors import WrongInput

_TAKES_SMS = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a lower-case e-mail address, or a number as +49…"""

    channel: Channel
    value: str

    @property
    def spoken(self) -> str:
        """As people write it."""
        if self.channel == Channel.MAIL:
            return self.value
        return phonenumbers.format_number(phonenumbers.parse(self.value), PhoneNumberFormat.INTERNATIONAL)

    @property
    def masked(self) -> str:
        """Enough to talk about it at the counter: "a…@example.org", "+49 … 678"."""
        if self.channel == Channel.MAIL:
            local, _at, domain = self.value.rpartition("@")
            return f"{local[:1]}…@{domain}"
        return f"+{phonenumbers.parse(self.value).country_code} … {self.value[-3:]}"


def read(typed: str) -> Address:
    """What somebody typed: `Anna@Example.org`, `0176 1234567`, `+49 (0)176/1234567`… Raises `WrongInput`."""
    text = typed.strip()
    return _mail(text) if "@" in text else _phone(text)


def whose(address: Address) -> User | None:
    """The person who signs in with this address, or None. One query either way."""
    people = User.objects.filter(is_active=True)
    if address.channel == Channel.MAIL:
        return people.filter(login_email=address.value).first()
    return people.filter(login_phone=address.value, login_phone_verified=True).first()


def of(user: User) -> list[Address]:
    """The addresses a person signs in with, e-mail first."""
    found = []
    if user.login_email:
        found.append(Address(Channel.MAIL, user.login_email))
    if user.login_phone and user.login_phone_verified:
        found.append(Address(Channel.SMS, user.login_phone.as_e164))
    return found


def _mail(text: str) -> Address:
    try:
        validate_email(text)
    except ValidationError:
        raise WrongInput(_("This e-mail address is not complete. Please check it."), field="address") from None
    return Address(Channel.MAIL, text.lower())


def _phone(text: str) -> Address:
    try:
        number = phonenumbers.parse(text, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise WrongInput(
            _("Please write an e-mail address or a mobile number, for example 0176 12345678."), field="address"
        )
    if phonenumbers.number_type(number) not in _TAKES_SMS:
        raise WrongInput(_("This number cannot receive an SMS. Please write a mobile number."), field="address")
    return Address(Channel.SMS, phonenumbers.format_number(number, PhoneNumberFormat.E164))
