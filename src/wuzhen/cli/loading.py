"""The model that a command works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from wuzhen.model.tagger import Tagger


def load_tagger(path: Path | None) -> Tagger:
    """Load this model, or the bundled one; says on standard error which libraries have changed."""
    from wuzhen.model.metadata import read_metadata
    from wuzhen.model.store import library_changes, load
    from wuzhen.resources import bundled_model
    from wuzhen.training import library_versions

    chosen = path or bundled_model()
    tagger = load(chosen)
    changes = library_changes(read_metadata(chosen), library_versions())
    if changes:
        typer.echo(
            f"wuzhen: {chosen}: warning: trained with {', '.join(changes)}; tags may differ",
            err=True,
        )
    return tagger
