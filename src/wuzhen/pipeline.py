"""Many files, one after another: each is read, tagged and handed on before the next is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wuzhen.documents import Document, Source, read_source
from wuzhen.errors import WuzhenError
from wuzhen.model.tagger import Tagger, Tagging


@dataclass(frozen=True, slots=True)
class Tagged:
    """What came of one source: its document with a tagging a paragraph, or what is wrong."""

    source: Source
    document: Document | None
    taggings: tuple[Tagging, ...] = ()
    failure: WuzhenError | None = None


def tag_sources(
    tagger: Tagger, sources: Iterable[Source], column: str | None = None, explain: bool = False
) -> Iterator[Tagged]:
    """Yield what came of each source, in order; one that fails does not stop the others.

    ``column`` names the column or key that holds the text of a table or of records;
    ``explain`` asks for the evidence of each tagging.
    """
    for source in sources:
        try:
            document = read_source(source, column)
            yield Tagged(source, document, tuple(tagger.tag(document.paragraphs, explain)))
        except WuzhenError as error:
            yield Tagged(source, None, failure=error)
        except MemoryError:
            yield Tagged(source, None, failure=_too_large(source))


def _too_large(source: Source) -> WuzhenError:
    return WuzhenError(
        "not enough memory for this file",
        where=source.name,
        hint="cut it into smaller files",
    )
