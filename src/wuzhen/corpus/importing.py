"""Corrected paragraphs become labelled ones: found again, checked, and compared with the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wuzhen.corpus.records import Record, as_line
from wuzhen.corpus.returned import Row
from wuzhen.corpus.sheet import fingerprint
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS, in_order


@dataclass(frozen=True, slots=True)
class Imported:
    """Labelled paragraphs in the order of their reports, and every fault of what came back.

    ``before`` has the labels of the model for each record, ``None`` where they are not known;
    ``missing`` are the ids of tagged paragraphs that did not come back.
    """

    records: tuple[Record, ...]
    before: tuple[tuple[str, ...] | None, ...]
    missing: tuple[str, ...] = ()
    faults: tuple[WuzhenError, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What the coder changed: for each label the ids where it was added and where taken away.

    ``compared`` counts the paragraphs of which the model's labels are known, ``unchanged`` those
    with the same ones; ``unknown`` counts the others.
    """

    compared: int
    unchanged: int
    unknown: int
    added: Mapping[str, tuple[str, ...]]
    removed: Mapping[str, tuple[str, ...]]


class Tagged:
    """The paragraphs as they were tagged, found by id and fingerprint."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(row for row in rows if isinstance(row.values.get("text"), str))
        self._by_id = {str(row.values.get("id")): row for row in self.rows}
        prints = [(fingerprint(row.values["text"]), row) for row in self.rows]
        self._by_print: dict[str, list[Row]] = {}
        for mark, row in prints:
            self._by_print.setdefault(mark, []).append(row)

    def find(self, id_: object, mark: object) -> Row | None:
        """Return the paragraph of this id, where the fingerprint is its own.

        Without the id, or where another run has named it otherwise, the fingerprint alone finds it,
        if no other paragraph has the same.
        """
        row = self._by_id.get(str(id_)) if id_ else None
        if row and mark in (None, fingerprint(row.values["text"])):
            return row
        alike = self._by_print.get(mark, []) if isinstance(mark, str) else []
        return alike[0] if len(alike) == 1 else None


def import_rows(
    rows: Sequence[Row], tagged: Tagged | None, *, coder: str | None, date: str
) -> Imported:
    """Return the labelled paragraphs of the rows, with all faults of those that are none.

    Parameters
    ----------
    rows
        What came back.
    tagged
        The paragraphs as they were tagged: text and headings are taken from here, so that what a
        spreadsheet has cut or a hand has touched does not matter.
    coder, date
        Who corrected and when, for rows without that information.
    """
    found: list[tuple[Record, tuple[str, ...] | None]] = []
    faults: list[WuzhenError] = []
    places: dict[str, str] = {}
    for row in rows:
        try:
            whole = _whole(row, tagged)
        except WuzhenError as fault:
            faults.append(fault)
            continue
        known = {"coder": coder} if coder and not whole.values.get("coder") else {}
        dated = {} if whole.values.get("date") else {"date": date}
        line = as_line({**_with_primary(whole), **known, **dated}, row.where)
        twice = _twice(line.id, row.where, places)
        faults += [*line.faults, *twice]
        if line.record and not twice:
            found.append((line.record, whole.before))
    found.sort(key=lambda pair: (pair[0].report, _natural(pair[0].id)))
    return Imported(
        tuple(record for record, _ in found),
        tuple(before for _, before in found),
        _missing(tagged, places),
        tuple(faults),
    )


def changes(imported: Imported) -> Changes:
    """Count what differs from the model's labels."""
    known = [
        (record, before)
        for record, before in zip(imported.records, imported.before, strict=True)
        if before is not None
    ]
    return Changes(
        compared=len(known),
        unchanged=sum(tuple(record.labels) == before for record, before in known),
        unknown=len(imported.records) - len(known),
        added={
            label: tuple(r.id for r, before in known if label in r.labels and label not in before)
            for label in LABELS
        },
        removed={
            label: tuple(r.id for r, before in known if label not in r.labels and label in before)
            for label in LABELS
        },
    )


def _whole(row: Row, tagged: Tagged | None) -> Row:
    """Return the row with the text that was tagged; raises `WuzhenError` where that is not sure."""
    values, mark = row.values, row.values.get("fingerprint")
    if tagged is None:
        text = values.get("text")
        if not values.get("id"):
            raise WuzhenError(
                "this paragraph has no id",
                where=row.where,
                hint="give the tags of that run with --tagged: the fingerprint finds it there",
            )
        if isinstance(text, str) and mark is not None and fingerprint(text) != mark:
            raise WuzhenError(
                "this text is not the one that was tagged",
                where=row.where,
                got=f"{values.get('id')}: {text[:20]}",
                hint="give the tags of that run with --tagged, and the text is taken from there",
            )
        return row
    same = tagged.find(values.get("id"), mark)
    if same is None:
        raise WuzhenError(
            "this paragraph is not among the tagged ones",
            where=row.where,
            got=f"{values.get('id') or 'no id'}, {mark or 'no fingerprint'}",
        )
    kept = {key: same.values.get(key) for key in ("id", "report", "headings", "text")}
    kept |= {key: same.values[key] for key in ("queued",) if key in same.values}
    before = row.before if row.before is not None else _labels(same.values)
    return Row(row.where, {**values, **kept}, before)


def _with_primary(row: Row) -> dict[str, Any]:
    """Return the values with the primary label that follows, and with the model's labels.

    Whoever takes the primary label away leaves its name behind in its column: where the model had
    given it and one label remains, that is the primary one now. Of several, the coder chooses.
    """
    values = dict(row.values)
    if row.before is not None:
        values["model_labels"] = list(row.before)
    labels, primary = values.get("labels"), values.get("primary")
    if not isinstance(labels, list) or primary in labels:
        return values
    if primary is None or primary in (row.before or ()):
        if not labels:
            values["primary"] = None
        elif len(labels) == 1:
            values["primary"] = labels[0]
    return values


def _twice(id_: str | None, where: str, places: dict[str, str]) -> list[WuzhenError]:
    """Return an error where the id occurred before; ``places`` remembers every id."""
    if not id_ or id_ not in places:
        places.update({id_: where} if id_ else {})
        return []
    return [WuzhenError("an id occurs twice", where=where, got=f"{id_}, as in {places[id_]}")]


def _missing(tagged: Tagged | None, places: Mapping[str, str]) -> tuple[str, ...]:
    ids = [str(row.values.get("id")) for row in tagged.rows] if tagged else []
    return tuple(id_ for id_ in ids if id_ not in places)


def _labels(values: Mapping[str, Any]) -> tuple[str, ...] | None:
    labels = values.get("labels")
    known = isinstance(labels, list) and all(label in LABELS for label in labels)
    return in_order(labels) if known and labels is not None else None


def _natural(id_: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts ``r-9`` before ``r-10``."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d{1,18})", id_)
    )
