"""N-grams of a vocabulary are found in a run of symbols."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.features.ngrams import Ngrams


def found(terms, symbols, groups=None):
    """Return each match as its start, its length and its column."""
    groups = np.zeros(len(symbols), int) if groups is None else np.array(groups)
    lengths = np.array([len(term) for term in terms], int)
    trie = Ngrams(np.array([symbol for term in terms for symbol in term], int), lengths)
    matches = trie.find(np.array(symbols, int), groups)
    return sorted(
        (start, match.length, column)
        for match in matches
        for start, column in zip(match.starts.tolist(), match.columns.tolist(), strict=True)
    )


def test_every_length_is_found_where_it_begins():
    assert found([(1,), (1, 2), (2, 1, 2)], [1, 2, 1, 2]) == [
        (0, 1, 0), (0, 2, 1), (1, 3, 2), (2, 1, 0), (2, 2, 1)
    ]  # fmt: skip


def test_what_only_begins_a_term_is_none():
    assert found([(1, 2, 3)], [1, 2, 2]) == []


def test_no_match_reaches_into_the_next_group():
    assert found([(1, 2)], [1, 2, 1, 2], [0, 0, 0, 1]) == [(0, 2, 0)]


def test_unknown_symbols_are_0_or_above_all_known_ones():
    assert found([(1, 1)], [1, 0, 1, 9, 1]) == []


def test_no_terms_and_no_symbols():
    assert found([], [1, 2]) == []
    assert found([(1,)], []) == []


@given(
    st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=3), max_size=8, unique_by=tuple),
    st.lists(st.integers(0, 4), max_size=20),
)
def test_as_found_one_by_one(terms, symbols):
    expected = sorted(
        (at, len(term), column)
        for column, term in enumerate(terms)
        for at in range(len(symbols) - len(term) + 1)
        if symbols[at : at + len(term)] == term
    )
    assert found(terms, symbols) == expected
