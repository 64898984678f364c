"""What a model file says of itself: kept in a JSON file beside it, readable without running it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from wuzhen.errors import WuzhenError

FORMAT = 2
"""Version of the model file's layout; a file with another one is refused."""


class Metadata(BaseModel):
    """How a model was made: enough to know what it is and to make it again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    wuzhen: str
    codebook: int
    labels: list[str]
    thresholds: dict[str, float]
    review_margin: float
    n_paragraphs: int
    n_reports: int
    n_features: int
    data_sha256: str
    lexicon_sha256: str
    lexicon_terms: int
    params: dict[str, Any]
    libraries: dict[str, str]
    model_sha256: str = ""


def sidecar(model: Path) -> Path:
    """Return the path of the metadata that belongs to a model file."""
    return model.with_suffix(".json")


def read_metadata(model: Path) -> Metadata:
    """Read the metadata beside a model file; raises `WuzhenError` if missing or malformed."""
    path = sidecar(model)
    try:
        return Metadata.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WuzhenError(
            "the model's metadata is missing",
            where=str(path),
            hint="keep the .json file that `wuzhen train` wrote beside the model",
        ) from None
    except (ValidationError, UnicodeDecodeError):
        raise WuzhenError(
            "not the metadata of a wuzhen model",
            where=str(path),
            hint="train again with this version of wuzhen",
        ) from None


def write_metadata(metadata: Metadata, model: Path) -> None:
    """Write the metadata beside a model file."""
    text = metadata.model_dump_json(indent=2) + "\n"
    sidecar(model).write_text(text, encoding="utf-8")
