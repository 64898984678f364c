"""The front door: what a notebook needs, in one call each. `import wuzhen` offers all of it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from wuzhen.documents import Document, Source, find
from wuzhen.documents import opening as _opening
from wuzhen.model import store
from wuzhen.model.tagger import Tagger
from wuzhen.model.taggings import Taggings
from wuzhen.parallel import tag_in_processes
from wuzhen.pipeline import Tagged, tag_sources
from wuzhen.resources import bundled_model


def load(path: str | PathLike[str] | None = None) -> Tagger:
    """Return the tagger in a model file, or the bundled one where no path is given.

    Raises `WuzhenError` for a file that is no model of this version; nothing in it is run.

    Examples
    --------
    >>> import wuzhen
    >>> tagger = wuzhen.load()
    >>> text = "村里引来一家面粉加工企业，合作社统一收购小麦。"
    >>> [tagging.primary for tagging in tagger.tag_texts([text])]
    ['industry']
    """
    return store.load(Path(path) if path is not None else bundled_model())


def read(path: str | PathLike[str], column: str | None = None) -> Document:
    """Return the document in a file: its title, and its paragraphs under their headings.

    The format is detected from the content, not from the suffix. ``column`` names the column or
    key that holds the text of a table or of records. Raises `WuzhenError` where the file cannot
    be read; `Document.notices` names parts that could not, `Document.dropped` lists the lines
    that are no report text.

    Examples
    --------
    >>> import wuzhen
    >>> wuzhen.read("data/samples/report.docx").paragraphs[-1].headings
    ('三、下一步打算', '（三）统筹推进各项工作')
    """
    return _opening.read(Path(path), column)


def tag(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    tagger: Tagger | str | PathLike[str] | None = None,
    column: str | None = None,
    explain: bool = False,
    jobs: int = 1,
) -> Taggings:
    """Return the taggings of reports and of folders of reports, paragraph by paragraph.

    Parameters
    ----------
    paths
        One path or several. All files are in memory together; `wuzhen.pipeline.tag_sources`
        yields one after another, `wuzhen.parallel.tag_in_processes` from several processes.
    tagger
        The tagger to use, or its model file; the bundled one where none is given.
    column
        The column or key that holds the text of a table or of records.
    explain
        Whether to explain each tagging: `Tagging.evidence` and `Tagging.similar`.
    jobs
        How many processes read and tag. Several load the model each, and need its file.

    Raises
    ------
    WuzhenError
        For the first file that cannot be read. A part of a file that cannot be read is a warning.

    Examples
    --------
    >>> import wuzhen
    >>> taggings = wuzhen.tag("data/samples/report.docx")
    >>> taggings[0].paragraph.id
    'report-001'
    >>> table = taggings.to_frame()  # with pandas
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    found = find([Path(path) for path in several])
    if found.failures:
        raise found.failures[0]
    for own in found.own:
        message = f"{own.parent}: left out, as wuzhen has written it: {own.name}"
        warnings.warn(message, stacklevel=2)
    taggings = Taggings()
    for tagged in _tagged(found.sources, tagger, column, explain, jobs):
        if tagged.failure:
            raise tagged.failure
        if tagged.document:
            for notice in tagged.document.notices:
                warnings.warn(f"{tagged.source.name}: {notice.message}", stacklevel=2)
        taggings += tagged.taggings
    return taggings


def _tagged(
    sources: Sequence[Source],
    tagger: Tagger | str | PathLike[str] | None,
    column: str | None,
    explain: bool,
    jobs: int,
) -> Iterator[Tagged]:
    if jobs == 1:
        used = tagger if isinstance(tagger, Tagger) else load(tagger)
        return tag_sources(used, sources, column, explain)
    if isinstance(tagger, Tagger):
        raise TypeError("jobs: several processes need the model file, not a tagger")
    model = bundled_model() if tagger is None else Path(tagger)
    return tag_in_processes(model, sources, column, explain, jobs)
