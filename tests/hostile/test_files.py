"""Names, links, devices, locked and deep folders: each is read or named, and the others are done."""

import os
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from hostile.case import REPORT, P

NAMES = {
    "a line feed": "报\n告.txt",
    "escapes": "报\x1b]0;x\x07\x1b[31m告.txt",
    "brackets of markup": "[bold]报告[red].txt",
    "emoji codes": ":smile:报告.txt",
    "quotes, commas and equals": '"报",=1.txt',
    "a formula": "=cmd|' C calc'!A0.txt",
    "bidi controls": "报\u202e告txt.exe.txt",
    "255 bytes": "镇" * 83 + ".txt",
    "spaces only": "   .txt",
    "percents and braces": "%s%n{0}.txt",
    "bytes of GBK": b"\xb1\xa8\xb8\xe6.txt",
    "bytes of no encoding": b"\xff\xfe\x80.txt",
    "zero-width signs": "报\u200b告\ufeff.txt",
    "a leading dash": "-o.txt",
    "html": "<img src=x onerror=alert(1)>.txt",
}


@pytest.fixture
def place():
    """A folder with a short path, that is removed whatever is in it, even to 3,000 levels."""
    folder = Path(tempfile.mkdtemp(prefix="h-"))
    yield folder
    subprocess.run(["chmod", "-R", "u+rwX", folder], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", folder], check=True)


@pytest.fixture
def good(place):
    """A report that can be read, in the folder."""
    path = place / "good.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_file_of_any_name_is_read(server, place, name, form):
    with open(os.path.join(os.fsencode(place), os.fsencode(name)), "w", encoding="utf-8") as file:
        file.write(REPORT)
    ended = server.run("tag", place, "-f", form)
    assert (ended.faults(), ended.code) == ([], 0), ended.err[-2000:]
    assert "\x1b" not in ended.out


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a long path does not fit into the address of a socket
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _listed_only(path: Path) -> None:
    path.mkdir()
    (path / "in.txt").write_text(REPORT, encoding="utf-8")
    path.chmod(0o444)


ODD_FILES = {
    "a FIFO": os.mkfifo,
    "a link to a FIFO": lambda path: (os.mkfifo(path.parent / "pipe"), path.symlink_to("pipe")),
    "a link to nothing": lambda path: path.symlink_to("/nope"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a link to random bytes": lambda path: path.symlink_to("/dev/urandom"),
    "a link to the terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link to the memory of the process": lambda path: path.symlink_to("/proc/self/mem"),
    "a socket": _socket,
    "a sparse file of 3 GB": lambda path: _sparse(path, 3 * 2**30),
    "a sparse file of 100 MB": lambda path: _sparse(path, 100 * 2**20),
    "an empty file": lambda path: path.touch(),
    "a file that is locked": lambda path: (path.touch(), path.chmod(0)),
    "a folder that is locked": lambda path: (path.mkdir(), path.chmod(0)),
    "a folder that may be listed only": _listed_only,
}


@pytest.mark.parametrize("make", ODD_FILES.values(), ids=ODD_FILES)
def test_an_odd_file_is_named_and_the_good_one_is_done(server, good, make):
    odd = good.parent / "odd.txt"
    make(odd)
    for words in ((good.parent,), (odd, good)):
        ended = server.run("tag", *words, "-f", "jsonl", unprivileged=True)
        assert (ended.faults(), ended.code) == ([], 3), ended.err[-2000:]
        assert [row["text"] for row in ended.rows()] == [P]
        assert "odd.txt" in ended.err


@pytest.mark.parametrize(
    "word", ["", "x" * 300, "a" * 100_000, "good.txt/x", "/proc/self/mem", "/dev/zero", "/dev/null",
             "no\x1b]0;x\x07\u202epe"], ids=lambda word: ascii(word[:20])
)  # fmt: skip
def test_a_word_that_is_no_file_is_named_and_the_good_one_is_done(server, good, word):
    ended = server.run("tag", word, "good.txt", "-f", "jsonl", folder=str(good.parent))
    assert ended.faults() == [], ended.err[-2000:]
    assert ended.code == 3
    assert len(ended.rows()) == 1
    alone = server.run("tag", word, folder=str(good.parent))
    assert (alone.faults(), alone.code) == ([], 1), alone.err[-2000:]


def test_links_to_the_folder_itself_do_not_go_on_for_ever(server, good):
    (good.parent / "self").symlink_to(".")
    (good.parent / "up").symlink_to("..")
    ended = server.run("tag", good.parent, "-f", "jsonl")
    assert (ended.faults(), ended.code, len(ended.rows())) == ([], 0, 1)


@pytest.mark.parametrize(("depth", "rows"), [(100, 2), (1500, 2), (3000, 1)])
def test_folders_in_folders(server, place, depth, rows):
    (place / "good.txt").write_text(REPORT, encoding="utf-8")
    here = Path.cwd()
    os.chdir(place)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("deep.txt").write_text(REPORT, encoding="utf-8")
    finally:
        os.chdir(here)
    ended = server.run("tag", place, "-f", "jsonl")
    assert ended.faults() == [], ended.err[-2000:]
    assert len(ended.rows()) == rows
    assert ended.code == (0 if rows == 2 else 3)


def test_2_000_files_and_five_broken_ones(server, place):
    for number in range(2000):
        content = b"\xff" if number % 400 == 0 else REPORT.encode()
        (place / f"{number:04d}.txt").write_bytes(content)
    ended = server.run("tag", place, "-f", "jsonl")
    assert (ended.faults(), ended.code) == ([], 3)
    assert (len(ended.rows()), ended.err.count("\n")) == (1995, 5)


@pytest.mark.parametrize("stdin", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_standard_input_of_any_kind(server, stdin):
    ended = server.run("tag", "-", stdin=stdin)
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]


READ_BY = {
    "labels": ("corpus", "check", "FILE"),
    "labels to evaluate": ("evaluate", "FILE"),
    "labels to train on": ("train", "FILE", "-o", "m.joblib"),
    "parameters": ("train", "labels.jsonl", "-o", "m.joblib", "--params", "FILE"),
    "a model": ("tag", "good.txt", "--model", "FILE"),
    "a model to show": ("model", "show", "FILE"),
    "a lexicon": ("train", "labels.jsonl", "-o", "m.joblib", "--lexicon", "FILE"),
}


@pytest.mark.parametrize("words", READ_BY.values(), ids=READ_BY)
@pytest.mark.parametrize("odd", ["fifo", "zero", "folder", "locked", "missing", "loop", "binary"])
def test_what_a_command_reads_may_be_anything(server, good, words, odd):
    path = good.parent / "odd"
    (good.parent / "labels.jsonl").write_text("{}\n", encoding="utf-8")
    {
        "fifo": lambda: os.mkfifo(path),
        "zero": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
        "locked": lambda: (path.touch(), path.chmod(0)),
        "missing": lambda: None,
        "loop": lambda: path.symlink_to("odd"),
        "binary": lambda: path.write_bytes(bytes(range(256)) * 99),
    }[odd]()
    given = [str(path) if word == "FILE" else word for word in words]
    ended = server.run(*given, folder=str(good.parent), unprivileged=True)
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "md", "png", "csv", "jsonl"])
@pytest.mark.parametrize("kind", ["a FIFO", "a link to an endless device", "a sparse file of 3 GB"])
def test_an_odd_file_that_could_be_an_output_of_ours(server, good, kind, suffix):
    odd = good.parent / f"odd.{suffix}"
    ODD_FILES[kind](odd)
    ended = server.run("tag", good.parent, "-f", "jsonl")
    assert (ended.faults(), ended.code) == ([], 3), ended.err[-2000:]
    assert len(ended.rows()) == 1
    assert odd.name in ended.err


