"""``python -m tests.hostile`` prints how many cases the suite has, by subject."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


class _Collected:
    """A plugin of pytest that notes what would be run."""

    def __init__(self) -> None:
        self.subjects: list[str] = []

    def pytest_collection_modifyitems(self, items) -> None:
        names = (item.path.stem.removeprefix("test_") for item in items)
        self.subjects += [name.replace("_", " ") for name in names if name != "counts"]


def counts() -> dict[str, int]:
    """Return how many cases each module of tests has."""
    import pytest

    collected = _Collected()
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([str(HERE), "--collect-only", "-q"], [collected])
    return {name: collected.subjects.count(name) for name in sorted(set(collected.subjects))}


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    found = counts()
    for subject, number in found.items():
        print(f"{number:5,}  {subject}")
    print(f"{sum(found.values()):5,}  in all")
