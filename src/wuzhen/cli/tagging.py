"""What the commands that tag have in common: inputs found, tagged one by one, and told about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wuzhen.cli.messages import report, warn
from wuzhen.cli.progress import progress, progress_of_bytes

if TYPE_CHECKING:
    from wuzhen.bulk.account import Account
    from wuzhen.documents import Document, Found, Source
    from wuzhen.errors import WuzhenError
    from wuzhen.model.tagger import Tagger, Tagging


class Run:
    """The sources of a command, and an account of what came of them.

    Raises the error of the last path where none of them is a file. With ``libreoffice`` it converts
    what is not read otherwise.
    """

    def __init__(self, paths: Sequence[str], *, libreoffice: bool = False) -> None:
        from wuzhen.documents import find
        from wuzhen.output.totals import Totals

        found = find(paths)
        self.sources = _with_libreoffice(found.sources) if libreoffice else found.sources
        self.failures: list[WuzhenError] = list(found.failures)
        self.files = 0
        self.totals = Totals.none_yet()
        self.left_out: Counter[str] = Counter()
        self._tell(found)
        if not found.sources:
            self._give_up()

    def _tell(self, found: Found) -> None:
        """Name what folders hold that is not read."""
        from wuzhen.documents.finding import shown

        folders: dict[Path, list[str]] = {}
        for path in found.own:
            folders.setdefault(path.parent, []).append(shown(path.name))
        for folder, names in folders.items():
            warn(f"{shown(folder)}: left out, as wuzhen has written it: {', '.join(names)}")
        if found.passed:
            named = ", ".join(f"{suffix or 'no suffix'} {n}" for suffix, n in found.passed.items())
            warn(f"files that look like no document were not opened: {named}")

    @property
    def inputs(self) -> list[Path]:
        """The files that are read: no output may replace one."""
        return [source.path for source in self.sources if source.path]

    def tagged(
        self,
        tagger: Tagger,
        column: str | None,
        explain: bool = False,
        *,
        model: Path | None = None,
        jobs: int | None = 1,
    ) -> Iterator[tuple[Document, tuple[Tagging, ...]]]:
        """Yield each document that could be read, tagged; raises where there was none.

        ``jobs`` processes take part, each with the ``model`` file of the tagger; ``None`` leaves
        their number to the work.
        """
        from wuzhen.output.totals import totals
        from wuzhen.parallel import jobs_for, tag_in_processes
        from wuzhen.pipeline import tag_sources
        from wuzhen.resources import bundled_model

        processes = jobs_for(self.sources, jobs)
        found = (
            tag_sources(tagger, self.sources, column, explain)
            if processes == 1
            else tag_in_processes(
                model or bundled_model(), self.sources, column, explain, processes
            )
        )
        for tagged in progress(found, self.sources):
            if tagged.document is None:
                assert tagged.failure is not None
                self.failures.append(tagged.failure)
                continue
            yield tagged.document, tagged.taggings
            self.files += tagged.last
            self.totals += totals(tagged.taggings)
            self.left_out.update(left.rule for left in tagged.document.dropped)
            self._notice(tagged.document, tagged.source.name)
        if not self.files and not self.totals.paragraphs:
            self._give_up()

    def lines(
        self, model: Path | None, column: str | None, explain: bool, processes: int
    ) -> Iterator[bytes]:
        """Yield the taggings as JSON Lines that several processes write; as `tagged` else."""
        from wuzhen.bulk.lines import lines_in_processes
        from wuzhen.resources import bundled_model

        found = lines_in_processes(
            model or bundled_model(), self.sources, column, explain, processes
        )
        for _, account, data in progress_of_bytes(found, self):
            yield data
            self.take(account)
        if not self.files and not self.totals.paragraphs:
            self._give_up()

    def take(self, account: Account) -> None:
        """Take in what came of a part."""
        self.failures += account.failures
        self.files += account.files
        self.totals += account.totals
        self.left_out.update(account.left_out)
        for doubt in account.doubts:
            warn(doubt)

    def finish(self, output: Path | None, warnings: Sequence[str]) -> None:
        """Tell what was written to a file, and what was not read; exit code 3 for the latter."""
        for warning in warnings:
            warn(warning)
        report(self.failures)
        if output is not None and str(output) != "-":
            warn(f"{output}: {self._account()}")
        if self.failures:
            raise typer.Exit(3)

    def _account(self) -> str:
        """Return what was done, and what was skipped and why."""
        counted = ", ".join(f"{name} {count}" for name, count in self.totals.classes)
        lines = ", ".join(f"{rule} {count}" for rule, count in self.left_out.most_common())
        skipped = [
            f"left out: {lines}" if lines else "",
            f"not read: {len(self.failures)}" if self.failures else "",
        ]
        done = f"files {self.files}, paragraphs {self.totals.paragraphs}: {counted}"
        return "; ".join([done, *filter(None, skipped)])

    def _notice(self, document: Document, name: str) -> None:
        from wuzhen.errors import WuzhenError

        for notice in document.notices:
            if notice.lost:
                self.failures.append(WuzhenError(notice.message, where=name))
            else:
                warn(f"{name}: {notice.message}")

    def _give_up(self) -> None:
        report(self.failures[:-1])
        raise self.failures[-1]


def _with_libreoffice(sources: Sequence[Source]) -> tuple[Source, ...]:
    from dataclasses import replace

    from wuzhen.documents.readers.libreoffice import require

    require()
    return tuple(replace(source, libreoffice=True) for source in sources)
