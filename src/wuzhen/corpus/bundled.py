"""The labelled paragraphs that the bundled model was trained on."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from wuzhen.corpus.records import LARGEST_FILE, Record, decoded, load_records, parsed
from wuzhen.documents.json_text import numbered_lines
from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file
from wuzhen.resources import bundled_corpus


def bundled_records() -> list[Record]:
    """Return the training records: packed as one file in the wheel, plain in the checkout."""
    paths = bundled_corpus()
    if paths[0].suffix == ".gz":
        where = str(paths[0])
        text = decoded(gzip.decompress(read_file(paths[0], LARGEST_FILE)), where)
        values = (parsed(line, where) for _, line in numbered_lines(text))
        return [Record.model_validate(value) for value in values]
    return load_records(paths)


def with_bundled(own: Sequence[Record], bundled: Sequence[Record]) -> list[Record]:
    """Return the bundled records and one's own.

    Raises `WuzhenError` where a report is in both, as it could then be learned and held out at
    once.
    """
    names = {record.report for record in bundled}
    twice = next((record.report for record in own if record.report in names), None)
    if twice is not None:
        raise WuzhenError(
            "a report has the name of a bundled one",
            got=twice,
            hint="give it another name, or train without --with-bundled",
        )
    return [*bundled, *own]
