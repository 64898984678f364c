"""Word 97-2003 and WPS documents; what is older, encrypted or something else says so."""

import struct

import office
import pytest

from wuzhen.documents import ole, read_bytes
from wuzhen.errors import WuzhenError

DOC = (office.STORED / "report.doc").read_bytes()


def compound(*streams, data=b""):
    """Return an OLE file of two sectors: a table of sectors and a directory; then the data."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    entries = b""
    for at, name in enumerate(["Root Entry", *streams]):
        entry = bytearray(128)
        raw = name.encode("utf-16-le")
        entry[: len(raw)] = raw
        last = at == len(streams)
        child = 1 if at == 0 else 0xFFFFFFFF
        right = at + 1 if at and not last else 0xFFFFFFFF
        struct.pack_into("<H", entry, 64, len(raw) + 2)
        struct.pack_into("<3I", entry, 68, 0xFFFFFFFF, right, child)
        struct.pack_into("<I", entry, 116, 2)
        entries += bytes(entry)
    return bytes(header) + table + entries.ljust(512, b"\0") + data.ljust(4096, b"\0")


def test_the_names_right_below_the_root():
    assert {"worddocument", "1table"} <= ole.names(DOC)
    assert ole.names(compound("Workbook", "Data")) == {"workbook", "data"}
    assert (
        ole.beginning(compound("WordDocument", data=b"\xdc\xa5ab"), "WordDocument")[:4]
        == b"\xdc\xa5ab"
    )


def test_where_the_directory_is_damaged_the_usual_names_are_looked_for():
    data = compound("x")[:600] + "WordDocument".encode("utf-16-le")
    assert ole.names(data) == {"worddocument"}
    assert ole.names(DOC[:40]) == frozenset()


def test_a_directory_that_turns_in_a_circle_ends():
    data = bytearray(compound("a", "b"))
    struct.pack_into("<I", data, 512 + 4, 1)  # its sector is followed by itself
    struct.pack_into("<I", data, 1024 + 256 + 72, 1)  # its last name by the first
    assert ole.names(bytes(data)) == {"a", "b"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (compound("WordDocument", data=b"\xdc\xa5"), "Word 6 or Word 95"),
        (compound("WordDocument", data=b"\x99\xa6"), "Word 95"),
        (compound("WordDocument", data=b"\xec\xa5" + bytes(9) + b"\x01"), "encrypted"),
        (compound("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (compound("MatOST", "CONTENTS"), "Microsoft Works"),
        (compound("PowerPoint Document"), "PowerPoint"),
        (compound("__properties_version1.0"), "without a document"),
        (compound("WordDocument", data=b"\xec\xa5" + bytes(500)), "this file is damaged"),
        (DOC[:6000], "this file is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_in_one_line(data, message):
    with pytest.raises(WuzhenError, match=rf"^a\.doc: .*{message}") as caught:
        read_bytes(data, "a.doc")
    assert "\n" not in str(caught.value)


def test_an_embedded_workbook_does_not_make_a_document_a_workbook():
    assert read_bytes(DOC + "Workbook".encode("utf-16-le"), "a.doc").title
