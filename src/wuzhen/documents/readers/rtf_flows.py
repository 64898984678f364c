"""The flows of one RTF file: the body, and the text boxes, notes, heads and feet within it."""

from __future__ import annotations

import re

from wuzhen.documents.readers import word_tree as word
from wuzhen.documents.readers.rtf_state import Paragraph, Tables
from wuzhen.documents.readers.rtf_story import Story
from wuzhen.documents.readers.word_tree import Look, Run

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d?", re.I)
_TITLES = ("title", "subtitle", "标题", "副标题")
_BULLET = re.compile(r"[^\w（(一-龥①-㊿]{1,3}|[ol]|\uf0b7", re.A)


class Flows:
    """The flows that are open, the innermost last, and what was gathered from those that ended."""

    def __init__(self, tables: Tables) -> None:
        self.body = word.body()
        self.notes: dict[tuple[str, str], str] = {}
        self.heads: list[str] = []
        self.feet: list[str] = []
        self.paragraph = Paragraph()
        self.merged: list[bool] = []
        self.header = False
        self._tables = tables
        self._stories = [Story("text", self.body)]
        self._waiting: list[Paragraph] = []

    def put(self, text: str, form: Run) -> None:
        """Append text to the innermost flow."""
        self._stories[-1].put(text, form)

    def label(self, text: str) -> None:
        """Append the number of a paragraph; a bullet is none."""
        label = text.strip()
        if label and not _BULLET.fullmatch(label):
            spaced = label[-1].isascii() and label[-1].isalnum()
            self.put(f"{label} " if spaced else label, Run())

    def field(self, code: str) -> None:
        """Begin the result of a field."""
        word.field(self._stories[-1].paragraph, "begin", code)
        word.field(self._stories[-1].paragraph, "separate")

    def end_field(self) -> None:
        """End the result of a field."""
        word.field(self._stories[-1].paragraph, "end")

    def begin(self, kind: str) -> None:
        """Begin a flow within the innermost one."""
        root = word.box(self._stories[-1].paragraph) if kind == "box" else word.body()
        self._stories.append(Story(kind, root))
        self._waiting.append(self.paragraph)
        self.paragraph = Paragraph()

    def end(self) -> None:
        """End the innermost flow: what is no box goes to the notes, heads and feet."""
        story = self._stories.pop()
        story.close(self._look())
        self.paragraph = self._waiting.pop()
        text = story.text() if story.kind != "box" else ""
        if story.kind in ("header", "footer"):
            (self.heads if story.kind == "header" else self.feet).extend([text] if text else [])
        elif text:
            note_id = str(len(self.notes))
            self.notes[story.kind, note_id] = text
            word.note(self._stories[-1].paragraph, story.kind, note_id)

    def end_paragraph(self) -> None:
        """End a paragraph."""
        self._stories[-1].end_paragraph(self._look(), in_table=self.paragraph.in_table)

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._stories[-1].end_cell(self._look())

    def end_row(self) -> None:
        """End a row of a table."""
        self._stories[-1].end_row(self.merged, header=self.header)

    def close(self) -> None:
        """End all that is open."""
        while self._waiting:
            self.end()
        self._stories[0].close(self._look())

    def _look(self) -> Look:
        own = self.paragraph
        name = "" if own.style is None else self._tables.names.get(own.style, "")
        outline = own.outline
        if outline is None and own.style is not None:
            outline = self._tables.outlines.get(own.style)
        heading = _HEADING.fullmatch(name)
        level = int(heading[1]) if heading else None
        if outline is not None:
            level = outline + 1 if 0 <= outline < 9 else None
        style = word.TITLE if name.lower() in _TITLES else None
        style = word.CONTENTS if _CONTENTS.fullmatch(name) else style
        return Look(style, None if style else level, own.centred, own.indent > 0)
