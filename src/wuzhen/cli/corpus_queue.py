"""``wuzhen corpus queue``: the paragraphs most worth checking, in the order to check them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import result_stream
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.messages import report, warn
from wuzhen.cli.options import Force, ModelFile, Reports, TextColumn
from wuzhen.cli.tagging import Run

if TYPE_CHECKING:
    from wuzhen.corpus.queue import Candidate, Queued
    from wuzhen.model.tagger import Tagger, Tagging

MOST = 5000
"""Places that a queue may have."""


def queue(
    paths: Reports,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="The queue, first to last, as JSON Lines (.jsonl).",
        ),
    ],
    sheet: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also as a workbook to correct (.xlsx), report by report."
        ),
    ] = None,
    n: Annotated[
        int, typer.Option("-n", min=1, max=MOST, help="How many paragraphs to queue.")
    ] = 100,
    per_report: Annotated[
        int, typer.Option(min=1, help="How many of a report at most, those at random aside.")
    ] = 5,
    at_random: Annotated[
        float,
        typer.Option(min=0, max=1, help="The share selected at random, to measure on."),
    ] = 0.2,
    seed: Annotated[int, typer.Option(min=0, help="Another number selects others.")] = 0,
    column: TextColumn = None,
    model: ModelFile = None,
    force: Force = False,
) -> None:
    """Queue the paragraphs most worth checking.

    Most are those of which the model is in doubt and that are unlike each other; a share is
    selected at random. The key `queued` has the reason: only those at random can measure. The
    labels come back by `wuzhen corpus import` with the queue as `--tagged`.

    Example: `wuzhen corpus queue 报告/ -n 100 -o 待标.jsonl --sheet 待标.xlsx`
    """
    from wuzhen.corpus.queue import Wanted
    from wuzhen.corpus.queue import queue as choose
    from wuzhen.output.formats import format_named
    from wuzhen.saving import refuse_same

    refuse_same(output, sheet)
    run = Run(paths)
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(result_stream(path, force=force, inputs=run.inputs))
            for name, path in (("jsonl", output), ("xlsx", sheet))
            if path
        }
        tagger = load_tagger(model)
        tagged = (taggings for _, taggings in run.tagged(tagger, column))
        wanted = Wanted(n, per_report, at_random, seed)
        queued = choose(_candidates(tagged, tagger), wanted)
        marked = [_marked(one) for one in queued]
        warnings = []
        for name, stream in files.items():
            writer = format_named(name, None).open(stream)
            for taggings in [marked] if name == "jsonl" else _by_source(marked):
                writer.add(taggings)
            writer.close()
            warnings += writer.warnings
    report([*warnings, *run.failures])
    random = sum(one.at_random for one in queued)
    warn(f"{output}: {len(queued)} paragraphs, {random} of them at random")
    if run.failures:
        raise typer.Exit(3)


def _candidates(
    documents: Iterable[Sequence[Tagging]], tagger: Tagger
) -> Iterator[list[Candidate[Tagging]]]:
    """Yield the candidates of each report, one report after another."""
    from itertools import count, groupby

    import numpy as np

    from wuzhen.corpus.queue import Candidate
    from wuzhen.model.calibration import doubt

    numbers = count()
    for document in documents:
        for name, group in groupby(document, key=_report):
            taggings = list(group)
            scores = np.array([tagging.scores for tagging in taggings])
            doubts = doubt(scores, tagger.thresholds).tolist()
            yield [
                Candidate(tagging, next(numbers), name, tagging.paragraph.text, chance)
                for tagging, chance in zip(taggings, doubts, strict=True)
            ]


def _marked(queued: Queued[Tagging]) -> Tagging:
    """Return the tagging with the key for why it is in the queue."""
    paragraph = queued.item.paragraph
    record = {**paragraph.record, "queued": "random" if queued.at_random else "doubt"}
    return replace(queued.item, paragraph=replace(paragraph, record=record))


def _by_source(taggings: Sequence[Tagging]) -> list[list[Tagging]]:
    """Return the taggings of each source together, in the order in which sources appear."""
    sources: dict[str, list[Tagging]] = {}
    for tagging in taggings:
        sources.setdefault(tagging.paragraph.source, []).append(tagging)
    return list(sources.values())


def _report(tagging: Tagging) -> str:
    """Return the report that a record names, else the file it is from."""
    record = tagging.paragraph.record
    named = record.get("report") or record.get("source")
    return named if isinstance(named, str) else tagging.paragraph.source
