"""Paths of the bundled model, lexicon, parameters and corpus, in the wheel or the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def bundled_model() -> Path:
    """Return the path of the model that comes with wuzhen."""
    return _first(_PACKAGE / "bundled/wuzhen.joblib", _CHECKOUT / "models/wuzhen.joblib")


def bundled_lexicon() -> Path:
    """Return the folder of the domain lexicon that comes with wuzhen."""
    return _first(_PACKAGE / "bundled/lexicon", _CHECKOUT / "data/lexicon")


def bundled_params() -> Path:
    """Return the path of the parameters that the bundled model was trained with."""
    return _first(_PACKAGE / "bundled/params.yaml", _CHECKOUT / "params.yaml")


def bundled_corpus() -> list[Path]:
    """Return the paths of the labelled paragraphs that the bundled model was trained on."""
    packed = _PACKAGE / "bundled/corpus.jsonl.gz"
    plain = ("splits/train.jsonl", "splits/wide/train.jsonl", "prepared/additions.jsonl")
    return [packed] if packed.exists() else [_CHECKOUT / "data" / name for name in plain]


def _first(in_wheel: Path, in_checkout: Path) -> Path:
    return in_wheel if in_wheel.exists() else in_checkout
