"""One job in a process of its own: tag the files of a folder and say what it took.

``python -m benchmarks.job FOLDER`` prints, as JSON, seconds of processor time without start and
warm-up, and the bytes of the largest memory that the process had.
"""

from __future__ import annotations

import json
import os
import re
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
        seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "memory": largest_memory()}))


def largest_memory() -> int:
    """Return the largest resident set of this process, in bytes.

    What ``resource`` tells begins at the memory of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        return int(found[1]) * 1024 if found else 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1])
