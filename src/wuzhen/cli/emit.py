"""Where results go: a file that appears whole, or standard output in whatever encoding it has."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from wuzhen.cli.language import language
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from rich.console import RenderableType


class StandardOutput:
    """Standard output as a binary stream that knows the encoding of text on it."""

    def __init__(self) -> None:
        if sys.stdout is None:
            raise WuzhenError(
                "standard output is closed", hint="write to a file with -o, or open it"
            )
        self.text_encoding = sys.stdout.encoding or "utf-8"
        self._buffer = sys.stdout.buffer

    def write(self, data: bytes) -> int:
        """Write the bytes unchanged."""
        return self._buffer.write(data)

    def flush(self) -> None:
        """Hand on what is buffered."""
        self._buffer.flush()

    def isatty(self) -> bool:
        """Return whether a person looks at it."""
        return self._buffer.isatty()


def refuse_terminal(output: Path | None, form: str) -> None:
    """Refuse a format of bytes where standard output is a terminal; a pipe may have it."""
    to_standard_output = output is None or str(output) == "-"
    if to_standard_output and sys.stdout is not None and sys.stdout.isatty():
        raise WuzhenError(
            f"{form} is nothing for a terminal", hint=f"write it to a file: -o NAME.{form}"
        )


@contextmanager
def result_stream(
    output: Path | None, *, force: bool = False, inputs: Iterable[Path] = ()
) -> Iterator[IO[bytes]]:
    """Open the output file, or standard output where there is none or it is ``-``."""
    from wuzhen.saving import replacing

    if output is None or str(output) == "-":
        stream = StandardOutput()
        yield cast(IO[bytes], stream)
        stream.flush()
        return
    with replacing(output, force=force, inputs=inputs) as file:
        yield file


def emit(
    figures: Any, output: Path | None, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Print the figures as JSON, or write them to the file."""
    from wuzhen.output.figures import to_json

    emit_text(to_json(figures), output, force=force, inputs=inputs)


def emit_text(
    text: str, output: Path | None = None, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Print a text as UTF-8, or write it to the file."""
    with result_stream(output, force=force, inputs=inputs) as stream:
        stream.write(text.encode("utf-8", "replace"))


def show(item: RenderableType) -> None:
    """Print tables on standard output; what its encoding lacks is replaced."""
    import io
    import shutil

    from rich.console import Console

    if language() == "zh":
        from wuzhen.cli.chinese import table_in_chinese

        item = table_in_chinese(item)
    stream = StandardOutput()
    text = io.StringIO()
    width = max(shutil.get_terminal_size((120, 24)).columns, 40)
    Console(file=text, width=width, force_terminal=stream.isatty()).print(item)
    stream.write(text.getvalue().encode(stream.text_encoding, "replace"))
    stream.flush()
