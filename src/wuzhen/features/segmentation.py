"""Text becomes tokens: jieba's dictionary with the domain lexicon as user words, HMM off.

The engine is rjieba, a Rust port that gives jieba's tokens many times faster when the HMM is off;
jieba itself is the reference and the fallback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

UserWords = tuple[tuple[str, int], ...]
"""User words with their frequencies, sorted by word."""

NUMBER = "<数>"
"""The token for every number: how many matters less than that there is a figure."""

MASK = "<某>"
"""The token for a masked name or figure, such as ``xx`` or ``**``."""

_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*[%‰]?")
_MASK = re.compile(r"(?:[xX×*]|某){2,}|[xX×*]+(?=[县市省区乡镇村社组户人个名月日年元万亩公%])")
_WORD = re.compile(r"[a-z\u4e00-\u9fff<]")


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts repaired text into tokens with these user words.

    The tokenizer itself is fetched from a cached function: it holds the dictionary, takes a second
    to build and cannot be pickled, while the words can.
    """

    words: UserWords = ()

    def __call__(self, text: str) -> list[str]:
        """Return the tokens in order: numbers and masks as one token each, punctuation left out.

        A user word with a number in it, such as ``pm2.5``, stays one token.
        """
        tokens: list[str] = []
        for piece, whole in _pieces(text.lower(), self.words):
            if whole:
                tokens.append(whole)
            else:
                tokens += [token for token in _engine(self.words)(piece) if _WORD.match(token)]
        return tokens


def with_frequencies(words: Iterable[str]) -> UserWords:
    """Give each word the lowest frequency at which the dictionary keeps it in one piece.

    A higher one, such as a flat default, would cut the words beside it.
    """
    try:
        from rjieba import Jieba
    except ImportError:
        suggest = _reference().suggest_freq
    else:
        suggest = Jieba().suggest_freq
    return tuple((word, int(suggest(word))) for word in sorted({word.lower() for word in words}))


def _pieces(text: str, words: UserWords) -> list[tuple[str, str]]:
    """Split the text at what is one token: pairs of (plain text, "") or ("", the token)."""
    pieces: list[tuple[str, str]] = []
    start = 0
    for match in _whole(words).finditer(text):
        if match.start() > start:
            pieces.append((text[start : match.start()], ""))
        kind = match.lastgroup
        pieces.append(("", match[0] if kind == "word" else NUMBER if kind == "number" else MASK))
        start = match.end()
    if start < len(text):
        pieces.append((text[start:], ""))
    return pieces


@lru_cache(maxsize=8)
def _whole(words: UserWords) -> re.Pattern[str]:
    """Return what is one token before any other: words with a number or mask in them, and these."""
    plain = f"(?P<number>{_NUMBER.pattern})|(?P<mask>{_MASK.pattern})"
    found = [word for word, _ in words if re.search(plain, word)]
    if not found:
        return re.compile(plain)
    longest_first = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    word = rf"(?<![0-9a-z.])(?:{longest_first})(?![0-9a-z%‰]|[.,:][0-9])"
    return re.compile(f"(?P<word>{word})|{plain}")


@lru_cache(maxsize=8)
def _engine(words: UserWords) -> Callable[[str], list[str]]:
    try:
        return _rust_engine(words)
    except ImportError:
        return reference_engine(words)


def _rust_engine(words: UserWords) -> Callable[[str], list[str]]:
    from rjieba import Jieba

    tokenizer = Jieba()
    for word, frequency in words:
        tokenizer.add_word(word, frequency, None)

    def cut(text: str) -> list[str]:
        return list(tokenizer.cut(text, hmm=False))

    return cut


def reference_engine(words: UserWords) -> Callable[[str], list[str]]:
    """Return jieba's own cut with the same user words; slower, the same tokens.

    The two may differ only where a character stands three times in a row and two cuts weigh alike.
    """
    tokenizer = _reference()
    for word, frequency in words:
        tokenizer.add_word(word, frequency)

    def cut(text: str) -> list[str]:
        return list(tokenizer.cut(text, HMM=False))

    return cut


def _reference() -> Any:
    """Return jieba's tokenizer with its own dictionary.

    It is read straight from the package: jieba's ``initialize`` would write a cache file into the
    shared temporary folder.
    """
    from jieba import Tokenizer

    tokenizer: Any = Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
