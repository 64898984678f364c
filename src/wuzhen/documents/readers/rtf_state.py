"""The state of an RTF group: the target of its text, its looks, its encoding."""

from __future__ import annotations

from dataclasses import dataclass, field

WESTERN, CHINESE, BIG5 = "cp1252", "gb18030", "big5hkscs"
_CHARSETS = {128: "cp932", 129: "cp949", 134: CHINESE, 136: BIG5, 161: "cp1253", 204: "cp1251"}
_PAGES = {936: CHINESE, 54936: CHINESE, 950: BIG5, 65001: "utf-8", 932: "cp932", 949: "cp949"}


@dataclass(frozen=True, slots=True)
class State:
    """The state of a group, which ends with it.

    ``target`` is where its text goes: ``text``, ``skip``, or what is put aside, such as ``style``.
    ``chinese`` says that the properties of the other font are those of Chinese text.
    ``skipped`` counts the characters after one of Unicode that replace it in old programs.
    """

    target: str = "text"
    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    chinese: bool = False
    size: int = 24
    skipped: int = 1


@dataclass(slots=True)
class Paragraph:
    """The properties of the paragraph that is being read."""

    style: int | None = None
    outline: int | None = None
    centred: bool = False
    indent: int = 0
    in_table: bool = False


@dataclass(slots=True)
class Tables:
    """The head of the file: fonts and styles, by number, and the encoding."""

    encoding: str = WESTERN
    font: int | None = None
    charsets: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)

    def page(self, number: int | None) -> None:
        """Take the code page of the file."""
        self.encoding = _PAGES.get(number or 0, WESTERN)

    def decoded(self, data: bytes, font: int | None) -> str:
        """Return bytes as text: in the encoding of their font, of the file, or of Chinese."""
        if data.isascii():
            return data.decode("ascii")
        of = self.font if font is None else font
        charset = 0 if of is None else self.charsets.get(of, 0)
        for encoding in (_CHARSETS.get(charset, self.encoding), self.encoding, CHINESE):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        return data.decode(CHINESE, "replace")
