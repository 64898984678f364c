"""Mails (.eml): the text, and every attachment that can be read, below a heading of its name."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wuzhen.documents import formats, limits, reading, signs
from wuzhen.documents.readers import html, text
from wuzhen.documents.readers.eml_parts import HTML, Item, items
from wuzhen.documents.readers.mime import Part, header, parsed
from wuzhen.documents.structure import outline
from wuzhen.documents.structure.outline import paragraph_id
from wuzhen.documents.types import Block, Content, Document, Dropped, Notice, Paragraph
from wuzhen.errors import WuzhenError

OTHER_FORM, SUBJECT = "the same text in another form", "subject of the mail"
"""The rules by which text of a mail is left out."""


@dataclass(slots=True)
class _Gathered:
    """What was found in a mail and in the mails within it, in order."""

    title: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parts: int = 0
    files: int = 0

    def add(self, document: Document, path: tuple[str, ...]) -> None:
        """Take what a document holds, below a path of headings."""
        for paragraph in document.paragraphs:
            self.paragraphs.append(replace(paragraph, headings=(*path, *paragraph.headings)))
        self.headings += document.headings
        self.dropped += document.dropped
        where = f"{path[-1]}: " if path else ""
        self.notices += [replace(n, message=f"{where}{n.message}") for n in document.notices]


def document(data: bytes, source: str, column: str | None = None) -> Document:
    """Return the document of a mail; an attachment that cannot be read is named in a notice."""
    limits.MAIL_BYTES.check(len(data), source)
    found = _Gathered()
    _mail(parsed(data.removeprefix(codecs.BOM_UTF8).lstrip()), source, column, found)
    limits.PARAGRAPHS.check(len(found.paragraphs), source)
    if not found.paragraphs and found.notices:
        raise WuzhenError(
            "nothing in this mail can be read", where=source, got=found.notices[0].message
        )
    return Document(
        source,
        found.title,
        tuple(_numbered(found.paragraphs, source)),
        tuple(found.headings),
        tuple(found.dropped),
        tuple(found.notices),
    )


def _mail(
    mail: Part,
    source: str,
    column: str | None,
    found: _Gathered,
    path: tuple[str, ...] = (),
) -> None:
    limits.MAIL_NESTING.check(len(path), source)
    listed: list[Item] = []
    for item in items(mail, source, len(path)):
        listed.append(item)
        found.parts += 1
        limits.MAIL_PARTS.check(found.parts, source)
    subject = header(mail, "Subject")
    own = _text(listed, source, found)
    if own.title or found.title or path:
        found.dropped += [Dropped(subject, SUBJECT)] if subject else []
    found.title = found.title or own.title or subject or None
    found.add(own, path)
    for item in listed:
        if item.role in ("mail", "file"):
            found.files += 1
            limits.MAIL_FILES.check(found.files, source)
            _attached(item, source, column, found, path)


def _text(listed: Sequence[Item], source: str, found: _Gathered) -> Document:
    """Return the text of the mail itself; there may be none."""
    blocks: list[Block] = []
    for item in listed:
        if item.role not in ("text", "other form"):
            continue
        try:
            content = _content(item.part, source)
        except WuzhenError as error:
            found.notices.append(Notice(f"a text in it was not read: {error.what}", lost=True))
            continue
        other = OTHER_FORM if item.role == "other form" else None
        blocks += [replace(b, dropped=b.dropped or other, line=None) for b in content.blocks]
    content = Content(tuple(blocks))
    reading.require_bounded(content, source)
    return outline.document(content, source)


def _content(part: Part, source: str) -> Content:
    found = part.text(source)
    return html.read(found, source) if part.kind in HTML else text.of_file(found, source)


def _attached(
    item: Item, source: str, column: str | None, found: _Gathered, path: tuple[str, ...]
) -> None:
    """Add what an attachment holds, or the notice that it was not read."""
    name = item.name
    below = (*path, name)
    inner = next(item.part.within()) if item.role == "mail" else None
    try:
        data = b"" if inner else item.part.data()
        if inner is None and _is_mail(data, name):
            inner = parsed(data)
        if inner is not None:
            found.headings.append(name)
            _mail(inner, source, column, found, below)
            return
        read = reading.read_bytes(data, name, column)
    except WuzhenError as error:
        if error.what == limits.MAIL_NESTING.what:
            raise
        why = f"{error.what} ({error.got})" if error.got else error.what
        found.notices.append(Notice(f"the attachment {name} was not read: {why}", lost=True))
        return
    found.headings.append(name)
    found.headings += [read.title] if read.title and read.title not in read.headings else []
    found.add(read, below)


def _is_mail(data: bytes, name: str) -> bool:
    form = formats.in_bytes(signs.of(data, name))
    return form is not None and form.name == "eml"


def _numbered(paragraphs: Sequence[Paragraph], source: str) -> list[Paragraph]:
    """Return the paragraphs counted through, as those of one source."""
    return [
        replace(
            paragraph,
            source=source,
            n=n,
            id=str(paragraph.record.get("id") or paragraph_id(source, n)),
        )
        for n, paragraph in enumerate(paragraphs, start=1)
    ]
