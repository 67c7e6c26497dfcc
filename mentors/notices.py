"""What this room tells people."""

from mentors import check_in_notices, import_notices, passing_notices, tandem_notices

__all__ = ["check_in_notices", "import_notices", "passing_notices", "tandem_notices"]
