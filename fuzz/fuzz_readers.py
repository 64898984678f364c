"""Fuzz one reader, led by coverage: ``python fuzz/fuzz_readers.py READER [SECONDS]``.

Whatever the bytes are, a reader returns or raises `WuzhenError`. Anything else, such as another
exception, an input that takes more than ten seconds, or more than 2 GB, ends the run with the
input in a file ``crash-…``: make it a case of ``tests/hostile``. Without arguments, the readers
are listed.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
SECONDS = "20"

with atheris.instrument_imports(include=["wuzhen"]):
    from wuzhen.documents.reading import read_bytes
    from wuzhen.errors import WuzhenError
    from wuzhen.features.lexicon import load_lexicon
    from wuzhen.labels import LABELS
    from wuzhen.model import store
    from wuzhen.yaml_files import parse_yaml

from documents import mails, odts
from documents.packages import document, numbered, package, paragraph, related
from pdfs import Page, pdf, text


def named(name: str) -> Callable[[bytes], object]:
    """Return the reader of documents of this name."""
    return lambda data: read_bytes(data, name)


def docx(data: bytes) -> object:
    """Read a document of which the main part, the styles and the lists are these bytes."""
    main, _, rest = data.partition(b"\0")
    styles, _, numbering = rest.partition(b"\0")
    further = related("styles", "styles.xml") + related("numbering", "numbering.xml")
    parts = {"word/document.xml": main, "word/styles.xml": styles, "word/numbering.xml": numbering}
    return read_bytes(package(further=further, parts=parts), "a.docx")


def odt(data: bytes) -> object:
    """Read an OpenDocument text of which the main part is these bytes."""
    return read_bytes(odts.odt(main=data), "a.odt")


def model(data: bytes) -> object:
    """Read a model file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.joblib")
        path.write_bytes(data)
        return store.read(path)


def lexicon(data: bytes) -> object:
    """Read a lexicon of which each file holds these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        for label in LABELS:
            Path(folder, f"{label}.txt").write_bytes(data)
        return load_lexicon(Path(folder))


REPORT = "关于乡村振兴的报告\n\n一、产业发展\n\n新建大棚一百座，带动农户增收。\n\n# 二\n\n* 清理**河道**\n"
CELL = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>"
BODY = document(paragraph("新建大棚。", numbered()) + CELL)
PAGE = f"<html><body><h1>一</h1><table><tr><td>甲</table><p>{REPORT}"
MAIL = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
RTF = b"{\\rtf1\\ansicpg936{\\stylesheet{\\s1 a;}}\\pard\\s1\\u20135?\\'d6\\'d0\\par{\\footnote a}\\cell\\row}"
RECORD = '{"id": "a", "headings": ["一"], "text": "新建大棚。"}'
PICKLE = b"\x80\x04}(X\x01\0\0\0aK\x01X\x01\0\0\0b]\x94(C\x01xNe\x88u."

READERS: dict[str, tuple[Callable[[bytes], object], list[bytes]]] = {
    "text": (named("a.txt"), [REPORT.encode(), REPORT.encode("gbk"), REPORT.encode("utf-16")]),
    "markdown": (named("a.md"), [f"---\na: b\n---\n|甲|乙|\n|-|-|\n<b>[甲](乙){REPORT}".encode()]),
    "html": (named("a.html"), [PAGE.encode(), PAGE.encode("gbk")]),
    "docx": (docx, [BODY.encode()]),
    "package": (named("a.docx"), [package(paragraph("新建大棚。"))]),
    "mht": (named("a.mht"), [f"{MAIL}<p>{REPORT}\n--b--\n".encode()]),
    "rtf": (named("a.rtf"), [RTF]),
    "odt": (odt, [odts.content(odts.h("一") + odts.items(odts.p(REPORT), style="L")).encode()]),
    "eml": (named("a.eml"), [mails.mail(mails.text(REPORT), mails.attached("a.txt", b"a"))]),
    "pdf": (named("a.pdf"), [pdf(Page([text(90, 700, "新建大棚。")]), compress=False)]),
    "jsonl": (named("a.jsonl"), [RECORD.encode()]),
    "json": (named("a.json"), [f"[{RECORD}]".encode()]),
    "csv": (named("a.csv"), [f'id,text\n1,"{REPORT}"\n'.encode()]),
    "yaml": (lambda data: parse_yaml(data.decode("utf-8", "replace"), "a.yaml"), [b"a: {b: [1, x]}"]),
    "lexicon": (lexicon, ["产业\t2\n# 注\n茶园\n".encode()]),
    "pickle": (lambda data: model(zlib.compress(data, 0)), [PICKLE]),
    "model": (model, [zlib.compress(PICKLE)]),
}  # fmt: skip


def main() -> None:
    """Fuzz the reader that is named, or list the readers."""
    if len(sys.argv) < 2:
        print(*READERS)
        return
    read, seeds = READERS[sys.argv[1]]

    def once(data: bytes) -> None:
        with contextlib.suppress(WuzhenError):
            read(data)

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds):
            Path(corpus, str(number)).write_bytes(seed)
        seconds = sys.argv[2] if len(sys.argv) > 2 else SECONDS
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048"]
        found = f"-artifact_prefix=crash-{sys.argv[1]}-"
        atheris.Setup([sys.argv[0], corpus, found, "-verbosity=0", *limits], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
