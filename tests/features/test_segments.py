"""Sums over stretches, empty ones among them."""

import numpy as np

from wuzhen.features.segments import Segments


def test_each_stretch_is_summed_and_an_empty_one_is_nothing():
    stretches = Segments.of(np.array([0, 0, 2, 2, 3, 3]))
    assert stretches.sums(np.array([1.0, 2.0, 4.0])).tolist() == [0, 3, 0, 4, 0]
    assert stretches.sizes.tolist() == [0, 2, 0, 1, 0]


def test_nothing_to_sum():
    assert Segments.of(np.array([0])).sums(np.zeros(0)).tolist() == []
    assert Segments.of(np.array([0, 0])).sums(np.zeros(0)).tolist() == [0]
