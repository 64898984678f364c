"""The model file: one joblib file of builtins, checked as it is read.

The file holds dicts, lists, strings, numbers, and arrays as bytes: no class is named in it, so a
model outlives versions of the libraries, and reading it runs nothing. `joblib.load` opens it, too,
for anyone who trusts it.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file
from wuzhen.labels import LABELS
from wuzhen.model.builtins import (
    MAX_PACKED,
    PROTOCOL,
    NotBuiltinsError,
    read_builtins,
    unpacked,
)
from wuzhen.model.metadata import FORMAT, Metadata
from wuzhen.model.parts import put_together, taken_apart
from wuzhen.model.plain import UnsoundError, keys
from wuzhen.model.tagger import Tagger
from wuzhen.saving import replacing

COMPRESSION = ("zlib", 6)
EARLIER = b"wuzhen.model.tagger"
"""The first bytes of a file of before format 3, which pickled the class."""


@dataclass(frozen=True)
class Model:
    """What a model file holds: the tagger, and how it was made."""

    tagger: Tagger
    metadata: Metadata


def save(tagger: Tagger, metadata: Metadata, path: Path, *, force: bool = False) -> None:
    """Write a model file, whole or not at all; the same tagger gives the same bytes."""
    with replacing(path, force=force) as file:
        file.write(to_bytes(tagger, metadata))


def to_bytes(tagger: Tagger, metadata: Metadata) -> bytes:
    """Return the content of a model file."""
    import joblib

    described = json.loads(metadata.model_dump_json())
    model = taken_apart(tagger)
    content = {
        "wuzhen_model": FORMAT,
        "checksum": checksum(described, model),
        "metadata": described,
        "model": model,
    }
    buffer = io.BytesIO()
    joblib.dump(content, buffer, compress=COMPRESSION, protocol=PROTOCOL)
    return buffer.getvalue()


def load(path: Path) -> Tagger:
    """Return the tagger in a model file; see `read`."""
    return read(path).tagger


def read(path: Path) -> Model:
    """Read and check a model file.

    Raises `WuzhenError` for a file that is missing, damaged, too large, made by another version, or
    that holds anything but the parts of a wuzhen model.
    """
    try:
        pickled = unpacked(_bytes(path))
        if EARLIER in pickled[:4096]:
            raise _other_version(path, "an earlier one")
        content = read_builtins(pickled)
        if not isinstance(content, dict) or "wuzhen_model" not in content:
            raise NotBuiltinsError("something else")
        if content["wuzhen_model"] != FORMAT:
            raise _other_version(path, f"format {str(content['wuzhen_model'])[:20]}")
        parts = keys(content, "file", ("wuzhen_model", "checksum", "metadata", "model"))
        if parts["checksum"] != checksum(parts["metadata"], parts["model"]):
            raise UnsoundError("the checksum does not match: the file was changed or damaged")
        metadata = Metadata.model_validate(parts["metadata"])
        if tuple(metadata.labels) != LABELS:
            raise UnsoundError("labels: not the five dimensions in their order")
        tagger = put_together(parts["model"])
        if metadata.training_texts != (tagger.texts is not None):
            raise UnsoundError("training_texts: not as the file has them")
        return Model(tagger, metadata)
    except NotBuiltinsError as error:
        raise _no_model(path, error) from error
    except UnsoundError as error:
        raise _unsound(path, str(error)) from error
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"]))
        raise _unsound(path, f"metadata.{place}: {fault['msg']}") from error


def library_changes(metadata: Metadata, installed: dict[str, str]) -> list[str]:
    """Return the libraries that differ in more than a patch from those of the model."""
    return [
        f"{name} {version} (now {installed.get(name, 'missing')})"
        for name, version in metadata.libraries.items()
        if installed.get(name, "").split(".")[:2] != version.split(".")[:2]
    ]


def checksum(metadata: Any, model: Any) -> str:
    """Return the SHA-256 of plain data, in whatever order their keys are."""
    digest = hashlib.sha256()
    _feed(digest, [metadata, model])
    return digest.hexdigest()


def _feed(digest: Any, value: Any) -> None:
    """Feed a value with its type and length before it, so that no two values feed alike."""
    if isinstance(value, Mapping):
        digest.update(f"d{len(value)};".encode())
        for key in sorted(value):
            _feed(digest, key)
            _feed(digest, value[key])
    elif isinstance(value, list):
        digest.update(f"l{len(value)};".encode())
        for item in value:
            _feed(digest, item)
    else:
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        digest.update(f"{type(value).__name__}{len(data)};".encode())
        digest.update(data)


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path, MAX_PACKED)
    except (FileNotFoundError, NotADirectoryError):
        raise WuzhenError(
            "no such model file",
            where=str(path),
            hint="train one with `wuzhen train DATA -o MODEL`",
        ) from None


def _no_model(path: Path, error: NotBuiltinsError) -> WuzhenError:
    return WuzhenError(
        "not a wuzhen model of this version",
        where=str(path),
        expected="a file written by `wuzhen train`",
        got=str(error)[:120],
        hint="if an earlier version made it, train it again; otherwise do not use it",
    )


def _other_version(path: Path, found: str) -> WuzhenError:
    return WuzhenError(
        "the model was made by another version of wuzhen",
        where=str(path),
        expected=f"format {FORMAT}",
        got=found,
        hint="train it again",
    )


def _unsound(path: Path, what: str) -> WuzhenError:
    return WuzhenError(
        "the model file is damaged or was tampered with",
        where=str(path),
        got=what[:120],
        hint="copy it again from where it was trained, or train it again",
    )
