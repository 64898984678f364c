"""Word documents made by hand, part by part, whole or broken."""

from __future__ import annotations

import io
import zipfile

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def run(text, properties="", kind="t"):
    """Return a run of text."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{own}<w:{kind} xml:space='preserve'>{text}</w:{kind}></w:r>"


def paragraph(content, properties=""):
    """Return a paragraph of runs, or of one text."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{content if content.startswith('<') or not content else run(content)}</w:p>"


def style(style_id, *, properties="", runs="", based="", kind="paragraph", name=""):
    """Return a style."""
    inner = f'<w:name w:val="{name or style_id}"/>'
    inner += f'<w:basedOn w:val="{based}"/>' if based else ""
    inner += f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner += f"<w:rPr>{runs}</w:rPr>" if runs else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{inner}</w:style>'


def level(at, form, text, extra="", start=1):
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(at=0, list_id=1):
    """Return the properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'


def related(kind, target, mode="", number=1):
    """Return a relationship."""
    kind = kind if "/" in kind else f"{RELATIONS}/{kind}"
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="r{number}{kind[-3:]}" Type="{kind}" Target="{target}"{outside}/>'


def relations(*inner):
    """Return a part of relationships."""
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{"".join(inner)}</Relationships>'


def document(body, names=USUAL, head=""):
    """Return the main part."""
    return f'{head}<w:document xmlns:w="{names}" {NAMES}><w:body>{body}</w:body></w:document>'


def package(body="", *, styles="", numbering="", further="", parts=None, main=None):
    """Return a .docx of these parts; ``further`` are relationships, ``parts`` files."""
    files = {
        "_rels/.rels": relations(related("officeDocument", "word/document.xml")),
        "word/document.xml": main or document(body),
        "word/_rels/document.xml.rels": relations(
            related("styles", "styles.xml") if styles else "",
            related("numbering", "numbering.xml") if numbering else "",
            further,
        ),
    }
    if styles:
        files["word/styles.xml"] = f'<w:styles xmlns:w="{USUAL}">{styles}</w:styles>'
    if numbering:
        files["word/numbering.xml"] = (
            f'<w:numbering xmlns:w="{USUAL}"><w:abstractNum w:abstractNumId="0">{numbering}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
    return archive({**files, **(parts or {})})


def archive(files):
    """Return a zip archive of these files; ``None`` leaves one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            if content is not None:
                file.writestr(name, content)
    return buffer.getvalue()
