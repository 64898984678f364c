"""Taggings for tests of writers, and what a writer makes of them."""

import io

from wuzhen.documents import Paragraph
from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging


def tagging(text="新建冷库一座，修剪果树六百亩。", labels=("industry",), review=False, **further):
    """A tagging; ``further`` are fields of its paragraph."""
    place = {
        "source": "报告.docx",
        "n": 1,
        "id": "报告-001",
        "headings": ("一、做法", "（一）增收"),
        "text": text,
        **further,
    }
    scores = tuple(
        0.91 if label in labels else low
        for label, low in zip(LABELS, (0.14, 0.12, 0.08, 0.06, 0.04), strict=True)
    )
    return Tagging(Paragraph(**place), labels, labels[0] if labels else None, scores, review)


def written(open_writer, *documents):
    """Return the bytes that a writer makes of the taggings of documents, and its warnings."""
    stream = io.BytesIO()
    writer = open_writer(stream)
    for taggings in documents:
        writer.add(taggings)
    writer.close()
    return stream.getvalue(), writer.warnings
