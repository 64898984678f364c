"""Model files: crafted, damaged, unsound. Each is a change of a sound one, or made from opcodes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import pickle
import pickletools
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import joblib
import numpy as np

from wuzhen.model.store import checksum

MARK = "wuzhen-hostile-mark"
"""A folder that a model makes that is run; it must never be there."""
CODES = {op.name: op.code.encode("latin-1") for op in pickletools.opcodes}
STOP = CODES["STOP"]
PROTO = b"\x80\x04"


class Marks:
    """Makes the folder when it is unpickled by a reader that runs what it reads."""

    def __reduce__(self):
        import os

        return os.mkdir, (MARK,)


def pickled(value: Any, protocol: int = 4) -> bytes:
    return pickle.dumps(value, protocol)


def dumped(value: Any, **how) -> bytes:
    """Return the value as joblib writes it."""
    buffer = io.BytesIO()
    joblib.dump(value, buffer, **how)
    return buffer.getvalue()


def string(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return b"X" + struct.pack("<I", len(data)) + data


def name(module: str, attribute: str) -> bytes:
    return f"c{module}\n{attribute}\n".encode()


def call(module: str, attribute: str) -> bytes:
    return name(module, attribute) + string(MARK) + b"\x85R"


NAMES = [
    "os.system",
    "posix.mkdir",
    "os.mkdir",
    "builtins.exec",
    "builtins.eval",
    "builtins.getattr",
    "builtins.open",
    "operator.attrgetter",
    "operator.methodcaller",
    "functools.partial",
    "numpy.load",
    "numpy.fromfile",
    "numpy.memmap",
    "numpy.dtype",
    "numpy.ndarray",
    "joblib.load",
    "pickle.loads",
    "importlib.import_module",
    "copyreg._reconstructor",
    "copyreg.__newobj__",
    "codecs.decode",
    "numpy._core.multiarray._reconstruct",
    "joblib.numpy_pickle.NumpyArrayWrapper",
    "joblib.numpy_pickle_compat.ZNDArrayWrapper",
    "scipy.sparse._dia.dia_array",
    "wuzhen.model.tagger.Tagger",
    "wuzhen.model.store.load",
    "wuzhen.resources.Path",
    "subprocess.Popen",
    "ctypes.CDLL",
    "webbrowser.open",
]


def opcodes() -> Iterator[tuple[str, bytes]]:
    """Yield, for each opcode that names, calls or builds something, a pickle with it."""
    arg = string(MARK)
    yield "GLOBAL and REDUCE", PROTO + call("os", "mkdir") + STOP
    yield "STACK_GLOBAL", PROTO + string("os") + string("mkdir") + b"\x93" + arg + b"\x85R" + STOP
    yield "INST", b"(" + arg + b"ios\nmkdir\n" + STOP
    yield "OBJ", b"(" + name("os", "mkdir") + arg + b"o" + STOP
    yield "NEWOBJ", PROTO + name("os", "mkdir") + arg + b"\x85\x81" + STOP
    yield "NEWOBJ_EX", PROTO + name("subprocess", "Popen") + arg + b"\x85}\x92" + STOP
    yield "BUILD", PROTO + b"}}b" + STOP
    yield "EXT1", b"\x80\x02\x82\x01" + STOP
    yield "EXT2", b"\x80\x02\x83\x01\x00" + STOP
    yield "EXT4", b"\x80\x02\x84\x01\x00\x00\x00" + STOP
    yield "PERSID", b"Pfoo\n" + STOP
    yield "BINPERSID", arg + b"Q" + STOP
    yield "NEXT_BUFFER", b"\x80\x05\x97" + STOP
    yield "READONLY_BUFFER", b"\x80\x05\x97\x98" + STOP
    yield "BYTEARRAY8", b"\x80\x05\x96" + struct.pack("<Q", 2**40) + STOP
    yield "BINBYTES8 of 2^62", PROTO + b"\x8e" + struct.pack("<Q", 2**62) + b"x" + STOP
    yield "BINUNICODE8 of 2^62", PROTO + b"\x8d" + struct.pack("<Q", 2**62) + b"x" + STOP
    yield "BINBYTES of 2 GB", PROTO + b"B" + struct.pack("<I", 2**31) + b"x" + STOP
    yield "BINUNICODE of 4 GB", PROTO + b"X" + struct.pack("<I", 2**32 - 1) + b"x" + STOP
    yield "LONG4 of 1 GB", PROTO + b"\x8b" + struct.pack("<i", 2**30) + b"\1" * 100 + STOP
    yield "LONG1", PROTO + b"\x8a\x0b" + b"\xff" * 11 + STOP
    yield "INT of 100,000 digits", b"I" + b"9" * 100_000 + b"\n" + STOP
    yield "LONG of 100,000 digits", b"L" + b"9" * 100_000 + b"L\n" + STOP
    yield "FLOAT of 100,000 digits", b"F" + b"9" * 100_000 + b"\n" + STOP
    yield "STRING", b"S'" + b"\\x41" * 1000 + b"'\n" + STOP
    yield "UNICODE", b"V\\ud800\n" + STOP
    yield "PUT far away", b"N" + b"p4000000000\n" + STOP
    yield "LONG_BINPUT far away", PROTO + b"Nr\xff\xff\xff\x7f" + STOP
    yield "LONG_BINGET far away", PROTO + b"j\xff\xff\xff\x7f" + STOP
    yield "GET of nothing", b"g99\n" + STOP
    yield "POP of nothing", PROTO + b"0" + STOP
    yield "POP_MARK of nothing", PROTO + b"1" + STOP
    yield "DUP", PROTO + b"]" + b"2a" * 1000 + STOP
    yield "FROZENSET of lists", PROTO + b"(]\x91" + STOP
    yield "ADDITEMS", PROTO + b"\x8f(K\x01\x90" + STOP
    yield "FRAME of 2^60", PROTO + b"\x95" + struct.pack("<Q", 2**60) + b"N" + STOP
    yield "FRAME in FRAME", PROTO + (b"\x95" + struct.pack("<Q", 9)) * 100 + b"N" + STOP
    yield "PROTO 255", b"\x80\xffN" + STOP
    yield "an opcode that is none", PROTO + b"\xff" + STOP
    yield "SETITEM of a list", PROTO + b"]NNs" + STOP
    yield "APPEND to a dict", PROTO + b"}Na" + STOP
    yield "APPENDS to bytes", PROTO + b"C\x01x(NNe" + STOP
    yield "a list as a key", PROTO + b"}]Ns" + STOP
    yield "STOP at once", STOP
    yield "nothing at all", b""
    yield "a tail behind STOP", PROTO + b"N" + STOP + pickled(Marks())


def payloads() -> Iterator[tuple[str, bytes]]:
    """Yield pickles that run code where they are loaded, hidden in all kinds of things."""
    for dotted in NAMES:
        module, _, attribute = dotted.rpartition(".")
        yield f"the name {dotted}", PROTO + call(module, attribute) + STOP
    for protocol in range(6):
        yield f"protocol {protocol}", pickled({"model": Marks()}, protocol)
    yield "in a list in a dict", pickled({"wuzhen_model": [Marks()]})
    yield "in a tuple in a tuple", pickled(((Marks(),),))
    yield "an array of objects", dumped(np.array([Marks()], dtype=object))
    mixed = np.zeros(1, dtype=[("a", "i4"), ("b", "O")])
    mixed["b"][0] = Marks()
    yield "an array with a field of objects", dumped(mixed)
    yield "a masked array", dumped(np.ma.array([1, 2]))
    yield "an array", dumped(np.zeros(3))
    yield "an array of another class", dumped(np.rec.array([(1, 2)]))
    flags = b"(K\x03X\x01\0\0\0|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"
    yield (
        "a dtype with flags of its own",
        (PROTO + name("numpy", "dtype") + string("O8") + b"\x85R" + flags + STOP),
    )
    yield "a name with escapes", PROTO + string("os\x1b]0;x\x07") + string("x" * 5000) + b"\x93."
    for label, pack in (("bz2", bz2.compress), ("gzip", gzip.compress), ("xz", lzma.compress),
                        ("zlib", zlib.compress), ("lzma", lambda d: lzma.compress(d, 2))):  # fmt: skip
        yield f"{label} within zlib", pack(pickled(Marks()))
    yield "lz4 within zlib", b"\x04\x22\x4d\x18" + pickled(Marks())
    yield "the old format of joblib within zlib", b"ZF0x" + pickled(Marks())
    hidden = bz2.compress(pickled(Marks()))
    size = struct.unpack("<I", b"Zh91")[0]
    yield "a pickle that is also bz2", lambda: b"B" + hidden[1:5] + hidden[5:] + bytes(size % 999)


def heavy() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield what is small and takes time or memory: bombs, many keys, containers in themselves."""
    yield "1 GB behind zlib", lambda: zlib.compress(bytes(2**30), 1)
    yield "a string of 200 MB", lambda: zlib.compress(pickled("x" * (200 * 2**20)), 1)
    yield "60,000 keys", lambda: zlib.compress(pickled({str(n): n for n in range(60_000)}))
    same = b"".join(
        b"\x8a\x0b" + ((2**61 - 1) * n).to_bytes(11, "little") + b"N" for n in range(1, 60_000)
    )
    yield "60,000 keys of one hash", lambda: zlib.compress(PROTO + b"}(" + same + b"u.")
    yield (
        "lists 3,000,000 deep",
        lambda: zlib.compress(PROTO + b"]" * 3_000_000 + b"a" * 2_999_999 + STOP),
    )
    yield (
        "a tuple in itself 60 times, as a key",
        lambda: zlib.compress(PROTO + b"}" + b")" + b"2\x86" * 60 + b"Ns" + STOP),
    )
    yield (
        "a list in itself 60 times",
        lambda: zlib.compress(PROTO + b"]\x94" + b"]\x94(h\0h\0e" * 60 + STOP),
    )
    yield "five million opcodes", lambda: zlib.compress(PROTO + b"N0" * 5_000_000 + b"N" + STOP)
    yield "a file of 100 MB", lambda: bytes(100 * 2**20)
    yield "zlib within zlib, 50 times", lambda: _packed(50)


