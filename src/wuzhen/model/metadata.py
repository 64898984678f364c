"""The metadata of a model file: how it was made, from what data, with which versions."""

from __future__ import annotations

import re
from importlib.metadata import distribution, version
from typing import Any

from pydantic import BaseModel, ConfigDict

FORMAT = 6
"""Version of the model file's layout."""
LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib", "jieba", "rjieba")
"""The libraries whose versions can change a model's predictions."""

_VERSION = re.compile(r"^Version: (\S+)$", re.MULTILINE)


class Metadata(BaseModel):
    """How a model was made: enough to know what it is and to make it again."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    format: int
    wuzhen: str
    codebook: int
    labels: list[str]
    thresholds: dict[str, float]
    review_doubt: float
    n_paragraphs: int
    n_reports: int
    n_features: int
    training_texts: bool = False
    data_sha256: str
    lexicon_sha256: str
    lexicon_terms: int
    params: dict[str, Any]
    libraries: dict[str, str]


def library_versions() -> dict[str, str]:
    """Return the installed versions of the libraries that a model depends on."""
    return {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    """Return the version of an installed library; its description is long and is not parsed."""
    found = _VERSION.search(distribution(name).read_text("METADATA") or "")
    return found[1] if found else version(name)
