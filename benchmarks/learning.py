"""How long the bundled model takes to train, and whether its bytes come out the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.commands import cost
from benchmarks.rows import Row
from benchmarks.texts import ROOT

DATA = ("data/splits/train.jsonl", "data/splits/wide/train.jsonl", "data/prepared/additions.jsonl")
"""What `dvc.yaml` trains the bundled model on; a file that is not made yet is left out."""


def measure() -> list[Row]:
    """Return the row of one training, by the clock."""
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.joblib"
        data = [str(ROOT / name) for name in DATA if (ROOT / name).exists()]
        done = cost(
            ["-m", "wuzhen", "train", *data, "-o", str(model),
             "--params", str(ROOT / "params.yaml"), "--lexicon", str(ROOT / "data/lexicon")],
            one_thread=False,
        )  # fmt: skip
        same = model.read_bytes() == (ROOT / "models/wuzhen.joblib").read_bytes()
    return [
        Row(
            "training the bundled model", done.clock, "s", 25, 15, low=True,
            of=f"{done.processor:.0f} s of processor; {'the same' if same else 'other'} bytes",
        )
    ]  # fmt: skip
