"""One job in a process of its own: tag the files of a folder and say how long it took.

``python -m benchmarks.job FOLDER`` prints seconds of processor time, start and warm-up left out.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from wuzhen.documents import find
from wuzhen.model import store
from wuzhen.output.jsonl import JsonlWriter
from wuzhen.pipeline import tag_sources
from wuzhen.resources import bundled_model


def main(folder: str) -> None:
    """Tag all files of the folder, written as JSON Lines to nowhere."""
    tagger = store.load(bundled_model())
    tagger.tag_texts(["修渠三里。"])
    with Path(os.devnull).open("wb") as nowhere:
        begun = time.process_time()
        writer = JsonlWriter(nowhere)
        for tagged in tag_sources(tagger, find([Path(folder)]).sources):
            if tagged.failure:
                raise tagged.failure
            writer.add(tagged.taggings)
        writer.close()
        print(time.process_time() - begun)


if __name__ == "__main__":
    main(sys.argv[1])
