"""Figures as JSON, on standard output or in a file where DVC looks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer


def emit(figures: Any, output: Path | None) -> None:
    """Print the figures, or write them to the file."""
    from wuzhen.writers.figures import to_json

    text = to_json(figures)
    if output is None:
        typer.echo(text, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
