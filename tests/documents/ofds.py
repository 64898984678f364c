"""OFD files made by hand: pages of text in its places, as a printer driver writes them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from documents.packages import archive

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
SIZE, LEADING, LEFT, TOP = 5.0, 9.0, 25.0, 30.0
"""Millimetres: of the type, between lines, of the margins."""
COLUMNS = 32


def text(x, y, content, size=SIZE, single=False):
    """Return a text object with its baseline at a place; ``single`` writes one a character."""
    steps = [size if sign > "\u2000" else size / 2 for sign in content]
    if single:
        places = [x + sum(steps[:at]) for at in range(len(content))]
        return "".join(text(at, y, sign, size) for at, sign in zip(places, content, strict=True))
    gaps = f' DeltaX="{" ".join(map(str, steps[:-1]))}"' if len(content) > 1 else ""
    return (
        f'<ofd:TextObject ID="7" Boundary="{x} {y - size} 180 {size * 1.3}" '
        f'Font="1" Size="{size}"><ofd:TextCode X="0" Y="{size}"{gaps}>{escape(content)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def image(x=0, y=0, width=WIDTH, height=HEIGHT):
    """Return a picture."""
    return f'<ofd:ImageObject ID="9" Boundary="{x} {y} {width} {height}" ResourceID="3"/>'


def rule(x, y, width, height=0.2):
    """Return a line of a table."""
    path = f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="8" Boundary="{x} {y} {width} {height}">{path}</ofd:PathObject>'


def package(*pages, parts=None):
    """Return an OFD file with these pages, each the objects on it."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    files = {
        "OFD.xml": f"<ofd:OFD {NAMES} Version='1.0' DocType='OFD'><ofd:DocBody><ofd:DocInfo>"
        "<ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMES}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for n, objects in enumerate(pages):
        files[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<ofd:Page {NAMES}><ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content>'
            "</ofd:Page>"
        )
    return archive({**files, **(parts or {})})


def report(title, paragraphs, head="", single=False):
    """Return a report laid out on pages: its lines broken, with a head and page numbers."""
    pages = [[]]
    y = TOP
    for centred, content in [(True, title), *((False, "　　" + part) for part in paragraphs)]:
        size = 7.0 if centred else SIZE
        for start in range(0, len(content), COLUMNS):
            if y > HEIGHT - 40:
                pages.append([])
                y = TOP
            line = content[start : start + COLUMNS]
            x = (WIDTH - size * len(line)) / 2 if centred else LEFT
            skipped = len(line) - len(line.lstrip("　"))
            x += size * skipped
            pages[-1].append(text(x, y, line.lstrip("　"), size, single))
            y += LEADING * (1.6 if centred else 1)
    return package(
        *(
            text(75, 15, head, 4) + "".join(lines) + text(100, HEIGHT - 15, f"- {n} -", 4)
            for n, lines in enumerate(pages, 1)
        )
    )
