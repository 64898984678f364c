"""Keys are found in the table, others are not, and no keys make it slow."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.features import key_table
from wuzhen.features.key_table import KeyTable


def found(table, keys):
    which, slots = table.find(np.array(keys, np.int64))
    return dict(zip([keys[at] for at in which.tolist()], slots.tolist(), strict=True))


@given(
    st.sets(st.integers(0, 2**62) | st.integers(0, 50), max_size=60),
    st.lists(st.integers(0, 2**62) | st.integers(0, 50), unique=True, max_size=60),
)
def test_just_the_keys_are_found_each_in_a_slot_of_its_own(held, others):
    table = KeyTable.of(np.array(sorted(held), np.int64))
    asked = list(dict.fromkeys([*held, *others]))
    slots = found(table, asked)
    assert set(slots) == held
    assert len(set(slots.values())) == len(held)


def test_a_key_may_be_asked_for_often():
    which, slots = KeyTable.of(np.array([3, 5])).find(np.array([5, 4, 5, 3]))
    assert which.tolist() == [0, 2, 3]
    assert slots[0] == slots[1] != slots[2]


def test_keys_that_were_made_to_collide_stay_near_where_they_hash_to():
    # All of them hash to the first slots: multiples of the multiplier's inverse, small ones first.
    inverse = pow(key_table._MULTIPLIER, -1, 2**64)
    made = (n * inverse % 2**64 for n in range(1, 9000))
    keys = np.array([key for key in made if key < 2**63], np.int64)
    assert len(keys) > 4000
    table = KeyTable.of(keys)
    assert table.reach < key_table._FARTHEST
    assert len(table.find(keys)[0]) == len(keys)
