"""What a paragraph is known by when rows were sorted, deleted or laid out anew."""

from __future__ import annotations

import hashlib

DIGITS = 16


def fingerprint(text: str) -> str:
    r"""Return the first 16 hexadecimal digits of the SHA-256 of the text without white space.

    >>> fingerprint("新建 冷库\n两座。") == fingerprint("新建冷库两座。")
    True
    """
    bare = "".join(text.split())
    # Halves of surrogate pairs count as what every output writes in their place.
    whole = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:DIGITS]
