"""Certificates from abroad: what exists, what was lost, what is applied for or recognised, and the next step."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope
from mentees import rules
from mentees.enums import CredentialKind, CredentialState, CredentialStep
from mentees.models import Credential, Mentee


@transaction.atomic
def add(
    *, actor: User, mentee: Mentee, kind: CredentialKind, state: CredentialState, next_step: CredentialStep | None
) -> Credential:
    """One more certificate; several of a kind are possible. Raises `OutOfScope`, `NotAllowed`."""
    _check(actor, mentee)
    added = Credential.objects.create(
        mentee=mentee, kind=kind, state=state, next_step=next_step or "", changed_on=clock.today()
    )
    _tell("credential.changed", actor, mentee)
    return added


@transaction.atomic
def change(
    *, actor: User, credential: Credential, state: CredentialState, next_step: CredentialStep | None
) -> Credential:
    """It went on: a new state, a new next step. Raises as `add`."""
    _check(actor, credential.mentee)
    credential.state, credential.next_step, credential.changed_on = state, next_step or "", clock.today()
    credential.save(update_fields=["state", "next_step", "changed_on"])
    _tell("credential.changed", actor, credential.mentee)
    return credential


@transaction.atomic
def remove(*, actor: User, credential: Credential) -> None:
    """Entered by mistake. Raises as `add`."""
    _check(actor, credential.mentee)
    credential.delete()
    _tell("credential.removed", actor, credential.mentee)


def _check(actor: User, mentee: Mentee) -> None:
    if rules.can_accompany(actor, mentee):
        return
    if not rules.can_view_mentee(actor, mentee):
        raise OutOfScope
    raise NotAllowed(_("Only the person, whoever accompanies her, and her contact can change this."))


def _tell(verb: str, actor: User, mentee: Mentee) -> None:
    audit.record(verb, actor=actor, subject=mentee, organisation_id=mentee.intake_id)
