"""Who acts: people, their ways in, their roles, what they agreed to, and the trail of what was done."""

from accounts.models.audit import AuditEntry
from accounts.models.consents import Consent
from accounts.models.roles import Membership, RoleGroup
from accounts.models.user import User
from accounts.models.ways_in import AddressNotice, LetterCode, SignInAttempt

__all__ = [
    "AddressNotice",
    "AuditEntry",
    "Consent",
    "LetterCode",
    "Membership",
    "RoleGroup",
    "SignInAttempt",
    "User",
]
