"""The limited process that reads a file: content on stdin, lines of JSON on stdout. It writes no file.

First line per sheet: its facts; then one line per row. One line `{"trouble": …}` ends it instead.
"""

import json
import resource
import sys

# Security 24: what somebody uploads may not take more than this, in bytes and in seconds.
MEMORY = 256 * 1024 * 1024
SECONDS = 30


def main() -> None:
    """Limit this process, read, tell."""
    limit()
    from mentors.lists.reading.book import Unreadable
    from mentors.lists.reading.files import parse

    try:
        book = parse(sys.stdin.buffer.read())
    except Unreadable as why:
        _tell({"trouble": why.trouble})
        return
    for sheet in book.sheets:
        _tell(
            {
                "kind": book.kind,
                "name": sheet.name,
                "rows": len(sheet.rows),
                "hidden": sheet.hidden,
                "hidden_columns": sorted(sheet.hidden_columns),
                "hidden_rows": sorted(sheet.hidden_rows),
                "formulas": sorted(sheet.formulas),
                "broken": sorted(sheet.broken),
                "first_number": sheet.first_number,
            }
        )
        for row in sheet.rows:
            _tell(row)
    _tell({"end": True})


def limit() -> None:
    """Less memory, less time, no files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # openpyxl loads it where it can, and it alone takes half of the memory.
    sys.modules["numpy"] = None  # type: ignore[assignment]


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    main()