def _packed(times: int) -> bytes:
    data = pickled(Marks())
    for _ in range(times):
        data = zlib.compress(data)
    return data


Content = dict[str, Any]


def sealed(content: Content) -> bytes:
    """Return a model file of this content, with a checksum that fits."""
    content["checksum"] = checksum(content["metadata"], content["model"])
    return dumped(content, compress=("zlib", 1), protocol=4)


def _put(path: str, value: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        *outer, last = path.split(".")
        for key in outer:
            content = content[key]
        content[last] = value(content.get(last)) if callable(value) else value

    return change


def _array(dtype: str, shape: list, data: bytes) -> Content:
    return {"dtype": dtype, "shape": shape, "data": data}


def _filled(number: float) -> Callable[[Content], Content]:
    return lambda array: {**array, "data": np.full(len(array["data"]) // 8, number).tobytes()}


ODD: tuple[Any, ...] = (None, True, -1, 2**62, 1.5, "x", "\ud800", b"x", [], {}, [[]], {"x": 1})
_PARTS = (
    "params",
    "lexicon",
    "user_words",
    "words",
    "idf",
    "weights",
    "slopes",
    "thresholds",
    "most_doubt",
)


def unsound() -> Iterator[tuple[str, Callable[[Content], None]]]:
    """Yield changes that leave a sound file with an unsound model, and names for them."""
    for part in _PARTS:
        yield f"{part} is not there", lambda content, part=part: content["model"].pop(part)
        for value in ODD:
            yield f"{part} is {value!r}", _put(f"model.{part}", value)
    for key in ("wuzhen_model", "metadata", "model"):
        for value in (None, 99, "x", [], {}):
            yield f"{key} is {value!r}", _put(key, value)
    arrays = (
        ("of objects", _array("|O", [5], bytes(40))), ("of text", _array("<U8", [5], bytes(160))),
        ("of a dtype by name", _array("float64", [5], bytes(40))),
        ("of records", _array("<f8,<f8", [5], bytes(80))), ("of no dtype", _array("", [5], b"")),
        ("of a dtype of 1 MB", _array("f" * 2**20, [5], b"")),
        ("with too few bytes", _array("<f8", [5], bytes(39))),
        ("of a trillion", _array("<f8", [10**12], bytes(40))),
        ("of less than nothing", _array("<f8", [-5], bytes(40))),
        ("of no whole shape", _array("<f8", [5.0], bytes(40))),
        ("of true lengths", _array("<f8", [True] * 5, bytes(8))),
        ("of 1,000 dimensions", _array("<f8", [1] * 1000, bytes(8))),
        ("of 2^32 times 2^32", _array("<f8", [2**32, 2**32], b"")),
        ("with its bytes as text", _array("<f8", [5], "x" * 40)),
        ("with a key more", {**_array("<f8", [5], bytes(40)), "order": "F"}),
    )  # fmt: skip
    for label, array in arrays:
        yield f"slopes are an array {label}", _put("model.slopes", array)
    for part in ("weights", "idf", "intercepts", "slopes", "offsets", "thresholds"):
        for number in (np.nan, np.inf, -np.inf):
            yield f"{part} are {number}", _put(f"model.{part}", _filled(number))
    yield "thresholds are below zero", _put("model.thresholds", _filled(-1.0))
    yield "slopes are zero", _put("model.slopes", _filled(0.0))
    yield "doubt is not a number", _put("model.most_doubt", float("nan"))
    yield "doubt is over one", _put("model.most_doubt", 2)
    for part in ("words", "characters"):
        yield f"{part} are one fewer", _put(f"model.{part}", lambda terms: terms.split("\n", 1)[1])
        yield f"{part} hold one twice", _put(f"model.{part}", lambda terms: terms + "\n" + terms)
        yield f"{part} hold an empty one", _put(f"model.{part}", lambda terms: "\n" + terms)
    yield "the lexicon has a term more", _put("model.lexicon.terms", lambda terms: terms + "\n新词")
    yield (
        "user words are below zero",
        _put("model.user_words.frequencies", lambda a: {**a, "data": b"\xff" * len(a["data"])}),
    )
    yield "params have a pattern", _put("model.params.features.token_pattern", "(.*.*)*x$")
    yield "params have a file", _put("model.params.features.input", "filename")
    yield "metadata have a key more", _put("metadata.more", 1)
    yield "metadata are of other labels", _put("metadata.labels", ["a"])
    yield "the version is no text", _put("metadata.wuzhen", ["x"])
    yield (
        "n-grams of a billion",
        _put("model.params.features.characters", {"ngram_min": 1, "ngram_max": 10**9, "min_df": 1}),
    )
