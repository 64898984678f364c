"""``wuzhen corpus queue``: the paragraphs most worth checking, in the order to check them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import result_stream
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.messages import report, warn
from wuzhen.cli.options import Force, ModelFile
from wuzhen.cli.progress import progress
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.corpus.queue import Candidate, Queued
    from wuzhen.model.tagger import Tagger, Tagging
    from wuzhen.pipeline import Tagged

MOST = 5000
"""Places that a queue may have."""


def queue(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Reports, folders of reports, or JSON Lines."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Where the queue goes; the format by the suffix."
        ),
    ],
    n: Annotated[
        int, typer.Option("-n", min=1, max=MOST, help="How many paragraphs to queue.")
    ] = 100,
    per_report: Annotated[
        int, typer.Option(min=1, help="How many of a report at most, those at random aside.")
    ] = 5,
    at_random: Annotated[
        float,
        typer.Option(min=0, max=1, help="The share drawn at random, so that it can measure."),
    ] = 0.2,
    seed: Annotated[int, typer.Option(min=0, help="Another number draws others.")] = 0,
    model: ModelFile = None,
    force: Force = False,
) -> None:
    """Queue the paragraphs most worth checking.

    They are those of which the model is in doubt and that are unlike each other, and a share drawn
    at random. The key `queued` says which is which: only those at random can measure.

    Example: `wuzhen corpus queue 报告/ -n 100 -o 待标.jsonl`
    """
    from wuzhen.corpus.queue import Wanted
    from wuzhen.corpus.queue import queue as choose
    from wuzhen.documents import find
    from wuzhen.output.formats import format_named
    from wuzhen.pipeline import tag_sources

    chosen = format_named(None, output)
    found = find(paths)
    if not found.sources:
        report(found.failures[:-1])
        raise found.failures[-1]
    inputs = [source.path for source in found.sources if source.path]
    with result_stream(output, force=force, inputs=inputs) as stream:
        tagger = load_tagger(model)
        failures = list(found.failures)
        sources = progress(tag_sources(tagger, found.sources), len(found.sources), "Tagging")
        candidates = _candidates(sources, tagger, failures)
        queued = choose(candidates, Wanted(n, per_report, at_random, seed))
        if not queued:
            report(failures)
            raise WuzhenError("no paragraphs to queue", where=", ".join(paths[:3]))
        writer = chosen.open(stream)
        writer.add([_marked(one) for one in queued])
        writer.close()
    report([*writer.warnings, *failures])
    random = sum(one.at_random for one in queued)
    warn(f"{output}: {len(queued)} paragraphs, {random} of them at random")
    if failures:
        raise typer.Exit(3)


def _candidates(
    sources: Iterable[Tagged], tagger: Tagger, failures: list[WuzhenError]
) -> Iterator[list[Candidate[Tagging]]]:
    """Yield the candidates of each report as it is tagged; collect what could not be read."""
    from itertools import count, groupby

    import numpy as np

    from wuzhen.corpus.queue import Candidate
    from wuzhen.model.calibration import doubt

    numbers = count()
    for tagged in sources:
        failures += [tagged.failure] if tagged.failure else []
        notices = tagged.document.notices if tagged.document else ()
        failures += [
            WuzhenError(notice.message, where=tagged.source.name)
            for notice in notices
            if notice.lost
        ]
        for name, group in groupby(tagged.taggings, key=_report):
            taggings = list(group)
            scores = np.array([tagging.scores for tagging in taggings])
            doubts = doubt(scores, tagger.thresholds).tolist()
            yield [
                Candidate(tagging, next(numbers), name, tagging.paragraph.text, chance)
                for tagging, chance in zip(taggings, doubts, strict=True)
            ]


def _marked(queued: Queued[Tagging]) -> Tagging:
    """Return the tagging with the key that says how it came into the queue."""
    paragraph = queued.item.paragraph
    record = {**paragraph.record, "queued": "random" if queued.at_random else "doubt"}
    return replace(queued.item, paragraph=replace(paragraph, record=record))


def _report(tagging: Tagging) -> str:
    """Return the report that a record names, else the file it is from."""
    record = tagging.paragraph.record
    named = record.get("report") or record.get("source")
    return named if isinstance(named, str) else tagging.paragraph.source
