"""The model that a command works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wuzhen.cli.messages import warn

if TYPE_CHECKING:
    from wuzhen.model.tagger import Tagger


def load_tagger(path: Path | None, *, explain: bool = False) -> Tagger:
    """Load this model, or the bundled one; warn on standard error where libraries have changed.

    With ``explain`` also where the model can show no similar paragraphs.
    """
    from wuzhen.model.metadata import library_versions
    from wuzhen.model.store import library_changes, read
    from wuzhen.resources import bundled_model

    chosen = path or bundled_model()
    model = read(chosen)
    changes = library_changes(model.metadata, library_versions())
    if changes:
        warn(f"{chosen}: warning: trained with {', '.join(changes)}; tags may differ")
    if explain and model.tagger.texts is None:
        warn(
            "similar paragraphs are left out: the model keeps no texts; "
            "`wuzhen train DATA -o MODEL --keep-text` makes one that does"
        )
    return model.tagger
