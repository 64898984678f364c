"""OpenDocument texts made by hand."""

from __future__ import annotations

from documents.packages import archive

_NAMES = {
    "office": "office",
    "text": "text",
    "style": "style",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
}
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def p(content, style=""):
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content, level=1, style=""):
    """Return a heading."""
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{content}</text:h>'


def items(*content, style="", more=""):
    """Return a list, an item each."""
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in content)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def list_style(name, *levels):
    """Return a list style: for each level its number format, prefix and suffix."""
    inner = "".join(
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" '
        f'style:num-prefix="{before}" style:num-suffix="{behind}"/>'
        for at, (form, before, behind) in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def style(name, family="paragraph", paragraph="", text="", parent="", shown=""):
    """Return a style."""
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{display} '
        f'style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def content(body, styles=""):
    """Return the main part."""
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(body="", *, styles="", common="", master="", parts=None, main=None):
    """Return a document: its styles, those that stand in the part of styles, its master page."""
    page = f"<style:master-page>{master}</style:master-page>"
    shared = (
        f"<office:document-styles {NAMES}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{page}</office:master-styles></office:document-styles>"
    )
    files = {
        "mimetype": MIMETYPE,
        "content.xml": main or content(body, styles),
        "styles.xml": shared,
    }
    return archive({**files, **(parts or {})})
