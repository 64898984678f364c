"""The notebooks are committed as they ran: in order, with outputs, without errors."""

import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def cells(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_five():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_ran_in_order_and_none_failed(path):
    assert [cell["execution_count"] for cell in cells(path)] == list(range(1, len(cells(path)) + 1))
    kinds = {output["output_type"] for cell in cells(path) for output in cell["outputs"]}
    assert "error" not in kinds
    assert kinds, "outputs are kept"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_library_is_imported_and_not_repeated(path):
    source = "\n".join("".join(cell["source"]) for cell in cells(path))
    assert "from wuzhen" in source or "from experiments" in source
    assert "import sklearn" not in source
    assert "from sklearn" not in source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_machine_is_named(path):
    text = path.read_text(encoding="utf-8")
    for word in ("/home/", "/root/", "/tmp/", "file://"):
        assert word not in text
