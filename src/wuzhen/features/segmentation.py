"""Text becomes tokens: jieba's dictionary with the domain lexicon as user words, HMM off.

The engine is rjieba, a Rust port that gives jieba's tokens many times faster when the HMM is off;
jieba itself is the reference and the fallback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wuzhen.features.text_arrays import code_points

UserWords = tuple[tuple[str, int], ...]
"""User words with their frequencies, sorted by word."""

NUMBER = "<数>"
"""The token for every number: how many matters less than that there is a figure."""

MASK = "<某>"
"""The token for a masked name or figure, such as ``xx`` or ``**``."""

NUMBERS = re.compile(r"[0-9]++(?:[.,:][0-9]++)*+[%‰]?")
MASKS = re.compile(r"[xX×*某](?:[xX×*某]+|(?<!某)(?=[县市省区乡镇村社组户人个名月日年元万亩公%]))")
"""Like the patterns below it begins with a set of characters: what is none is passed over fast."""
_BREAK = "\n"
_NUMBER_SIGN, _MASK_SIGN, _FIRST_WORD_SIGN = "\ue000", "\ue001", "\ue002"
"""Private signs that the engine sees in place of what is one token; repaired text has none."""
_SIGNS = ("\ue000", "\uf8ff")


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts repaired text into tokens with these user words.

    The engine itself is fetched from a cached function: it holds the dictionary and takes a
    moment to build, while the words are plain data.
    """

    words: UserWords = ()

    def __call__(self, text: str) -> list[str]:
        """Return the tokens in order: numbers and masks as one token each, punctuation left out.

        A user word with a number in it, such as ``pm2.5``, stays one token.
        """
        return self.tokens([text])[0]

    def tokens(self, texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
        """Return the tokens of many texts, cut in one go, and the text that each is from."""
        pieces, words, owners = self._cut(texts)
        read = _Signs.of(self.words).read
        return [read.get(pieces[at], pieces[at]) for at in words.tolist()], owners

    def symbols(
        self, texts: Sequence[str], known: Mapping[str, int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the symbols of the tokens of many texts, 0 for unknown ones, and their texts.

        ``known`` holds the symbols of tokens as `spelled` spells them.
        """
        pieces, words, owners = self._cut(texts)
        found = np.fromiter(map(known.get, pieces, repeat(0)), np.int64, len(pieces))
        return found[words], owners

    def spelled(self, tokens: Iterable[str]) -> list[str]:
        """Return tokens as the engine sees them: private signs where they hold a number or mask."""
        written = _Signs.of(self.words).written
        return [written.get(token, token) for token in tokens]

    def _cut(self, texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """Return all pieces of the texts, where the words are among them, and their texts."""
        text = _Signs.of(self.words).put_into(_BREAK.join(texts).lower())
        pieces = _engine(self.words)(text)
        sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
        first = code_points(text)[np.cumsum(sizes) - sizes]
        low, high = map(ord, _SIGNS)
        words = np.flatnonzero(
            ((first >= 0x4E00) & (first <= 0x9FFF))
            | ((first >= ord("a")) & (first <= ord("z")))
            | ((first >= low) & (first <= high))
        )
        return pieces, words, np.cumsum(first == ord(_BREAK))[words]


@dataclass(frozen=True, slots=True)
class _Signs:
    """The private signs of numbers, masks, and user words that hold either."""

    pattern: re.Pattern[str] | None
    written: dict[str, str]
    read: dict[str, str]

    @staticmethod
    @lru_cache(maxsize=8)
    def of(words: UserWords) -> _Signs:
        """Return the signs for these user words."""
        odd = [word for word, _ in words if NUMBERS.search(word) or MASKS.search(word)]
        written = {NUMBER: _NUMBER_SIGN, MASK: _MASK_SIGN}
        written |= {word: chr(ord(_FIRST_WORD_SIGN) + at) for at, word in enumerate(odd)}
        first = "".join(map(re.escape, sorted({word[0] for word in odd})))
        longest_first = "|".join(
            rf"(?<={re.escape(word[0])}){re.escape(word[1:])}"
            for word in sorted(odd, key=len, reverse=True)
        )
        pattern = rf"[{first}](?<![0-9a-z.].)(?:{longest_first})(?![0-9a-z%‰]|[.,:][0-9])"
        return _Signs(
            re.compile(pattern) if odd else None,
            written,
            {sign: token for token, sign in written.items()},
        )

    def put_into(self, text: str) -> str:
        """Return the text with a sign for each thing that is one token."""
        if self.pattern is not None:
            text = self.pattern.sub(lambda found: self.written[found[0]], text)
        return MASKS.sub(_MASK_SIGN, NUMBERS.sub(_NUMBER_SIGN, text))


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

    The two may differ only where a character is repeated three times and two cuts weigh alike.
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
