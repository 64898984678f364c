"""Rich Text Format (.rtf): paragraphs, tables, notes, and the numbers written in the file.

No text of a report are deletions, pictures, and what describes the document. Notes, comments,
heads, feet, hidden text and tables of contents are left out by a rule.
"""

from __future__ import annotations

from wuzhen.documents import limits
from wuzhen.documents.readers import word_tree as word
from wuzhen.documents.readers.docx import Tree, damaged, of_tree
from wuzhen.documents.readers.rtf_reading import Reading
from wuzhen.documents.readers.rtf_tokens import tokens
from wuzhen.documents.types import Content


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs and table rows of a document, in order."""
    limits.OFFICE_BYTES.check(len(data), source)
    reading = Reading()
    start = data.find(b"{\\rtf")
    for count, token in enumerate(tokens(data[start:])):
        if count % 10_000 == 0:
            limits.ELEMENTS.check(count, source)
        reading.take(token)
        if reading.ended:
            break
    reading.close()
    limits.CHARACTERS.check(reading.characters, source)
    if reading.too_deep:
        raise damaged(source, "groups nested too deep", ".rtf")
    flows = reading.flows
    heads, feet = (tuple(dict.fromkeys(texts)) for texts in (flows.heads, flows.feet))
    return of_tree(Tree(flows.body, word.styles(), {}, flows.notes, heads, feet))
