"""Word 97-2003 and WPS documents (.doc, .wps): converted to .docx, then read as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wuzhen.documents import limits, ole, refusals
from wuzhen.documents.readers import docx, office_process
from wuzhen.documents.types import Block, Content

_OLDER = {b"\xdc\xa5": "a Word 6 or Word 95 document", b"\x99\xa6": "a Word 95 document"}
_ENCRYPTED = 0x01
_OBJECT = "\ufffc"


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs of a document, as the .docx reader finds them."""
    limits.OFFICE_BYTES.check(len(data), source)
    head = ole.beginning(data, "WordDocument")
    if head[:2] in _OLDER:
        raise refusals.unsupported(source, _OLDER[head[:2]])
    if len(head) > 11 and head[11] & _ENCRYPTED:
        raise refusals.encrypted(source)
    content = docx.read(office_process.opened("doc", data, source, {}), source)
    return replace(content, blocks=tuple(_without_objects(content.blocks)))


def _without_objects(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks without the signs in place of pictures and shapes."""
    for block in blocks:
        text = block.text.replace(_OBJECT, "").strip()
        if text == block.text:
            yield block
        elif text:
            yield replace(block, text=text)
