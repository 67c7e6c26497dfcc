"""Named contacts and their deputies: who to call."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from accounts import audit
from common.errors import NotAllowed, WrongInput
from common.names import printable
from network import rules
from network.checks import check_keeps
from network.models import ContactPerson, Organisation, Programme


@transaction.atomic
def add_contact(
    *,
    actor,
    name: str,
    organisation: Organisation | None = None,
    programme: Programme | None = None,
    job: str = "",
    phone: str = "",
    email: str = "",
    is_deputy: bool = False,
    user=None,
) -> ContactPerson:
    """A contact of a programme, or of an organisation as a whole (exactly one of the two).

    A second first contact turns the former one into a deputy. Raises WrongInput, NotAllowed, OutOfScope.
    """
    organisation = _check_owner(actor, organisation, programme)
    contact = ContactPerson(organisation=organisation, programme=programme, user=user)
    _fill(contact, name, job, phone, email)
    siblings = _siblings(contact)
    contact.is_deputy = is_deputy and siblings.filter(is_deputy=False).exists()
    contact.position = siblings.count()
    if not contact.is_deputy:
        siblings.update(is_deputy=True)
    contact.save()
    _record("contact.added", actor, contact)
    return contact


@transaction.atomic
def change_contact(
    *, actor, contact: ContactPerson, name: str, job: str = "", phone: str = "", email: str = ""
) -> ContactPerson:
    """Change what is shown of a contact. Raises WrongInput, NotAllowed."""
    _check(actor, contact)
    _fill(contact, name, job, phone, email)
    contact.save()
    _record("contact.changed", actor, contact)
    return contact


@transaction.atomic
def make_first(*, actor, contact: ContactPerson) -> ContactPerson:
    """The deputy becomes the first contact, the former first a deputy. Raises NotAllowed."""
    _check(actor, contact)
    _siblings(contact).filter(is_deputy=False).update(is_deputy=True)
    contact.is_deputy = False
    contact.save(update_fields=["is_deputy"])
    _record("contact.first", actor, contact)
    return contact


@transaction.atomic
def move_contact(*, actor, contact: ContactPerson, by: int) -> ContactPerson:
    """Move a deputy up (`by=-1`) or down (`by=1`) in the order in which to call. Raises NotAllowed."""
    _check(actor, contact)
    deputies = [*_siblings(contact).filter(is_deputy=True), contact]
    deputies.sort(key=lambda c: (c.position, c.name_key, c.pk))
    here = deputies.index(contact)
    there = max(0, min(len(deputies) - 1, here + by))
    deputies.insert(there, deputies.pop(here))
    for position, deputy in enumerate(deputies, start=1):
        ContactPerson.objects.filter(pk=deputy.pk).update(position=position)
    contact.refresh_from_db()
    _record("contact.changed", actor, contact)
    return contact


@transaction.atomic
def remove_contact(*, actor, contact: ContactPerson) -> None:
    """Take a contact out; the next deputy becomes first. Raises NotAllowed."""
    _check(actor, contact)
    _record("contact.removed", actor, contact)
    siblings = list(_siblings(contact).first_first())
    was_first = not contact.is_deputy
    contact.delete()
    if was_first and siblings:
        ContactPerson.objects.filter(pk=siblings[0].pk).update(is_deputy=False, position=F("position"))


def _check_owner(actor, organisation, programme) -> Organisation:
    if (organisation is None) == (programme is None):
        raise TypeError("a contact stands for an organisation or for a programme")
    if programme is not None:
        check_keeps(actor, programme)
        return programme.organisation
    if not rules.can_edit_organisation(actor, organisation):
        raise NotAllowed(_("You may only change contacts of your own organisation."))
    return organisation


def _check(actor, contact: ContactPerson) -> None:
    if not rules.can_edit_contact(actor, contact):
        raise NotAllowed(_("You may only change contacts of your own organisation."))


def _siblings(contact: ContactPerson):
    """The other contacts of the same programme, or of the organisation as a whole."""
    return ContactPerson.objects.filter(
        organisation_id=contact.organisation_id, programme_id=contact.programme_id
    ).exclude(pk=contact.pk)


def _fill(contact: ContactPerson, name: str, job: str, phone: str, email: str) -> None:
    contact.name = " ".join(name.split())
    if not contact.name:
        raise WrongInput(_("Please enter a name."), field="name")
    number: Any = to_python(phone) if phone else ""
    if number and not number.is_valid():
        raise WrongInput(_("This phone number cannot be called. Example: 0571 12345"), field="phone")
    if not (number or email):
        raise WrongInput(_("Please enter a phone number or an e-mail address, so that people can ask."), field="phone")
    contact.job, contact.phone, contact.email = printable(job), number, email.strip()


def _record(verb: str, actor, contact: ContactPerson) -> None:
    audit.record(
        verb, actor=actor, subject=contact.programme or contact.organisation, organisation_id=contact.organisation_id
    )
