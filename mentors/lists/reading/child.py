"""The limited process that reads a file: content on stdin, lines of JSON on stdout. It writes no file.

First line per sheet: its facts; then one line per row. One line `{"trouble": …}` ends it instead.
"""

import json
import sys

from common import limited


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
    """Less memory, less time, no files (security 24)."""
    limited.limit()
    # openpyxl loads it where it can, and it alone takes half of the memory.
    sys.modules["numpy"] = None  # type: ignore[assignment]


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    main()
