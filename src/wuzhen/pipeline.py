"""Many files, one after another: each is read, tagged and handed on before the next is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wuzhen.documents import Document, Source, Unit, read_unit, source_of, units
from wuzhen.documents.slicing import Slice
from wuzhen.errors import WuzhenError
from wuzhen.model.tagger import Tagger, Tagging


@dataclass(frozen=True, slots=True)
class Tagged:
    """What came of one source: its document with a tagging a paragraph, or what is wrong.

    A long file of JSON Lines comes in several pieces of so many bytes each, the ``last`` of which
    is marked; ``size`` is 0 where all came at once.
    """

    source: Source
    document: Document | None
    taggings: tuple[Tagging, ...] = ()
    failure: WuzhenError | None = None
    last: bool = True
    size: int = 0


def tag_sources(
    tagger: Tagger, sources: Iterable[Source], column: str | None = None, explain: bool = False
) -> Iterator[Tagged]:
    """Yield what came of each source, in order; one that fails does not stop the others.

    ``column`` names the column or key that holds the text of a table or of records;
    ``explain`` asks for the evidence of each tagging.
    """
    for unit in units_of(sources, column):
        yield unit if isinstance(unit, Tagged) else tag_unit(tagger, unit, column, explain)


def units_of(sources: Iterable[Source], column: str | None = None) -> Iterator[Unit | Tagged]:
    """Yield what the sources are read in; of one that cannot be opened, what is wrong."""
    for source in sources:
        try:
            yield from units(source, column)
        except WuzhenError as error:
            yield Tagged(source, None, failure=error)
        except MemoryError:
            yield Tagged(source, None, failure=_too_large(source))


def tag_unit(
    tagger: Tagger, unit: Unit, column: str | None = None, explain: bool = False
) -> Tagged:
    """Return what came of a unit."""
    source = source_of(unit)
    try:
        document = read_unit(unit, column)
        found = tuple(tagger.tag(document.paragraphs, explain))
    except WuzhenError as error:
        return failed(unit, error)
    except MemoryError:
        return failed(unit, _too_large(source))
    return replace(failed(unit, None), document=document, taggings=found)


def failed(unit: Unit, failure: WuzhenError | None) -> Tagged:
    """Return what came of a unit that could not be tagged."""
    if isinstance(unit, Slice):
        return Tagged(unit.source, None, failure=failure, last=unit.last, size=unit.size)
    return Tagged(source_of(unit), None, failure=failure)


def _too_large(source: Source) -> WuzhenError:
    return WuzhenError(
        "not enough memory for this file",
        where=source.name,
        hint="cut it into smaller files",
    )
