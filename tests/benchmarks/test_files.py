"""The files of the benchmarks hold the paragraphs that they are made of."""

import pytest

from benchmarks import files
from wuzhen.documents import Paragraph, read_bytes

GIVEN = [
    Paragraph("a", n, f"a-{n}", (), f"全镇修渠{n}里，浇灌稻田五百亩，打捞水草，村民都说好。")
    for n in range(1, 9)
]


@pytest.mark.parametrize("make", [files.docx, files.pdf], ids=["docx", "pdf"])
def test_a_report_is_read_as_it_was_made(make):
    document = read_bytes(make(GIVEN), "report")
    assert [paragraph.text for paragraph in document.paragraphs] == [p.text for p in GIVEN]
    assert [paragraph.headings for paragraph in document.paragraphs] == [
        *[("一、第1项工作",)] * 6, *[("二、第2项工作",)] * 2
    ]  # fmt: skip
