"""Puts the bundled model, lexicon, parameters and training corpus into the wheel.

An editable install reads them from the checkout instead, so that a model trained anew is the one
that is used.
"""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = {
    "models/wuzhen.joblib": "wuzhen/bundled/wuzhen.joblib",
    "data/lexicon": "wuzhen/bundled/lexicon",
    "params.yaml": "wuzhen/bundled/params.yaml",
}


CORPUS = (
    "data/splits/train.jsonl",
    "data/splits/wide/train.jsonl",
    "data/prepared/additions.jsonl",
)
NEEDED = ("id", "report", "headings", "text", "labels", "primary")
"""The keys that training reads; the rest tell how the corpus was made, and stay in the checkout."""


def packed(root: Path) -> bytes:
    """Return the training records as one compressed file, the same bytes each time."""
    lines = (
        json.loads(line)
        for name in CORPUS
        for line in (root / name).read_text(encoding="utf-8").splitlines()
    )
    text = "".join(
        json.dumps({key: record[key] for key in NEEDED}, ensure_ascii=False) + "\n"
        for record in lines
    )
    return gzip.compress(text.encode("utf-8"), mtime=0)


class BundleHook(BuildHookInterface[Any]):
    """Adds the bundled files to a wheel that will be installed away from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files for hatchling."""
        if version == "editable":
            return
        self._aside = Path(tempfile.mkdtemp())
        corpus = self._aside / "corpus.jsonl.gz"
        corpus.write_bytes(packed(Path(self.root)))
        build_data["force_include"].update(BUNDLED)
        build_data["force_include"][str(corpus)] = "wuzhen/bundled/corpus.jsonl.gz"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made for the wheel."""
        if version != "editable":
            shutil.rmtree(self._aside)
