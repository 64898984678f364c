"""``wuzhen model``: what is in a model file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.emit import emit_text
from wuzhen.cli.options import Force, OutputFile

app = typer.Typer(help="Look into model files.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Look into model files."""


@app.command("show")
def show(
    model: Annotated[
        Path | None,
        typer.Argument(readable=False, help="A model file; the bundled model where none is given."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the metadata as JSON.")] = False,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Show what is in a model file, without running it.

    Example: `wuzhen model show models/wuzhen.joblib`
    """
    from wuzhen.model.store import read
    from wuzhen.output.terminal import printable
    from wuzhen.resources import bundled_model

    path = model or bundled_model()
    metadata = read(path).metadata
    if as_json:
        emit_text(metadata.model_dump_json(indent=2) + "\n", output, force=force)
        return
    lines = [str(path), *(f"  {key}: {value}" for key, value in metadata.model_dump().items())]
    emit_text("".join(f"{printable(line)}\n" for line in lines), output, force=force)
