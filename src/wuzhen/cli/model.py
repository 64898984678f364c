"""``wuzhen model``: what is in a model file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look into model files.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Look into model files."""


@app.command("show")
def show(
    model: Annotated[
        Path | None, typer.Argument(help="A model file; the bundled model where none is given.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the metadata as JSON.")] = False,
) -> None:
    """Show what is in a model file, without running it.

    Example: `wuzhen model show models/wuzhen.joblib`
    """
    from wuzhen.model.metadata import read_metadata
    from wuzhen.model.store import TRUSTED, names
    from wuzhen.resources import bundled_model

    path = model or bundled_model()
    found = names(path)
    metadata = read_metadata(path)
    if as_json:
        typer.echo(metadata.model_dump_json(indent=2))
        return
    strangers = sorted(found - TRUSTED)
    typer.echo(f"{path}")
    for key, value in metadata.model_dump().items():
        typer.echo(f"  {key}: {value}")
    typer.echo(f"  parts: {len(found)}, of which unknown: {', '.join(strangers) or 'none'}")
