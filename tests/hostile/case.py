"""One case of the suite: an input, and how a command must end that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

P = "今年以来，全镇发展特色种植业，新建大棚一百座，带动农户增收三千元。"
"""A paragraph that has a tag."""
REPORT = f"关于乡村振兴工作的报告\n一、产业发展\n{P}\n"

TAGGED, REFUSED, PARTLY = (0,), (1,), (3,)
EITHER = (0, 1, 3)
"""A result or a refusal: what is asked is that the end is clean."""


@dataclass(frozen=True)
class Case:
    """An input file, with its suffix, and how ``wuzhen tag`` must end that reads it.

    ``says`` is part of the message; ``count`` is how many paragraphs are tagged.
    """

    name: str
    content: bytes | str | Callable[[], bytes | str]
    suffix: str = ".txt"
    ends: tuple[int, ...] = EITHER
    says: str = ""
    count: int | None = None

    def data(self) -> bytes:
        """Return the content of the file."""
        content = self.content() if callable(self.content) else self.content
        return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def named(suffix: str, cases: Iterable[tuple]) -> list[Case]:
    """Return cases that share a suffix: each a name, a content, and perhaps how it ends.

    The end is an exit code's name, such as `TAGGED`; a number of paragraphs that are tagged; or
    what the message says that refuses the input.
    """
    return [_case(suffix, *case) for case in cases]


def _case(suffix: str, name: str, content, end=EITHER) -> Case:
    if isinstance(end, str):
        return Case(name, content, suffix, REFUSED, end)
    if isinstance(end, int):
        return Case(name, content, suffix, (0, 3), count=end)
    return Case(name, content, suffix, end)
