"""Zipped files (XLSX, ODS): what they are, and that they do not burst."""

import io
import zipfile
import zlib

from mentors.lists.reading.book import MOST_UNPACKED, Trouble, Unreadable

_MOST_MEMBERS = 2_000
_MOST_RATIO = 300
_CHUNK = 1 << 16
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of_archive(content: bytes) -> str:
    """ "xlsx" or "ods". Every member is unpacked once, in pieces, so that no directory can lie about its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _weigh(members, len(content))
            names = {member.filename for member in members}
            if any(member.flag_bits & 1 for member in members):
                raise Unreadable(Trouble.ENCRYPTED)
            _unpack(archive, members)
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "mimetype" in names and archive.read("mimetype").strip() == _ODS:
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise Unreadable(Trouble.ENCRYPTED)
                return "ods"
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable(Trouble.BROKEN) from None
    raise Unreadable(Trouble.UNKNOWN_KIND)


def _weigh(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > MOST_UNPACKED or unpacked > _MOST_RATIO * max(packed, 10_000):
        raise Unreadable(Trouble.BOMB)


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    left = MOST_UNPACKED
    for member in members:
        with archive.open(member) as stream:
            while piece := stream.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise Unreadable(Trouble.BOMB)
