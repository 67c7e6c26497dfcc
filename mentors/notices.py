"""What this room tells people."""

from mentors import tandem_notices

__all__ = ["tandem_notices"]
