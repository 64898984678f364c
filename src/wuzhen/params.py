"""``params.yaml``, validated: every choice that an experiment may change."""

from __future__ import annotations

from collections.abc import Sequence
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
    lexicon: LexiconParams


class TrainParams(_Group):
    """The classifier and its cross-validation."""

    C: float = Field(gt=0)
    folds: int = Field(ge=2)


class PoolingParams(_Group):
    """How sentences are learned from, and how their scores join the paragraph's score."""

    learn: bool
    weight: float = Field(ge=0, le=1)


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
    return _validated(values, str(path))


def load_changes(path: Path) -> list[str]:
    """Read a YAML list of changes; raises `WuzhenError` where it is none."""
    import yaml

    try:
        changes = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WuzhenError("no such file", where=str(path), expected="a list of changes") from None
    except yaml.YAMLError as error:
        raise WuzhenError("not valid YAML", where=str(path), got=str(error)) from None
    if not isinstance(changes, list) or not all(isinstance(change, str) for change in changes):
        raise WuzhenError("not a list of changes", where=str(path), expected="- name=value")
    return changes


def applied(params: Params, change: str) -> Params:
    """Return the parameters with ``a.b=value, c=value`` applied; validated like a file."""
    import yaml

    values: dict[str, Any] = params.model_dump()
    for part in filter(None, (piece.strip() for piece in change.split(","))):
        path, _, value = part.partition("=")
        _assign(values, path.strip().split("."), yaml.safe_load(value))
    return _validated(values, change)


def _assign(values: dict[str, Any], path: Sequence[str], value: object) -> None:
    for key in path[:-1]:
        values = values.get(key, {})
    if not isinstance(values, dict) or path[-1] not in values:
        raise WuzhenError("no such parameter", expected="group.name=value", got=".".join(path))
    values[path[-1]] = value


def _validated(values: object, where: str) -> Params:
    try:
        return Params.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        dotted = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise WuzhenError(
            f"{dotted}: {_reason(fault['type'], fault['msg'])}",
            where=where,
            got=None if fault["type"] == "missing" else repr(fault["input"]),
        ) from None


def _reason(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "unknown parameter"
    if kind == "missing":
        return "missing parameter"
    return message[0].lower() + message[1:]
