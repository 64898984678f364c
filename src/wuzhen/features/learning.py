"""The terms that training paragraphs share become a vocabulary."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from wuzhen.errors import WuzhenError
from wuzhen.features.counting import Vocabulary
from wuzhen.features.counts import Ints
from wuzhen.features.cutting import cut
from wuzhen.features.inputs import ModelInput
from wuzhen.features.lexicon import Lexicon
from wuzhen.features.segmentation import Segmenter
from wuzhen.features.text_arrays import code_points
from wuzhen.params import FeatureParams

LARGEST_SHARE = 0.01
"""The largest share of the paragraphs that ``min_df`` may require."""


def learn_vocabulary(
    inputs: Sequence[ModelInput], params: FeatureParams, lexicon: Lexicon, segmenter: Segmenter
) -> Vocabulary:
    """Return the terms that occur in enough of the inputs, see `least_inputs`.

    Raises `WuzhenError` where there is not one.
    """
    pieces, owners = cut([item.text for item in inputs])
    vocabulary = Vocabulary(
        _words(pieces, owners, params, len(inputs), segmenter),
        _characters(pieces, owners, params, len(inputs)),
        lexicon,
        segmenter,
    )
    if not any(vocabulary.sizes):
        raise WuzhenError(
            "nothing to learn from: the paragraphs have no word or run of characters in common",
            got=f"{len(inputs)} paragraphs",
            hint="label more of them, or set features.words.min_df and features.characters.min_df "
            "lower",
        )
    return vocabulary


def least_inputs(min_df: int, n: int) -> int:
    """Return in how many of n inputs a term must occur: ``min_df``, or fewer of a small corpus.

    What 40 of 5,000 paragraphs share, a corpus of 100 cannot have in 40.
    """
    return min(min_df, max(2, math.ceil(n * LARGEST_SHARE)))


def _words(
    pieces: Sequence[str], owners: Ints, params: FeatureParams, n: int, segmenter: Segmenter
) -> tuple[str, ...]:
    tokens, places = segmenter.tokens(pieces)
    known = sorted(set(tokens))
    symbols = {token: symbol for symbol, token in enumerate(known, 1)}
    run = np.fromiter((symbols[token] for token in tokens), np.int64, len(tokens))
    least = least_inputs(params.words.min_df, n)
    terms = frequent(run, owners[places], 1, params.words.ngram_max, least)
    return tuple(sorted(" ".join(known[symbol - 1] for symbol in term) for term in terms))


def _characters(
    pieces: Sequence[str], owners: Ints, params: FeatureParams, n: int
) -> tuple[str, ...]:
    lower = [piece.lower() for piece in pieces]
    run = code_points("".join(lower)).astype(np.int64)
    groups = np.repeat(owners, np.fromiter(map(len, lower), np.int64, len(lower)))
    block = params.characters
    terms = frequent(run, groups, block.ngram_min, block.ngram_max, least_inputs(block.min_df, n))
    return tuple(sorted("".join(map(chr, term)) for term in terms))


def frequent(
    symbols: Ints, groups: Ints, shortest: int, longest: int, least: int
) -> list[tuple[int, ...]]:
    """Return the n-grams that occur in at least so many groups, none across two groups.

    Length by length: an n-gram is frequent only if what it begins with is (Agrawal and Srikant,
    1994, Fast algorithms for mining association rules).

    Parameters
    ----------
    symbols, groups
        The symbols in order, above 0, and the group of each, ascending, shape (n,).
    shortest, longest
        The lengths of n-grams that are returned.
    least
        In how many groups an n-gram must occur.
    """
    base = int(symbols.max(initial=0)) + 1
    starts = np.arange(len(symbols))
    states = np.zeros(len(symbols), np.int64)
    found: list[tuple[int, ...]] = []
    for length in range(1, longest + 1):
        last = starts + length - 1
        inside = last < len(symbols)
        inside[inside] = groups[last[inside]] == groups[starts[inside]]
        starts, states = starts[inside], states[inside]
        keys = states * base + symbols[starts + length - 1]
        order = np.lexsort((groups[starts], keys))
        starts, keys = starts[order], keys[order]
        new_key = np.diff(keys, prepend=-1) != 0
        new_pair = new_key | (np.diff(groups[starts], prepend=-1) != 0)
        numbers = np.cumsum(new_key) - 1
        common = np.bincount(numbers, new_pair) >= least if len(keys) else np.zeros(0, bool)
        if length >= shortest:
            firsts = starts[new_key][common]
            found += [tuple(symbols[at : at + length].tolist()) for at in firsts]
        kept = common[numbers] if len(keys) else np.zeros(0, bool)
        starts, states = starts[kept], numbers[kept]
    return found
