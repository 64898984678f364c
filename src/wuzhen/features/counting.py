"""Paragraphs and their sentences become counts: of words, of characters, and of lexicon terms.

Counting is what costs time, and does not depend on which paragraphs a fold holds out: it is done
once, and every fold weights the same counts. A paragraph is cut into sentences and tokens once;
both it and its sentences are counted from the same arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wuzhen.features.counts import Counts, Floats, Ints, PassageCounts, summed
from wuzhen.features.cutting import cut
from wuzhen.features.inputs import ModelInput
from wuzhen.features.lexicon import Lexicon
from wuzhen.features.ngrams import Ngrams
from wuzhen.features.passages import Passages, shares
from wuzhen.features.scope import DOCUMENT_NAME, SCOPE_NAMES, scope_features
from wuzhen.features.segmentation import Segmenter
from wuzhen.features.text_arrays import CodeTable, code_points
from wuzhen.labels import LABELS

LEXICON_KINDS = ("hits", "density", "share", "sentences", "headings")
"""What is counted of the lexicon, for each label."""

BLOCKS = ("words", "characters")
"""The blocks of columns, in their order; the lexicon's columns follow them."""

COLUMN_BITS = 24
"""A row and a column are packed into one number for sorting."""

SHORTEST, MOST_DENSE = 20, 5.0
"""Density is taken over at least so many characters, and is at most so many hits per hundred."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms that are counted: runs of tokens joined by a space, and runs of characters."""

    words: tuple[str, ...]
    characters: tuple[str, ...]
    lexicon: Lexicon
    segmenter: Segmenter

    @property
    def sizes(self) -> tuple[int, int]:
        """The columns of the two blocks."""
        return len(self.words), len(self.characters)

    def cut(self, inputs: Sequence[ModelInput]) -> Passages:
        """Return the inputs cut into sentences, with their rural and urban terms."""
        pieces, owners = cut([item.text for item in inputs])
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
        return Passages(inputs, pieces, owners, lengths, self.lexicon.scope.hits(pieces))

    def count(self, inputs: Sequence[ModelInput]) -> PassageCounts:
        """Return the counts of whole documents: of their paragraphs and of the sentences."""
        passages = self.cut(inputs)
        return self.counted(passages, *shares([passages]))

    def counted(self, passages: Passages, share: Floats) -> PassageCounts:
        """Return the counts of the paragraphs and of their sentences; ``share`` is by `shares`."""
        owners = passages.owners
        inner, whole = _Found(), _Found()
        for symbols, places, terms, offset in self._runs(passages.pieces):
            for found in terms.find(symbols, owners[places]):
                columns, first = found.columns + offset, places[found.starts]
                whole.add(owners[first], columns)
                if found.length > 1:
                    within = first == places[found.starts + (found.length - 1)]
                    first, columns = first[within], columns[within]
                inner.add(first, columns)
        dense, of_sentences = self._dense(passages)
        return PassageCounts(
            Counts(*whole.counts(len(passages.inputs)), dense, share),
            Counts(*inner.counts(len(owners)), of_sentences, share[owners]),
            owners,
            passages.lengths,
        )

    def _dense(self, passages: Passages) -> tuple[Floats, Floats]:
        """Return the features of lexicon and scope, of the inputs and of their sentences."""
        inputs, owners, lengths = passages.inputs, passages.owners, passages.lengths
        hits, terms = self.lexicon.hits(passages.pieces), passages.terms
        headings = self._heading_hits(inputs)
        sizes = np.fromiter((len(item.text) for item in inputs), np.int64, len(inputs))
        alone = np.arange(len(owners))
        whole = np.hstack(
            [
                lexicon_features(hits, owners, sizes, headings),
                scope_features(summed(terms, owners), summed(hits, owners)),
            ]
        )
        by_sentence = np.hstack(
            [
                lexicon_features(hits, alone, lengths, headings[owners]),
                scope_features(terms, hits),
            ]
        )
        return whole, by_sentence

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all columns: ``block:term``."""
        blocks = zip(BLOCKS, (self.words, self.characters), strict=True)
        named = [f"{block}:{term}" for block, terms in blocks for term in terms]
        of_lexicon = [f"lexicon:{kind} {label}" for kind in LEXICON_KINDS for label in LABELS]
        return (*named, *of_lexicon, *SCOPE_NAMES, DOCUMENT_NAME)

    def _runs(self, pieces: Sequence[str]) -> Iterator[tuple[Ints, Ints, Ngrams, int]]:
        """Yield for each block the symbols, their sentences, the terms, the first column."""
        tokens, words, codes, characters = self._index
        symbols, places = self.segmenter.symbols(pieces, tokens)
        yield symbols, places, words, 0
        read = code_points("\n".join(pieces).lower())
        ends = read == ord("\n")
        yield codes.symbols(read[~ends]), np.cumsum(ends)[~ends], characters, len(self.words)

    def _heading_hits(self, inputs: Sequence[ModelInput]) -> Floats:
        texts = ["\n".join(item.headings) for item in inputs]
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        return self.lexicon.hits(list(rows))[[rows[text] for text in texts]]

    @cached_property
    def _index(self) -> tuple[dict[str, int], Ngrams, CodeTable, Ngrams]:
        lengths = np.fromiter((1 + term.count(" ") for term in self.words), np.int64)
        every = " ".join(self.words).split(" ") if self.words else []
        known = sorted(set(every))
        symbols = dict(zip(known, range(1, len(known) + 1), strict=True))
        tokens = dict(zip(self.segmenter.spelled(known), symbols.values(), strict=True))
        words = np.fromiter(map(symbols.__getitem__, every), np.int64, len(every))
        codes = CodeTable.of(self.characters)
        return tokens, Ngrams(words, lengths), codes, codes.ngrams(self.characters)


def lexicon_features(hits: Floats, owners: Ints, sizes: Ints, headings: Floats) -> Floats:
    """Return the lexicon's counts of texts, shape (n, 25): five kinds for each label.

    Log of the hits; hits per 100 characters; the label's share of all hits; log of the sentences
    with a hit; log of the hits in the headings.

    Parameters
    ----------
    hits
        Hits of each sentence, shape (sentences, 5).
    owners
        The text of each sentence, ascending.
    sizes
        The characters of each text, shape (n,).
    headings
        Hits in the headings of each text, shape (n, 5).
    """
    total, told = summed(hits, owners), summed((hits >= 1).astype(float), owners)
    return np.hstack(
        [
            np.log1p(total),
            np.minimum(100 * total / np.maximum(sizes, SHORTEST)[:, None], MOST_DENSE),
            total / np.maximum(total.sum(axis=1, keepdims=True), 1.0),
            np.log1p(told),
            np.log1p(headings),
        ]
    )


class _Found:
    """Gathers pairs of row and column, each packed into one number, and counts them."""

    def __init__(self) -> None:
        self._keys: list[Ints] = [np.zeros(0, np.int64)]

    def add(self, rows: Ints, columns: Ints) -> None:
        self._keys.append((rows << COLUMN_BITS) | columns)

    def counts(self, n: int) -> tuple[Ints, Ints, Ints]:
        """Return starts, columns and values of the counts of n rows."""
        keys = np.concatenate(self._keys)
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        kept = keys[first]
        starts = np.searchsorted(kept >> COLUMN_BITS, np.arange(n + 1))
        return starts, kept & (2**COLUMN_BITS - 1), np.diff(first, append=len(keys))
