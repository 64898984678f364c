"""What a reader of a web page does not take for its text: hidden elements, navigation, controls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wuzhen.documents.readers.html_page import Element, Page, weight
from wuzhen.documents.readers.html_shape import Shape, shape_of

HIDDEN, FURNITURE, NAVIGATION = "hidden text", "furniture of the web page", "navigation"
CONTENTS, NOTE, DELETED = "table of contents", "note", "deleted text"
TITLE = "title of the web page"
_BY_TAG = {
    **dict.fromkeys(("nav", "menu", "dir"), NAVIGATION),
    **dict.fromkeys(("footer", "aside", "noscript", "noframes"), FURNITURE),
    **dict.fromkeys(("button", "select", "option", "optgroup", "datalist"), "form control"),
    **dict.fromkeys(("textarea", "input"), "form control"),
    **dict.fromkeys(("template", "dialog"), HIDDEN),
    **dict.fromkeys(("iframe", "object", "embed", "applet", "svg", "canvas"), "text in a drawing"),
    **dict.fromkeys(("audio", "video", "map"), "text in a drawing"),
}
_ALWAYS = {"title": TITLE, "del": DELETED, "rt": "pronunciation", "rp": "pronunciation"}
_PREFORMATTED_TAGS = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
_GONE = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|mso-hide\s*:\s*all|(?:text-indent|left|top)\s*:\s*-\d{4})",
    re.I,
)
_FAINT = re.compile(r"(?<![\w-])opacity\s*:\s*0*\.?0+(?![\d.])", re.I)
_VISIBLE = re.compile(r"(?<![\w-])visibility\s*:\s*(hidden|collapse|visible)", re.I)
_SIZE = re.compile(r"(?<![\w-])font-size\s*:\s*([\w.%-]+)", re.I)
_NO_SIZE = re.compile(r"0*\.?0*(?:px|pt|em|rem|%)?", re.I)
_WHITE_SPACE = re.compile(r"(?<![\w-])white-space\s*:\s*(pre|break-spaces)?", re.I)
_WORD_NOTES = re.compile(r"mso-element\s*:\s*(?:foot|end|comment|header)", re.I)
_OFFICE_NOTE = re.compile(r"sd(?:foot|end)note\d{1,5}")
_WORD_CLASSES = (
    (re.compile(r"\bMsoTo[cf]", re.I), CONTENTS),
    (re.compile(r"\bMso(?:Header|Footer|(?:Footnote|Endnote|Comment)Text)\b", re.I), NOTE),
    (re.compile(r"\bsd(?:foot|end)note(?:anc|sym)\b", re.I), NOTE),
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|topnav|sitenav|menu|breadcrumbs?|crumbs?|weizhi|sidebar|footer|foot|"
    r"copyright|share|sharebar|sharebox|bdsharebuttonbox|bdshare|related|relatednews|xgxw|recommend|"
    r"tuijian|hotnews|pagination|pager|pagenav|prevnext|prenext|toolbar|topbar|comments?|advert|ads?|"
    r"banner|search|login|qrcode|ewm|erweima|gotop|backtop|popup|modal|cookie)(?:$|[\s_-])",
    re.I,
)
_EFFECT = re.compile(r"opacity|visibility|font-size", re.I)
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
_SHOWN = frozenset(
    ("active", "show", "shown", "on", "current", "in", "open", "visible", "selected")
)
"""Names by which a script shows what the style sheet hides."""
_SELECTOR = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?[.#][\w-]+")
_ARTICLE, _ARTICLE_TITLE = "js_content", "activity-name"
_LARGE_SHARE = 0.3
"""An element that holds this much of a page's text is left out for no style or name."""


class Look(NamedTuple):
    """How the text of an element looks; a child may set its own size and be visible again."""

    rule: str | None = None
    faint: bool = False
    invisible: bool = False
    sizeless: bool = False
    outside: bool = False
    preformatted: bool = False
    article: bool = False
    shape: Shape = Shape()

    @property
    def left_out(self) -> str | None:
        """The rule that leaves the text out."""
        if self.rule is not None:
            return self.rule
        if self.concealed:
            return HIDDEN
        return FURNITURE if self.outside else None

    @property
    def concealed(self) -> bool:
        """Whether an effect of its style hides the text, which a script may take back."""
        return self.faint or self.invisible or self.sizeless


