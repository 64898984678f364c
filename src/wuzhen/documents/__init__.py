"""Read reports: a file becomes a document of body paragraphs with the headings above them."""

from wuzhen.documents.finding import SUFFIXES, Found, Source, find
from wuzhen.documents.opening import read, read_source
from wuzhen.documents.pieces import Unit, read_unit, source_of, units
from wuzhen.documents.reading import read_bytes
from wuzhen.documents.structure.headings import lead_heading
from wuzhen.documents.text_repair import repair
from wuzhen.documents.types import Block, Document, Dropped, Notice, Paragraph

__all__ = [
    "SUFFIXES",
    "Block",
    "Document",
    "Dropped",
    "Found",
    "Notice",
    "Paragraph",
    "Source",
    "Unit",
    "find",
    "lead_heading",
    "read",
    "read_bytes",
    "read_source",
    "read_unit",
    "repair",
    "source_of",
    "units",
]
