"""Walk over the pieces of an RTF file, and add text to the flow of its group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wuzhen.documents import limits
from wuzhen.documents.readers.rtf_flows import Flows
from wuzhen.documents.readers.rtf_state import Paragraph, State, Tables
from wuzhen.documents.readers.rtf_tokens import GROUPS, KNOWN, SIGNS, STORIES, Token
from wuzhen.documents.readers.word_tree import Run

_DEEPEST = 2_000


class Reading:
    """The reading of one file, piece by piece; ``flows`` are put together as it goes on.

    ``ended``: the document is over; ``too_deep``: its groups are nested beyond the limit.
    """

    def __init__(self) -> None:
        self.tables = Tables()
        self.flows = Flows(self.tables)
        self.characters = 0
        self.ended = self.too_deep = self.merges = False
        self._states = [State()]
        self._opened: list[int] = []
        self._fields: list[int] = []
        self._starred = False
        self._bytes = bytearray()
        self._units: list[str] = []
        self._left = 0
        self._aside: list[str] = []
        self._style = Paragraph()
        self._font: int | None = None

    @property
    def state(self) -> State:
        """The state of the innermost group."""
        return self._states[-1]

    @property
    def of(self) -> Paragraph:
        """The style or paragraph that a property belongs to."""
        return self._style if self.state.target == "styles" else self.flows.paragraph

    def take(self, token: Token) -> None:
        """Read one piece."""
        if token.kind == "bytes":
            self._take_bytes(token.data)
            return
        if token.kind == "word" and token.word == "u" and token.number is not None:
            self._flush_bytes()
            self._units.append(chr(token.number % 0x10000))
            self._left = self.state.skipped
            return
        if token.kind == "word" and token.word == "uc":  # it may come between halves of a pair
            self.become(skipped=min(max(token.number or 0, 0), 9))
            return
        self._left = 0 if token.kind in "{}" else max(0, self._left - 1)
        self._flush()
        if token.kind == "{":
            self._states.append(self.state)
            self.too_deep = self.ended = len(self._states) > _DEEPEST
        elif token.kind == "}":
            self._close_group()
        elif token.kind == "*":
            self._starred = True
        elif token.kind == "sign":
            self._put(token.word)
        else:
            self._word(token.word, token.number)

    def close(self) -> None:
        """End what is still open at the end of the file."""
        self._flush()
        self.flows.close()

    def become(self, **changes: Any) -> None:
        """Change the state of the innermost group."""
        self._states[-1] = replace(self.state, **changes)

    def set_style(self, number: int | None) -> None:
        """Take the style of a paragraph, or the style that is defined."""
        if self.state.target == "styles":
            self._style = Paragraph(style=number)
        else:
            self.flows.paragraph.style = number

    def set_font(self, number: int | None) -> None:
        """Take the font of the text, or the font that is defined."""
        if self.state.target == "fonts":
            self._font = number
        else:
            self.become(font=number)

    def set_charset(self, number: int | None) -> None:
        """Take the encoding of the font that is defined."""
        if self._font is not None and number is not None:
            self.tables.charsets[self._font] = number

    def _close_group(self) -> None:
        self._starred = False
        if self._aside and not self._goes_on():
            self._end_aside(self.state)
        depth = len(self._states)
        if self._opened and self._opened[-1] == depth:
            self._opened.pop()
            self.flows.end()
        if self._fields and self._fields[-1] >= depth:
            self._fields.pop()
            self.flows.end_field()
        if depth > 1:
            self._states.pop()
        self.ended = len(self._states) == 1

    def _goes_on(self) -> bool:
        """Return whether what is put aside goes on behind this group, as a code of several runs."""
        within = len(self._states) > 1 and self._states[-2].target == self.state.target
        return within and self.state.target in ("code", "label")

    def _word(self, name: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self.state.target == "skip":
            return
        if starred and name not in KNOWN and name not in GROUPS:
            self.become(target="skip")
        elif name in GROUPS:
            self.become(target=GROUPS[name])
            self._aside = []
        elif name in STORIES:
            self._opened.append(len(self._states))
            self.flows.begin(STORIES[name])
            self.become(target="text", hidden=False)
        elif name in SIGNS:
            self._put(SIGNS[name])
        elif name in _ENDS:
            if self.state.target == "text" and not self.state.deleted:
                _ENDS[name](self.flows)
        elif name in _PROPERTIES:
            _PROPERTIES[name](self, number)

    def _take_bytes(self, data: bytes) -> None:
        left, self._left = self._left, max(0, self._left - len(data))
        data = data[left:]
        if data and self._units:
            self._flush()
        self._bytes += data

    def _flush(self) -> None:
        self._flush_bytes()
        if self._units:
            text = "".join(self._units).encode("utf-16", "surrogatepass")
            self._units = []
            self._put(text.decode("utf-16", "replace"))

    def _flush_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if self.state.target != "skip":
                self._put(self.tables.decoded(data, self.state.font))

    def _put(self, text: str) -> None:
        state = self.state
        if state.target == "text":
            if not state.deleted and self.characters <= limits.CHARACTERS.most:
                self.characters += len(text)
                self.flows.put(text, Run(state.hidden, state.size))
        elif state.target != "skip":
            self._aside.append(text)

    def _end_aside(self, state: State) -> None:
        text, self._aside = "".join(self._aside), []
        style, self._style = self._style, Paragraph()
        if state.target == "styles" and style.style is not None:
            self.tables.names[style.style] = text.rstrip("; ").strip()
            if style.outline is not None:
                self.tables.outlines[style.style] = style.outline
        elif state.target == "label" and not state.deleted:
            self.flows.label(text)
        elif state.target == "code":
            self.flows.field(text)
            self._fields.append(len(self._states) - 1)  # the group of the field is around its code


def _begin_row(reading: Reading, _: int | None) -> None:
    reading.flows.merged, reading.flows.header, reading.merges = [], False, False


def _end_of_cell(reading: Reading, _: int | None) -> None:
    reading.flows.merged.append(reading.merges)
    reading.merges = False


def _pard(reading: Reading, _: int | None) -> None:
    if reading.state.target == "text":
        reading.flows.paragraph = Paragraph()


def _size(number: int | None) -> int:
    return min(max(number or 24, 1), 2_000)


_ENDS: dict[str, Callable[[Flows], None]] = {
    "par": Flows.end_paragraph,
    "sect": Flows.end_paragraph,
    "nestrow": Flows.end_paragraph,
    "cell": Flows.end_cell,
    "row": Flows.end_row,
}
_PROPERTIES: dict[str, Callable[[Reading, int | None], None]] = {
    "s": Reading.set_style,
    "f": Reading.set_font,
    "fcharset": Reading.set_charset,
    "trowd": _begin_row,
    "cellx": _end_of_cell,
    "pard": _pard,
    "plain": lambda own, _: own.become(font=None, hidden=False, deleted=False, size=24),
    "outlinelevel": lambda own, number: setattr(own.of, "outline", number),
    "ansicpg": lambda own, number: own.tables.page(number),
    "deff": lambda own, number: setattr(own.tables, "font", number),
    "v": lambda own, number: own.become(hidden=number != 0),
    "deleted": lambda own, number: own.become(deleted=number != 0),
    "fs": lambda own, number: own.become(size=_size(number)),
    "afs": lambda own, number: own.become(size=_size(number)) if own.state.chinese else None,
    "dbch": lambda own, _: own.become(chinese=True),
    **dict.fromkeys(("loch", "hich", "rtlch", "ltrch"), lambda own, _: own.become(chinese=False)),
    "qc": lambda own, _: setattr(own.of, "centred", True),
    "ql": lambda own, _: setattr(own.of, "centred", False),
    "qj": lambda own, _: setattr(own.of, "centred", False),
    "fi": lambda own, number: setattr(own.of, "indent", number or 0),
    "intbl": lambda own, _: setattr(own.of, "in_table", True),
    "trhdr": lambda own, _: setattr(own.flows, "header", True),
    "clvmrg": lambda own, _: setattr(own, "merges", True),
    "clmrg": lambda own, _: setattr(own, "merges", True),
}
