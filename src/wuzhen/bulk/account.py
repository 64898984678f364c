"""What came of a part: counts, what was left out, what could not be read."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS
from wuzhen.output.totals import Totals, totals
from wuzhen.pipeline import Tagged


@dataclass(slots=True)
class Account:
    """Files and paragraphs that were tagged, lines left out by rule, and what must be told.

    ``size`` is that of the part's file, in bytes: a file of another size is made again.
    """

    files: int = 0
    size: int = 0
    totals: Totals = field(default_factory=Totals.none_yet)
    left_out: Counter[str] = field(default_factory=Counter)
    failures: list[WuzhenError] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add(self, tagged: Tagged) -> None:
        """Take in what came of one unit."""
        if tagged.failure:
            self.failures.append(tagged.failure)
        if tagged.document is None:
            return
        self.files += tagged.last
        self.totals += totals(tagged.taggings)
        self.left_out.update(left.rule for left in tagged.document.dropped)
        for notice in tagged.document.notices:
            if notice.lost:
                self.failures.append(WuzhenError(notice.message, where=tagged.source.name))
            else:
                self.doubts.append(f"{tagged.source.name}: {notice.message}")


def to_json(account: Account) -> str:
    """Return an account as text."""
    return json.dumps(
        {
            "files": account.files,
            "size": account.size,
            "totals": asdict(account.totals),
            "left_out": dict(account.left_out),
            "failures": [_parts(failure) for failure in account.failures],
            "doubts": account.doubts,
        },
        ensure_ascii=True,
    )


def from_json(found: Any) -> Account:
    """Return the account in a value that was read; `ValueError` where it is none."""
    try:
        account = Account(
            found["files"],
            found["size"],
            Totals(**found["totals"]),
            Counter(found["left_out"]),
            [WuzhenError(**failure) for failure in found["failures"]],
            list(found["doubts"]),
        )
        sound = _is_sound(account)
    except (KeyError, TypeError, AttributeError, ValueError):
        sound = False
    if not sound:
        raise ValueError("no account of a part")
    return account


def _is_sound(account: Account) -> bool:
    counted = account.totals
    numbers = [account.files, account.size, counted.paragraphs, counted.none, counted.review]
    numbers += [*counted.labels.values(), *account.left_out.values()]
    texts = [*account.doubts, *account.left_out]
    parts = [part for failure in account.failures for part in _parts(failure).values()]
    return (
        counted.labels.keys() == set(LABELS)
        and all(type(number) is int for number in numbers)
        and all(isinstance(text, str) for text in texts)
        and all(part is None or isinstance(part, str) for part in parts)
    )


def _parts(error: WuzhenError) -> dict[str, Any]:
    return {name: getattr(error, name) for name in ("what", "where", "expected", "got", "hint")}
