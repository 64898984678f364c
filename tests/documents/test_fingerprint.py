"""A paragraph is known again by its text, however it was laid out."""

import hashlib

from wuzhen.documents.fingerprint import fingerprint


def test_it_is_the_beginning_of_the_sha_256_of_the_text_without_white_space():
    expected = hashlib.sha256("新建冷库两座。".encode()).hexdigest()[:16]
    assert fingerprint("　新建 冷库\n两座。\t") == expected


def test_another_text_has_another_one():
    assert fingerprint("新建冷库两座。") != fingerprint("新建冷库三座。")


def test_halves_of_surrogate_pairs_count_as_outputs_write_them():
    assert fingerprint("冷库\ud800") == fingerprint("冷库\ufffd")
