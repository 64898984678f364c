"""The error for users: one line about what is wrong, never a traceback."""

from __future__ import annotations


class WuzhenError(Exception):
    """A user's error: what is wrong, where, what was expected, what was found, what to do.

    Parameters
    ----------
    what
        The fault in a few words, without a full stop.
    where
        File, ``file:line`` or dotted parameter path.
    expected, got
        What would have been right and what was found instead.
    hint
        What the user can do about it.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        expected: str | None = None,
        got: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Keep the parts; ``str()`` builds the sentence from them."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.expected = expected
        self.got = got
        self.hint = hint

    def __str__(self) -> str:
        """Return the whole message on one line."""
        place = f"{self.where}: " if self.where else ""
        contrast = [
            f"{name} {value}"
            for name, value in (("expected", self.expected), ("got", self.got))
            if value
        ]
        detail = f" ({', '.join(contrast)})" if contrast else ""
        advice = f"; {self.hint}" if self.hint else ""
        return " ".join(f"{place}{self.what}{detail}{advice}".split())
