"""Files as programs write them, made on the spot."""

import csv
import io
import zipfile

from openpyxl import Workbook

HEADINGS = ["Nachname", "Vorname", "Geb.", "Telefon", "E-Mail", "Sprachen", "Stadtteil", "Wann?", "Bemerkung"]
ANNA = ["Weiß", "Anna", "25.08.1990", "0176 04069 563", "anna@example.org", "Arabisch", "Rodenbeck", "Mo ab 16 Uhr", ""]

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3">
<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{more}</manifest:file-entry>
</manifest:manifest>"""


def csv_file(rows, *, delimiter=";", encoding="utf-8", line_end="\r\n") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return written.getvalue().encode(encoding)


def xlsx_file(rows=(), *, change=None) -> bytes:
    """One sheet "Liste" of these rows; `change(workbook)` does the rest."""
    book = Workbook()
    book.active.title = "Liste"
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def cell(text, **attributes) -> str:
    said = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p></table:table-cell>'


def ods_file(*rows: str, before="", after="", locked=False, name="Liste") -> bytes:
    """An ODS whose rows are given as cells; `before` stands before the rows (columns), `after` behind them."""
    table = f'<table:table table:name="{name}">{before}' + "".join(
        f"<table:table-row>{row}</table:table-row>" for row in rows
    )
    more = "<manifest:encryption-data/>" if locked else ""
    content = b"\x13\x37" * 200 if locked else _ODS.format(tables=f"{table}{after}</table:table>").encode()
    return zip_file(
        ("mimetype", _ODS_TYPE),
        ("content.xml", content),
        ("META-INF/manifest.xml", _MANIFEST.format(kind=_ODS_TYPE, more=more)),
    )


def zip_file(*members, level=zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", level) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return written.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """The same archive with members replaced; a name is written with `__` for `/` and `_dot_` for the point."""
    names = {name.replace("__", "/").replace("_dot_", "."): value for name, value in changed.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zip_file(*((n, names.get(n) or archive.read(n)) for n in archive.namelist()))
