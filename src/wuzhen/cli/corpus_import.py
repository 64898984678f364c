"""``wuzhen corpus import``: corrected paragraphs become labelled ones."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.messages import warn
from wuzhen.cli.options import Force
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.corpus.importing import Imported


def import_corrections(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            readable=False,
            help="The corrected workbook (.xlsx), or JSON Lines from the page or from `tag`.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="Labelled paragraphs (.jsonl)."),
    ],
    coder: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who corrected, where the file does not say."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When, as in 2026-03-01; else the date in the file, or of its last change.",
        ),
    ] = None,
    tagged: Annotated[
        Path | None,
        typer.Option(
            metavar="TAGS",
            readable=False,
            help="JSON Lines of the run that was corrected: texts are taken from it.",
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Turn corrected tags into labelled paragraphs, and show what was changed.

    A row is found again by its id and fingerprint, however the sheet was sorted. Every row that is
    not sound is named, and then nothing is written.

    Example: `wuzhen corpus import 五类.xlsx -o 标注.jsonl --coder 王`
    """
    from wuzhen.cli.emit import show
    from wuzhen.corpus.importing import Tagged, changes, import_rows
    from wuzhen.corpus.records import write_records
    from wuzhen.corpus.returned import read_returned
    from wuzhen.output.corrections import to_table

    back = read_returned(file)
    run = read_returned(tagged) if tagged else None
    if run and run.faults:
        raise run.faults[0]
    imported = import_rows(
        back.rows,
        Tagged(run.rows) if run else None,
        coder=coder,
        date=_checked(date) if date else _last_change(file),
    )
    _require_sound(file, imported, list(back.faults))
    write_records(
        imported.records,
        output,
        force=force,
        inputs=[file, *([tagged] if tagged else [])],
    )
    if imported.missing:
        warn(f"{len(imported.missing)} tagged paragraphs did not come back")
    found = changes(imported)
    show(to_table(found))
    if found.unknown:
        warn(f"{found.unknown} paragraphs: the predictions are not known; give them with --tagged")
    warn(f"{output}: {len(imported.records)} labelled paragraphs")


def _require_sound(file: Path, imported: Imported, faults: list[WuzhenError]) -> None:
    """Name every fault, and end where there is one."""
    faults += imported.faults
    for fault in faults:
        warn(fault)
    if faults:
        warn(f"{len(faults)} faults, nothing is written")
        raise typer.Exit(1)
    if not imported.records:
        raise WuzhenError("no corrected paragraphs", where=str(file))


def _checked(day: str) -> str:
    try:
        return Date.fromisoformat(day).isoformat()
    except ValueError:
        raise WuzhenError(
            "this is no date", where="--date", expected="a day such as 2026-03-01", got=day
        ) from None


def _last_change(file: Path) -> str:
    return Date.fromtimestamp(file.stat().st_mtime).isoformat()
