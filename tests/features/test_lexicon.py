"""The lexicon: terms, weights, and what they find."""

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.features.lexicon import Lexicon, load_lexicon
from wuzhen.taxonomy import LABELS

INDUSTRY, BOTH = (1.0, 0, 0, 0, 0), (0.5, 0, 0, 1.0, 0)
SMALL = Lexicon({"合作社": INDUSTRY, "专业合作社": INDUSTRY, "秸秆还田": BOTH})


def write(folder, **terms):
    for label in LABELS:
        (folder / f"{label}.txt").write_text(terms.get(label, ""), encoding="utf-8")
    return folder


def test_the_longest_term_is_found_and_terms_do_not_overlap():
    assert SMALL.find("成立专业合作社，秸秆还田") == [("专业合作社", 2), ("秸秆还田", 8)]


def test_hits_are_summed_by_label():
    assert SMALL.hits("合作社推广秸秆还田").tolist() == [1.5, 0, 0, 1, 0]


def test_text_without_terms_has_no_hits():
    assert SMALL.hits("").tolist() == [0] * 5


def test_a_term_in_two_files_speaks_for_both_labels(tmp_path):
    lexicon = load_lexicon(write(tmp_path, industry="秸秆\t0.5\n", ecology="秸秆 # 利用\n"))
    assert lexicon.terms == {"秸秆": (0.5, 0, 0, 1.0, 0)}


def test_the_digest_tells_lexicons_apart(tmp_path):
    lexicon = load_lexicon(write(tmp_path, industry="茶叶\n"))
    again = load_lexicon(write(tmp_path, industry="\n茶叶\n"))
    other = load_lexicon(write(tmp_path, industry="茶叶\t2\n"))
    assert lexicon.digest == again.digest != other.digest


def test_a_missing_file_is_named(tmp_path):
    (write(tmp_path) / "talent.txt").unlink()
    with pytest.raises(WuzhenError, match=r"talent\.txt"):
        load_lexicon(tmp_path)


def test_a_weight_that_is_no_number_is_named_with_its_line(tmp_path):
    with pytest.raises(WuzhenError, match=r"culture\.txt:2"):
        load_lexicon(write(tmp_path, culture="非遗\n庙会\t高\n"))


def test_the_projects_lexicon_is_large_and_covers_every_label(lexicon):
    assert len(lexicon.terms) >= 3000
    for column, label in enumerate(LABELS):
        assert sum(weights[column] > 0 for weights in lexicon.terms.values()) >= 500, label
