"""``params.yaml``, validated: everything that an experiment may change."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from wuzhen.errors import WuzhenError
from wuzhen.yaml_files import cut, parse_yaml, read_yaml

_FIELDS_SET = "__pydantic_fields_set__"


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def __getstate__(self) -> dict[Any, Any]:
        # A pickled set has another order in every process: the model's bytes must not.
        state = super().__getstate__()
        return {**state, _FIELDS_SET: sorted(state[_FIELDS_SET])}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__({**state, _FIELDS_SET: set(state[_FIELDS_SET])})


Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
"""How much a block of features counts."""

Count = Annotated[int, Field(ge=1, le=10**9)]


class SplitParams(_Group):
    """How reports are divided into train and test."""

    test_share: float = Field(gt=0, lt=1)


class WordParams(_Group):
    """A TF-IDF block over tokens; ``min_df`` is scaled down for small corpora."""

    weight: Weight
    ngram_max: int = Field(ge=1, le=3)
    min_df: Count


class CharacterParams(_Group):
    """The TF-IDF block over characters; ``min_df`` is scaled down for small corpora."""

    weight: Weight
    ngram_min: int = Field(ge=1, le=6)
    ngram_max: int = Field(ge=1, le=6)
    min_df: Count

    @field_validator("ngram_max")
    @classmethod
    def _not_below_ngram_min(cls, ngram_max: int, info: ValidationInfo) -> int:
        ngram_min = info.data.get("ngram_min", 1)
        if ngram_max < ngram_min:
            raise ValueError(f"below ngram_min, which is {ngram_min}")
        return ngram_max


class LexiconParams(_Group):
    """The block of lexicon counts."""

    weight: Weight


class ScopeParams(_Group):
    """How far the weights of all features may differ with the document's share of rural text."""

    weight: float = Field(ge=0, le=100)


class FeatureParams(_Group):
    """What the model looks at."""

    sublinear_tf: bool
    words: WordParams
    characters: CharacterParams
    lexicon: LexiconParams
    scope: ScopeParams


class TrainParams(_Group):
    """The classifier and its cross-validation."""

    C: float = Field(ge=1e-6, le=1e6, allow_inf_nan=False)
    folds: int = Field(ge=2, le=1000)


class PoolingParams(_Group):
    """How sentences are learned from, and how their scores join the paragraph's score."""

    learn: bool
    weight: float = Field(ge=0, le=1)


class ReviewParams(_Group):
    """How wide the review band is."""

    share: float = Field(ge=0, lt=1)


class Params(_Group):
    """All of ``params.yaml``."""

    seed: int = Field(ge=0, lt=2**31)
    split: SplitParams
    features: FeatureParams
    train: TrainParams
    pooling: PoolingParams
    review: ReviewParams


MOST_FAULTS = 5
"""How many faults of a file are named at once."""

OUTDATED = {"features.headings": "no longer a parameter, delete it and what belongs to it"}
"""What an earlier version knew."""


def load_params(path: Path) -> Params:
    """Read and validate the file; raises `WuzhenError` with the dotted path of each fault."""
    return _validated(read_yaml(path, "no such parameter file"), str(path))


def load_changes(path: Path) -> list[str]:
    """Read a YAML list of changes; raises `WuzhenError` where it is none."""
    changes = read_yaml(path, "no such file of changes")
    if not isinstance(changes, list) or not all(isinstance(change, str) for change in changes):
        raise WuzhenError("not a list of changes", where=str(path), expected="- name=value")
    return changes


def applied(params: Params, change: str) -> Params:
    """Return the parameters with ``a.b=value, c=value`` applied; validated like a file."""
    values: dict[str, Any] = params.model_dump()
    for part in filter(None, (piece.strip() for piece in change.split(","))):
        path, _, value = part.partition("=")
        _assign(values, path.strip().split("."), parse_yaml(value, change))
    return _validated(values, change)


def _assign(values: dict[str, Any], path: Sequence[str], value: object) -> None:
    for key in path[:-1]:
        values = values.get(key, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict) or path[-1] not in values:
        raise WuzhenError("no such parameter", expected="group.name=value", got=".".join(path))
    values[path[-1]] = value


def _validated(values: object, where: str) -> Params:
    if not isinstance(values, dict):
        raise WuzhenError("no parameters", where=where, expected="name: value")
    try:
        return Params.model_validate(values)
    except ValidationError as error:
        faults = _sentences(error.errors(include_url=False))
        more = len(faults) - MOST_FAULTS
        rest = f"; and {more} more" if more > 0 else ""
        raise WuzhenError("; ".join(faults[:MOST_FAULTS]) + rest, where=where) from None


def _sentences(faults: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the faults as sentences: unknown parameters first, then bad values, then missing ones.

    A misspelt parameter is one unknown and one missing; it is reported once.
    """
    by_kind: dict[str, list[str]] = {"unknown": [], "bad": [], "missing": []}
    missing = {_dotted(fault): fault for fault in faults if fault["type"] == "missing"}
    for fault in faults:
        dotted = _dotted(fault)
        if dotted in OUTDATED:
            by_kind["unknown"].append(f"{dotted}: {OUTDATED[dotted]}")
        elif fault["type"] == "extra_forbidden":
            meant = _nearest(dotted, list(missing))
            missing.pop(meant, None)
            advice = f", did you mean {meant}?" if meant else ""
            by_kind["unknown"].append(f"{cut(dotted)}: unknown parameter{advice}")
        elif fault["type"] != "missing":
            message = fault["msg"].removeprefix("Value error, ")
            got = reprlib.repr(fault["input"])
            by_kind["bad"].append(f"{dotted}: {message[0].lower()}{message[1:]}, got {got}")
    by_kind["missing"] = [f"{dotted}: missing parameter" for dotted in missing]
    return [sentence for sentences in by_kind.values() for sentence in sentences]


def _dotted(fault: Mapping[str, Any]) -> str:
    return ".".join(str(part) for part in fault["loc"])


def _nearest(misspelt: str, missing: Sequence[str]) -> str:
    """Return the missing parameter of the same group that a misspelt one is likely to mean."""
    from difflib import get_close_matches

    group, _, name = misspelt.rpartition(".")
    beside = {
        other.rpartition(".")[2]: other for other in missing if other.rpartition(".")[0] == group
    }
    near = get_close_matches(name[:40], list(beside), n=1)
    return beside[near[0]] if near else ""
