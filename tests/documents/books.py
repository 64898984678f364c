"""Workbooks made by hand, of the few parts that a reader needs."""

from __future__ import annotations

from xml.sax.saxutils import escape

from documents.packages import archive, related, relations

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HIDDEN = ' state="hidden"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def cells(*rows):
    """Return the rows of a sheet; a number is a number, ``None`` an empty cell."""
    return "".join(_row(at, row) for at, row in enumerate(rows, 1) if row)


def _row(at, row):
    return (
        f'<row r="{at}">'
        + "".join(
            _cell(f"{chr(65 + column)}{at}", value)
            for column, value in enumerate(row)
            if value is not None
        )
        + "</row>"
    )


def _cell(place, value):
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def xlsx(sheets, *, hidden=(), merged=(), parts=None):
    """Return a workbook of these sheets: for each name the XML of its rows, and merged ranges."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}"{HIDDEN * (name in hidden)} r:id="rId{at}"/>'
        for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(related("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(links),
    }
    ranges = "".join(f'<mergeCell ref="{place}"/>' for place in merged)
    below = f"<mergeCells>{ranges}</mergeCells>" if merged else ""
    for at, rows in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{below}</worksheet>'
        )
    return archive({**files, **(parts or {})})
