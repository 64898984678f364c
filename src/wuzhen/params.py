"""``params.yaml``, validated: every choice that an experiment may change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wuzhen.errors import WuzhenError

_FIELDS_SET = "__pydantic_fields_set__"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def __getstate__(self) -> dict[Any, Any]:
        # A pickled set has another order in every process: the model's bytes must not.
        state = super().__getstate__()
        return {**state, _FIELDS_SET: sorted(state[_FIELDS_SET])}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__({**state, _FIELDS_SET: set(state[_FIELDS_SET])})


class SplitParams(_Group):
    """How reports are divided into train and test."""

    test_share: float = Field(gt=0, lt=1)


class WordParams(_Group):
    """A TF-IDF block over tokens."""

    weight: float = Field(ge=0)
    ngram_max: int = Field(ge=1, le=3)
    min_df: int = Field(ge=1)


class HeadingParams(WordParams):
    """The TF-IDF block over the nearest headings."""

    levels: int = Field(ge=1)


class CharacterParams(_Group):
    """The TF-IDF block over characters."""

    weight: float = Field(ge=0)
    ngram_min: int = Field(ge=1)
    ngram_max: int = Field(le=6)
    min_df: int = Field(ge=1)


class LexiconParams(_Group):
    """The block of lexicon counts."""

    weight: float = Field(ge=0)


class FeatureParams(_Group):
    """What the model looks at."""

    sublinear_tf: bool
    words: WordParams
    characters: CharacterParams
    headings: HeadingParams
    lexicon: LexiconParams


class TrainParams(_Group):
    """The classifier and its cross-validation."""

    C: float = Field(gt=0)
    folds: int = Field(ge=2)


class PoolingParams(_Group):
    """How sentence scores join the paragraph's score."""

    weight: float = Field(ge=0, le=1)
    top: int = Field(ge=1)


class ReviewParams(_Group):
    """How wide the review band is."""

    share: float = Field(ge=0, lt=1)


class Params(_Group):
    """All of ``params.yaml``."""

    seed: int = Field(ge=0)
    split: SplitParams
    features: FeatureParams
    train: TrainParams
    pooling: PoolingParams
    review: ReviewParams


def load_params(path: Path) -> Params:
    """Read and validate the file; raises `WuzhenError` with the dotted path of the first fault."""
    import yaml

    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WuzhenError("no such parameter file", where=str(path)) from None
    except yaml.YAMLError as error:
        raise WuzhenError("not valid YAML", where=str(path), got=str(error)) from None
    try:
        return Params.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        dotted = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise WuzhenError(
            f"{dotted}: {_reason(fault['type'], fault['msg'])}",
            where=str(path),
            got=None if fault["type"] == "missing" else repr(fault["input"]),
        ) from None


def _reason(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "unknown parameter"
    if kind == "missing":
        return "missing parameter"
    return message[0].lower() + message[1:]