IN_A_FOLDER_OF_PARTS = {
    "a FIFO": lambda path: (path.unlink(), os.mkfifo(path)),
    "a link to an endless device": lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    "a sparse file of 3 GB": lambda path: _sparse(path, 3 * 2**30),
    "nested deep": lambda path: path.write_text("[" * 200_000, encoding="utf-8"),
    "a number of 9,000 digits": lambda path: path.write_text("9" * 9_000, encoding="utf-8"),
    "a list": lambda path: path.write_text("[]", encoding="utf-8"),
    "another object": lambda path: path.write_text('{"files": "x"}', encoding="utf-8"),
    "bytes of GBK": lambda path: path.write_bytes("产业".encode("gbk")),
    "nothing": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("make", IN_A_FOLDER_OF_PARTS.values(), ids=IN_A_FOLDER_OF_PARTS)
@pytest.mark.parametrize("name", ["_command.json", "_accounts/*.json"])
def test_a_folder_of_parts_in_which_something_was_changed(server, good, name, make):
    words = ("tag", good, "-o", f"{good.parent}/out/", "-f", "jsonl")
    assert server.run(*words).code == 0
    make(next((good.parent / "out").glob(name)))
    ended = server.run(*words)
    assert ended.faults() == [], ended.err[-2000:]
    assert ended.code == (1 if name == "_command.json" else 0), ended.err


def test_the_lock_of_a_folder_of_parts_is_no_link_to_another_file(server, good):
    other = good.parent / "other"
    other.write_text("other", encoding="utf-8")
    (good.parent / "out").mkdir()
    (good.parent / "out/.lock").symlink_to(other)
    ended = server.run("tag", good, "-o", f"{good.parent}/out/", "-f", "jsonl")
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]
    assert other.read_text(encoding="utf-8") == "other"
