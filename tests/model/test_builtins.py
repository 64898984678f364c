"""A pickle of builtins is read; whatever names, calls or claims more is refused before it acts."""

import bz2
import gzip
import io
import lzma
import os
import pickle
import pickletools
import zlib

import pytest

from wuzhen.model import builtins
from wuzhen.model.builtins import NotBuiltinsError, read_builtins, unpacked

PLAIN = {"数": [1, 2.5, True, None, 70_000, -3], "名": "产业", "字节": b"\x00\xff", "空": {}}


def pickled(value):
    return pickle.dumps(value, protocol=4)


def opcode(name):
    return next(op.code for op in pickletools.opcodes if op.name == name).encode("latin-1")


class Marks:
    """Makes a folder when it is unpickled by a reader that runs what it reads."""

    def __init__(self, mark):
        self.mark = str(mark)

    def __reduce__(self):
        return os.mkdir, (self.mark,)


def test_dicts_lists_strings_numbers_and_bytes_are_read():
    assert read_builtins(pickled(PLAIN)) == PLAIN


@pytest.mark.parametrize("protocol", range(6))
def test_what_would_run_code_is_refused_and_does_not_run(tmp_path, protocol):
    mark = tmp_path / "mark"
    with pytest.raises(NotBuiltinsError):
        read_builtins(pickle.dumps({"weights": Marks(mark)}, protocol=protocol))
    assert not mark.exists()


@pytest.mark.parametrize("name", sorted({op.name for op in pickletools.opcodes} - builtins.ALLOWED))
def test_no_other_opcode_gets_through(name):
    argument = next(op for op in pickletools.opcodes if op.name == name).arg
    filler = b"" if argument is None else b"\x01\x00\x00\x00os\nsystem\n" + bytes(16)
    content = b"\x80\x04" + opcode(name) + filler + b"."
    with pytest.raises(NotBuiltinsError):
        read_builtins(content)


@pytest.mark.parametrize(
    "value",
    [(1, 2), {1, 2}, frozenset(), 2**70, bytearray(b"x"), 1j, range(3), {1: "a"}, {b"k": 1}],
    ids=repr,
)
def test_values_that_no_model_holds_are_refused(value):
    with pytest.raises(NotBuiltinsError):
        read_builtins(pickled(value))


def test_a_list_in_itself_and_deep_nesting_are_refused():
    ring: list = []
    ring.append(ring)
    deep: list = []
    for _ in range(builtins.MAX_DEPTH + 1):
        deep = [deep]
    for value in (ring, deep):
        with pytest.raises(NotBuiltinsError, match="nested"):
            read_builtins(pickled(value))


def test_lists_that_hold_one_list_many_times_over_are_checked_quickly():
    layer: list = ["x"]
    for _ in range(builtins.MAX_DEPTH - 1):
        layer = [layer] * 300
    assert read_builtins(pickled(layer))[0] is not None


def test_a_claimed_length_claims_no_memory():
    content = b"\x80\x04B" + (2**31).to_bytes(4, "little") + b"x."
    with pytest.raises(NotBuiltinsError, match="damaged"):
        read_builtins(content)


def test_more_opcodes_than_a_model_needs_are_refused():
    with pytest.raises(NotBuiltinsError, match="opcodes"):
        read_builtins(pickled(list(range(builtins.MAX_OPCODES))))


def test_nothing_may_follow_the_end():
    with pytest.raises(NotBuiltinsError, match="behind the end"):
        read_builtins(pickled(1) + pickled(2))


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(builtins, "MAX_UNPACKED", 1000)
    assert unpacked(zlib.compress(bytes(1000))) == bytes(1000)
    with pytest.raises(NotBuiltinsError, match="when unpacked"):
        unpacked(zlib.compress(bytes(100_000)))


@pytest.mark.parametrize("pack", [bz2.compress, gzip.compress, lzma.compress, bytes])
def test_other_compressions_are_refused_outside_and_inside(pack):
    inner = pack(pickled(PLAIN))
    with pytest.raises(NotBuiltinsError):
        unpacked(inner)
    if pack is not bytes:
        with pytest.raises(NotBuiltinsError):
            read_builtins(inner)


def test_a_stream_with_a_tail_or_a_cut_is_refused():
    packed = zlib.compress(pickled(PLAIN))
    for odd in (packed + b"x", packed[:-5], packed + packed, b""):
        with pytest.raises(NotBuiltinsError):
            unpacked(odd)


def test_a_persistent_id_is_refused():
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=4)
    pickler.persistent_id = lambda value: "id" if value == "x" else None
    pickler.dump(["x"])
    with pytest.raises(NotBuiltinsError, match="BINPERSID"):
        read_builtins(buffer.getvalue())


def test_out_of_band_buffers_are_refused():
    content = pickle.dumps(pickle.PickleBuffer(b"abc"), 5, buffer_callback=[].append)
    with pytest.raises(NotBuiltinsError):
        read_builtins(content)
