"""Progress on standard error, and only on a terminal: how far, how fast, how long yet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from wuzhen.cli.tagging import Run
    from wuzhen.documents import Source
    from wuzhen.pipeline import Tagged

Sized = TypeVar("Sized", bound=tuple[Any, ...])


def progress(found: Iterable[Tagged], sources: Sequence[Source]) -> Iterator[Tagged]:
    """Yield what was tagged; files or pieces still to come are shown on a terminal."""
    if not on_terminal():
        yield from found
        return
    sizes = [_size(source) for source in sources]
    done = paragraphs = files = 0
    begun = time.monotonic()
    with bar() as shown:
        task = shown.add_task("Tagging", total=sum(sizes), rate="")
        for tagged in found:
            yield tagged
            files += tagged.last
            paragraphs += len(tagged.taggings)
            done += tagged.size or _size(tagged.source)
            rate = f"{files}/{len(sizes)}, {paragraphs / (time.monotonic() - begun):,.0f}/s"
            shown.update(task, completed=done, rate=rate)


def progress_of_bytes(found: Iterable[Sized], run: Run) -> Iterator[Sized]:
    """Yield what begins with the number of bytes that were read; how far it is, on a terminal."""
    if not on_terminal():
        yield from found
        return
    begun = time.monotonic()
    with bar() as shown:
        task = shown.add_task("Tagging", total=sum(map(_size, run.sources)), rate="")
        for one in found:
            yield one
            speed = run.totals.paragraphs / (time.monotonic() - begun)
            rate = f"{run.files}/{len(run.sources)}, {speed:,.0f}/s"
            shown.update(task, advance=one[0], rate=rate)


def on_terminal() -> bool:
    """Tell whether a person sees standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


def bar() -> Progress:
    """Return a bar with a field ``rate``; it is gone when all is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=True,
    )


def _size(source: Source) -> int:
    """Return the bytes of a source; of standard input they are not known."""
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0
