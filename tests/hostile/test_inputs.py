"""Whatever the input file holds, `wuzhen tag` ends cleanly, in time and within memory."""

import pytest

from hostile import markup, office, packages, pdf_files, records, texts

TABLES = {
    "text": texts,
    "markup": markup,
    "package": packages,
    "office": office,
    "pdf": pdf_files,
    "records": records,
}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{name}: {case.name}")
        for name, table in TABLES.items()
        for case in table.CASES
    ],
)
def test_an_input_ends_cleanly(server, tmp_path, case):
    path = tmp_path / f"input{case.suffix}"
    path.write_bytes(case.data())
    ended = server.run("tag", path, "-f", "jsonl")
    assert ended.faults() == [], ended.err[-2000:]
    assert ended.code in case.ends, ended.err
    rows = ended.rows()
    assert bool(rows) == (ended.code in (0, 3))
    assert case.says in ended.err
    assert case.count in (None, len(rows))
