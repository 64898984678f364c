"""Read reports: a file becomes a document of body paragraphs with the headings above them."""

from wuzhen.documents.finding import SUFFIXES, find
from wuzhen.documents.reading import read, read_bytes
from wuzhen.documents.structure.headings import lead_heading
from wuzhen.documents.text_repair import repair
from wuzhen.documents.types import Block, Document, Paragraph

__all__ = [
    "SUFFIXES",
    "Block",
    "Document",
    "Paragraph",
    "find",
    "lead_heading",
    "read",
    "read_bytes",
    "repair",
]
