"""Who acts: people, their ways in, their roles, and the trail of what was done."""

from accounts.models.audit import AuditEntry
from accounts.models.roles import Membership, RoleGroup
from accounts.models.user import User
from accounts.models.ways_in import LetterCode, SignInAttempt

__all__ = ["AuditEntry", "LetterCode", "Membership", "RoleGroup", "SignInAttempt", "User"]
