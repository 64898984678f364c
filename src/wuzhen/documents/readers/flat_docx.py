"""A Word document in one file of XML (``pkg:package``), put back into the package that it was."""

from __future__ import annotations

import base64
import io
import zipfile

from lxml import etree

from wuzhen.documents.readers import docx
from wuzhen.documents.readers.docx_package import of_one_file
from wuzhen.documents.types import Content
from wuzhen.errors import WuzhenError

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(content: str, source: str) -> Content:
    """Return the content of the Word document in this XML."""
    return docx.read(_package(content, source), source)


def _package(content: str, source: str) -> bytes:
    buffer = io.BytesIO()
    try:
        root = of_one_file(content, source)
        with zipfile.ZipFile(buffer, "w") as archive:
            for part in root.iterfind(_PKG + "part"):
                archive.writestr(part.get(_PKG + "name", "").lstrip("/"), _data(part))
    except WuzhenError:
        raise
    except Exception as error:  # whatever the damage is, the user can do one thing about it
        raise WuzhenError(
            "this document is damaged",
            where=source,
            expected="a Word document in XML",
            got=str(error)[:120] or type(error).__name__,
            hint="open it in a word processor and save it again as .docx",
        ) from error
    return buffer.getvalue()


def _data(part: etree._Element) -> bytes:
    inner = part.find(_PKG + "xmlData")
    if inner is not None and len(inner):
        return etree.tostring(inner[0], encoding="utf-8")
    return base64.b64decode(part.findtext(_PKG + "binaryData", ""))
