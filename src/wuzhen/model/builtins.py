"""Read a pickle of builtins, and nothing else: no name in it is looked up, no object is built.

A model file is untrusted until it is read. `read_builtins` first walks the opcodes: only those
that make dicts, lists, strings, numbers and bytes may occur, only so many of them, and none may
claim more bytes than there are. What passes is loaded by an unpickler that refuses every name.
"""

from __future__ import annotations

import io
import pickle
import pickletools
import zlib
from typing import Any, NoReturn

PROTOCOL = 4
"""The pickle protocol of a model file: it does not follow Python's default."""

MAX_PACKED = 64 * 2**20
"""Bytes of a model file."""
MAX_UNPACKED = 128 * 2**20
"""Bytes of the pickle in it."""
MAX_OPCODES = 5_000
"""A model of the bundled size has some 500; arrays and vocabularies are one opcode each."""
MAX_DEPTH = 10
"""How deep dicts and lists may be nested."""

ALLOWED = frozenset(
    {
        "PROTO", "FRAME", "STOP", "MARK", "MEMOIZE", "BINGET", "LONG_BINGET", "EMPTY_DICT",
        "SETITEM", "SETITEMS", "EMPTY_LIST", "APPEND", "APPENDS", "NONE", "NEWTRUE", "NEWFALSE",
        "BININT", "BININT1", "BININT2", "BINFLOAT", "SHORT_BINUNICODE", "BINUNICODE",
        "SHORT_BINBYTES", "BINBYTES",
    }
)  # fmt: skip
"""Opcodes that make builtins. Not among them: whatever names a class or calls something; tuples,
which could be keys that are slow to hash; and numbered memo slots, which claim memory."""


class NotBuiltinsError(ValueError):
    """The data are no pickle of builtins; the message is what they are instead."""


def unpacked(data: bytes) -> bytes:
    """Return the pickle that was compressed with zlib; bounded, so that a bomb does no harm."""
    if len(data) > MAX_PACKED:
        raise NotBuiltinsError(f"{len(data):,} bytes, more than {MAX_PACKED:,}")
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data, MAX_UNPACKED)
    except zlib.error as error:
        raise NotBuiltinsError("not compressed as a model file is") from error
    if stream.unconsumed_tail:
        raise NotBuiltinsError(f"more than {MAX_UNPACKED:,} bytes when unpacked")
    if not stream.eof or stream.unused_data:
        raise NotBuiltinsError("cut off, or with something behind its end")
    return content


def read_builtins(content: bytes) -> Any:
    """Return what the pickle holds; raises `NotBuiltinsError` for anything but plain builtins."""
    _check_opcodes(content)
    try:
        value = _Plain(io.BytesIO(content)).load()
    except Exception as error:  # a broken pickle fails in many ways, all of them harmless here
        raise NotBuiltinsError(f"a damaged pickle ({type(error).__name__})") from error
    _check_depth(value)
    return value


def _check_opcodes(content: bytes) -> None:
    stream = io.BytesIO(content)
    try:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if opcode.name not in ALLOWED:
                raise NotBuiltinsError(f"the pickle opcode {opcode.name}")
            if count >= MAX_OPCODES:
                raise NotBuiltinsError(f"more than {MAX_OPCODES:,} pickle opcodes")
            if opcode.name == "PROTO" and argument != PROTOCOL:
                raise NotBuiltinsError(f"pickle protocol {argument}")
    except NotBuiltinsError:
        raise
    except Exception as error:  # pickletools raises ValueError, UnicodeError and more
        raise NotBuiltinsError("a damaged pickle") from error
    if stream.tell() != len(content):
        raise NotBuiltinsError("something behind the end of the pickle")


def _check_depth(value: Any) -> None:
    """Refuse what is nested too deep, a container that holds itself among it, and odd keys."""
    deepest: dict[int, int] = {}
    waiting = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if not isinstance(item, dict | list) or deepest.get(id(item), -1) >= depth:
            continue  # a shared container is looked at once a depth, however often it is held
        if depth > MAX_DEPTH:
            raise NotBuiltinsError(f"dicts and lists nested more than {MAX_DEPTH} deep")
        deepest[id(item)] = depth
        if isinstance(item, dict) and not all(isinstance(key, str) for key in item):
            raise NotBuiltinsError("a dict whose keys are not strings")
        held = item.values() if isinstance(item, dict) else item
        waiting += [(inner, depth + 1) for inner in held]


class _Plain(pickle.Unpickler):
    """An unpickler for which there is no name to look up."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise NotBuiltinsError(f"the name {module}.{name}")

    def persistent_load(self, pid: Any) -> NoReturn:
        raise NotBuiltinsError("a persistent id")