class Looks:
    """Tells how the elements of one page look."""

    def __init__(self, page: Page) -> None:
        elements = [event for event in page.events if isinstance(event, Element)]
        self._large = _LARGE_SHARE * page.weight
        sheet = _COMMENT.sub("", "".join(page.styles).lower())
        self._hiding = frozenset(_selectors(sheet, _conceals))
        self._keeping = frozenset(_selectors(sheet, _keeps_lines))
        # A page of WeChat shows nothing but its article and the title above it.
        self.first = Look(
            outside=any(
                element.attributes.get("id") == _ARTICLE and element.weight >= self._large
                for element in elements
            )
        )
        self._effects = True
        styles = (element.attributes.get("style", "") for element in elements)
        if any(_EFFECT.search(style) for style in styles if style):
            self._effects = not page.weight or self._concealed(page) < self._large

    def of(self, element: Element, parent: Look) -> Look:
        """Return the look of an element within its parent."""
        style = element.attributes.get("style", "")
        hides = self._effects and not self._is_large(element)
        white = _WHITE_SPACE.search(style) if style else None
        lines = element.tag in _PREFORMATTED_TAGS or _selected(element, self._keeping)
        return Look(
            parent.rule or self._rule(element, style, parent),
            parent.faint or (hides and bool(style) and bool(_FAINT.search(style))),
            _invisible(style, parent.invisible, hides),
            _sizeless(style, parent.sizeless, hides),
            parent.outside and element.attributes.get("id") not in (_ARTICLE, _ARTICLE_TITLE),
            bool(white[1]) if white else parent.preformatted or lines,
            parent.article or element.tag in ("article", "main"),
            shape_of(element, style, parent.shape),
        )

    def _is_large(self, element: Element) -> bool:
        return element.weight >= self._large > 0 or element.tag in ("html", "body")

    def _rule(self, element: Element, style: str, parent: Look) -> str | None:
        if element.tag in _ALWAYS:
            return _ALWAYS[element.tag]
        if self._is_large(element):
            return None
        if self._hidden(element, style):
            return HIDDEN
        named = self._large and not element.titled and _is_furniture(element, parent)
        return _BY_TAG.get(element.tag) or (FURNITURE if named else _of_word(element, style))

    def _hidden(self, element: Element, style: str) -> bool:
        attributes = element.attributes
        if "hidden" in attributes or (style and _GONE.search(style)):
            return True
        shown = _SHOWN.intersection(attributes.get("class", "").lower().split())
        return not shown and _selected(element, self._hiding)

    def _concealed(self, page: Page) -> int:
        """Return how much text its style makes invisible: where it is much, a script shows it."""
        found = 0
        looks = [self.first]
        for event in page.events:
            if event is None:
                looks.pop()
            elif isinstance(event, Element):
                looks.append(self.of(event, looks[-1]))
            elif looks[-1].rule is None and looks[-1].concealed:
                found += weight(event)
        return found


def _is_furniture(element: Element, parent: Look) -> bool:
    if element.tag == "form" or (element.tag == "header" and not parent.article):
        return True
    name = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return len(name) > 1 and bool(_NAMED.search(name))


def _invisible(style: str, inherited: bool, hides: bool) -> bool:
    found = _VISIBLE.search(style) if style else None
    if found is None:
        return inherited
    return False if found[1].lower() == "visible" else hides or inherited


def _sizeless(style: str, inherited: bool, hides: bool) -> bool:
    found = _SIZE.search(style) if style else None
    if found is None:
        return inherited
    return (hides or inherited) if _NO_SIZE.fullmatch(found[1]) else False


def _of_word(element: Element, style: str) -> str | None:
    """Return the rule for what a word processor marks in a page that it saves."""
    if style and _WORD_NOTES.search(style):
        return NOTE
    if "title" in element.attributes:
        return FURNITURE
    if _OFFICE_NOTE.fullmatch(element.attributes.get("id", "")):
        return NOTE
    name = element.attributes.get("class", "")
    return next((rule for pattern, rule in _WORD_CLASSES if name and pattern.search(name)), None)


def _selectors(sheet: str, chosen: Callable[[str], bool]) -> Iterator[str]:
    """Yield the plain selectors, such as ``.name``, of the rules with such declarations."""
    depth = 0
    for rule in sheet.split("}"):
        selectors, _, declarations = rule.rpartition("{")
        opened = rule.count("{")
        # What is nested in @media holds for a printer or a telephone only.
        if depth == 0 and opened == 1 and chosen(declarations):
            yield from filter(_SELECTOR.fullmatch, map(str.strip, selectors.split(",")))
        depth = max(0, depth + opened - 1)


def _selected(element: Element, selectors: frozenset[str]) -> bool:
    if not selectors:
        return False
    names = element.attributes.get("class", "").lower().split()
    own = {element.tag, f"#{element.attributes.get('id', '').lower()}"}
    own |= {f".{name}" for name in names} | {f"{element.tag}.{name}" for name in names}
    return not selectors.isdisjoint(own)


def _keeps_lines(declarations: str) -> bool:
    found = _WHITE_SPACE.search(declarations)
    return found is not None and bool(found[1])


def _conceals(declarations: str) -> bool:
    return bool(_GONE.search(declarations)) or _invisible(declarations, False, hides=True)
