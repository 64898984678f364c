"""The model file: saved with joblib, audited before it is loaded."""

from __future__ import annotations

import hashlib
import io
import warnings
import zlib
from pathlib import Path
from types import MappingProxyType
from typing import Any

import joblib
import numpy as np
from joblib.numpy_pickle import NumpyArrayWrapper, NumpyUnpickler

from wuzhen.errors import WuzhenError
from wuzhen.model.metadata import FORMAT, Metadata, read_metadata, write_metadata
from wuzhen.model.tagger import Tagger
from wuzhen.taxonomy import LABELS

TRUSTED = frozenset(
    {
        "joblib.numpy_pickle.NumpyArrayWrapper",
        "numpy.dtype",
        "numpy.ndarray",
        "numpy._core.multiarray.scalar",
        "scipy.sparse._dia.dia_array",
        "sklearn.feature_extraction.text.TfidfTransformer",
        "sklearn.feature_extraction.text.CountVectorizer",
        "numpy.int32",
        "numpy.float64",
        "wuzhen.features.counting.Vocabulary",
        "wuzhen.features.lexicon.Lexicon",
        "wuzhen.features.segmentation.Segmenter",
        "wuzhen.features.vectorisers.Vectoriser",
        "wuzhen.model.calibration.Calibration",
        "wuzhen.model.classifier.Classifier",
        "wuzhen.model.tagger.Tagger",
        "wuzhen.params.CharacterParams",
        "wuzhen.params.FeatureParams",
        "wuzhen.params.HeadingParams",
        "wuzhen.params.LexiconParams",
        "wuzhen.params.PoolingParams",
        "wuzhen.params.WordParams",
    }
)
"""Everything that a wuzhen model is made of; a file that names anything else is refused."""


def save(tagger: Tagger, metadata: Metadata, path: Path) -> Metadata:
    """Write the model file and its metadata; returns the metadata with the file's SHA-256.

    The same tagger gives the same bytes.
    """
    buffer = io.BytesIO()
    joblib.dump(tagger, buffer)
    data = zlib.compress(buffer.getvalue(), 6)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    stamped = metadata.model_copy(update={"model_sha256": hashlib.sha256(data).hexdigest()})
    write_metadata(stamped, path)
    return stamped


def load(path: Path) -> Tagger:
    """Audit a model file, then load it.

    Raises `WuzhenError` for a file that is missing, damaged, made by another version, or that
    names anything but the parts of a wuzhen model.
    """
    data = _read(path)
    metadata = read_metadata(path)
    _check(metadata, data, path)
    strangers = sorted(_names(data, path) - TRUSTED)
    if strangers:
        raise WuzhenError(
            "the model file would run code that is no part of a wuzhen model",
            where=str(path),
            got=", ".join(strangers[:3]),
            hint="do not use this file",
        )
    from sklearn.exceptions import InconsistentVersionWarning

    with warnings.catch_warnings():
        # A library of another version is told by `library_changes`, in one sentence.
        warnings.simplefilter("ignore", InconsistentVersionWarning)
        tagger = joblib.load(io.BytesIO(_unpacked(data, path)))
    if not isinstance(tagger, Tagger):
        raise WuzhenError("not a wuzhen model", where=str(path), got=type(tagger).__name__)
    return tagger


def names(path: Path) -> set[str]:
    """Return the dotted names that a model file refers to, without constructing any of them."""
    return _names(_read(path), path)


def library_changes(metadata: Metadata, installed: dict[str, str]) -> list[str]:
    """Say which libraries differ in more than a patch from those that the model was made with."""
    return [
        f"{name} {version} (now {installed.get(name, 'missing')})"
        for name, version in metadata.libraries.items()
        if installed.get(name, "").split(".")[:2] != version.split(".")[:2]
    ]


class _Inert:
    """Stands in for whatever a pickle names: accepts everything, does nothing."""

    def __new__(cls, *args: object, **kwargs: object) -> _Inert:
        return super().__new__(cls)

    def __call__(self, *args: object, **kwargs: object) -> _Inert:
        return self

    def __setstate__(self, state: object) -> None:
        pass

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def append(self, item: object) -> None:
        """Take a list item and drop it."""

    def extend(self, items: object) -> None:
        """Take list items and drop them."""

    def add(self, item: object) -> None:
        """Take a set item and drop it."""


class _BareArray(NumpyArrayWrapper):  # type: ignore[misc]
    """Reads an array of numbers; an array of objects is a pickle of its own and is refused."""

    def read(self, unpickler: NumpyUnpickler, ensure_native_byte_order: bool) -> Any:
        if self.dtype.hasobject:
            raise ValueError("an array of objects")
        return super().read(unpickler, ensure_native_byte_order)


class _Auditor(NumpyUnpickler):  # type: ignore[misc]
    """Walks a joblib file, noting each name it refers to and constructing only bare arrays."""

    _ARRAYS = MappingProxyType(
        {
            "joblib.numpy_pickle.NumpyArrayWrapper": _BareArray,
            "numpy.dtype": np.dtype,
            "numpy.ndarray": np.ndarray,
        }
    )

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__("", file, ensure_native_byte_order=True)
        self.names: set[str] = set()

    def find_class(self, module: str, name: str) -> Any:
        dotted = f"{module}.{name}"
        self.names.add(dotted)
        return self._ARRAYS.get(dotted, _Inert)


def _names(data: bytes, path: Path) -> set[str]:
    auditor = _Auditor(io.BytesIO(_unpacked(data, path)))
    try:
        auditor.load()
    except Exception as error:
        raise WuzhenError(
            "the model file is damaged", where=str(path), got=f"{type(error).__name__}"
        ) from None
    return auditor.names


def _unpacked(data: bytes, path: Path) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        raise WuzhenError(
            "not a wuzhen model", where=str(path), expected="a file written by `wuzhen train`"
        ) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise WuzhenError(
            "no such model file",
            where=str(path),
            hint="train one with `wuzhen train DATA -o MODEL`",
        ) from None


def _check(metadata: Metadata, data: bytes, path: Path) -> None:
    if metadata.format != FORMAT or tuple(metadata.labels) != LABELS:
        raise WuzhenError(
            "the model was made by another version of wuzhen",
            where=str(path),
            expected=f"format {FORMAT}",
            got=f"format {metadata.format}",
            hint="train it again",
        )
    found = hashlib.sha256(data).hexdigest()
    if metadata.model_sha256 != found:
        raise WuzhenError(
            "the model file and its metadata do not belong together",
            where=str(path),
            expected=f"SHA-256 {metadata.model_sha256[:12]}…",
            got=f"{found[:12]}…",
            hint="copy both files again from where they were trained",
        )
