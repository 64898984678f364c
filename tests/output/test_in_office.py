"""What LibreOffice makes of our files, where it is installed."""

import csv
import shutil
import subprocess

import pytest
from taggings import tagging, written

from wuzhen.corpus import sheet
from wuzhen.documents import read
from wuzhen.output.prose import ProseWriter
from wuzhen.output.prose_docx import Docx
from wuzhen.output.xlsx import XlsxWriter

OFFICE = shutil.which("soffice")
CSV_IN_UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")


def converted(folder, name, data, into):
    """The file as LibreOffice converts it; skips where it lacks the program for that."""
    path = folder / name
    path.write_bytes(data)
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", into, "--outdir", folder / "out", path],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    found = list((folder / "out").glob(f"*.{into.partition(':')[0]}"))
    if not found:
        pytest.skip("LibreOffice here cannot convert this")
    return found[0]


def test_the_sheet_of_all_paragraphs(tmp_path):
    pile = [tagging("=1+1，新建冷库。", page=3), tagging("请来专家。", labels=("talent",), n=2)]
    data, _ = written(XlsxWriter, pile)
    path = converted(tmp_path, "五类.xlsx", data, CSV_IN_UTF_8)
    with path.open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first) == sheet.COLUMNS
    assert (first["段落"], first["页"], first["产业"]) == ("=1+1，新建冷库。", "3", "是")
    assert (second["人才"], second["人才概率"]) == ("是", "91%")
    assert first["指纹"] == sheet.fingerprint("=1+1，新建冷库。")


def test_the_document_printed(tmp_path):
    pile = [tagging("新建冷库一座，存果千吨。", page=3), tagging("请来专家讲课。", page=4, n=2)]
    data, _ = written(lambda stream: ProseWriter(stream, Docx(), "industry", "产业振兴"), pile)
    document = read(converted(tmp_path, "产业.docx", data, "pdf"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "新建冷库一座，存果千吨。" in texts
    assert "请来专家讲课。" in texts
