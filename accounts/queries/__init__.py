"""What people may read about themselves, and what they agreed to."""

from accounts.queries.consents import has_consent, with_consent
from accounts.queries.looks import looks_at

__all__ = ["has_consent", "looks_at", "with_consent"]
