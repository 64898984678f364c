"""``wuzhen formats``: the formats that are read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wuzhen.cli.emit import emit_text
from wuzhen.cli.options import Force, OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def formats(output: OutputFile = None, force: Force = False) -> None:
    """List the formats that reports are read from, and those that tags are written in.

    The content of a file decides its format, not its suffix.

    Example: `wuzhen formats`
    """
    from wuzhen.documents.formats import FORMATS as READ
    from wuzhen.documents.formats import installed
    from wuzhen.output.formats import FORMATS as WRITTEN

    read = [
        (" ".join(form.suffixes), form.holds, "" if installed(form) else _missing(form.extra))
        for form in READ
    ]
    written = [(form.name, " ".join(form.suffixes), "") for form in WRITTEN]
    lines = ["read", *_aligned(read), "", "written (--format)", *_aligned(written)]
    emit_text("".join(f"{line}\n" for line in lines), output, force=force)


def _missing(extra: str | None) -> str:
    return f"needs: pip install wuzhen[{extra}]"


def _aligned(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    listed = list(rows)
    width = max(len(first) for first, _, _ in listed)
    for first, second, third in listed:
        yield f"  {first:<{width}}  {second}{'  ' * bool(third)}{third}".rstrip()
