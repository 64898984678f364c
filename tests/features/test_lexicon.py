"""The lexicon: terms, weights, and what they find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents import repair
from wuzhen.errors import WuzhenError
from wuzhen.features import Segmenter, with_frequencies
from wuzhen.features.lexicon import Lexicon, load_lexicon
from wuzhen.labels import LABELS

INDUSTRY, BOTH = (1.0, 0, 0, 0, 0), (0.5, 0, 0, 1.0, 0)
SMALL = Lexicon({"合作社": INDUSTRY, "专业合作社": INDUSTRY, "秸秆还田": BOTH})


def write(folder, **terms):
    for label in LABELS:
        (folder / f"{label}.txt").write_text(terms.get(label, ""), encoding="utf-8")
    return folder


def test_the_longest_term_is_found_and_terms_do_not_overlap():
    assert SMALL.find("成立专业合作社，秸秆还田") == [("专业合作社", 2), ("秸秆还田", 8)]


TERMS = ["村", "村民", "民主", "主", "主人民", "民村村", "村村村村"]


@given(st.text("村民主人", max_size=30))
def test_terms_are_found_from_left_to_right_as_one_by_one(text):
    found, at = [], 0
    while at < len(text):
        here = [term for term in TERMS if text.startswith(term, at)]
        if here:
            found.append((max(here, key=len), at))
        at += len(found[-1][0]) if here else 1
    assert Lexicon(dict.fromkeys(TERMS, INDUSTRY)).find(text) == found


def test_hits_are_summed_by_label():
    assert SMALL.hits(["合作社推广秸秆还田", "", "秸秆"]).tolist()[:2] == [
        [1.5, 0, 0, 1, 0],
        [0] * 5,
    ]


def test_text_without_terms_has_no_hits():
    assert SMALL.hits([""]).tolist() == [[0] * 5]
    assert SMALL.hits([]).shape == (0, 5)


def test_a_term_in_two_files_is_evidence_for_both_labels(tmp_path):
    lexicon = load_lexicon(write(tmp_path, industry="秸秆\t0.5\n", ecology="秸秆 # 利用\n"))
    assert lexicon.terms == {"秸秆": (0.5, 0, 0, 1.0, 0)}


def test_the_digest_distinguishes_lexicons(tmp_path):
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


@pytest.mark.parametrize("weight", ["nan", "inf", "-1", "1e9"])
def test_a_weight_that_would_spoil_the_counts_is_refused(tmp_path, weight):
    with pytest.raises(WuzhenError, match=r"culture\.txt:1: a lexicon weight"):
        load_lexicon(write(tmp_path, culture=f"庙会\t{weight}\n"))


def test_another_encoding_is_named(tmp_path):
    (write(tmp_path) / "ecology.txt").write_bytes("秸秆".encode("gb18030"))
    with pytest.raises(WuzhenError, match=r"ecology\.txt: not UTF-8"):
        load_lexicon(tmp_path)


def test_a_byte_order_mark_is_no_part_of_a_term(tmp_path):
    (write(tmp_path) / "ecology.txt").write_bytes(b"\xef\xbb\xbf" + "秸秆\n".encode())
    assert list(load_lexicon(tmp_path).terms) == ["秸秆"]


def test_a_folder_that_is_a_file_is_named(tmp_path):
    path = tmp_path / "terms.txt"
    path.touch()
    with pytest.raises(WuzhenError, match="the lexicon is incomplete"):
        load_lexicon(path)


def test_a_term_is_no_paragraph(tmp_path):
    with pytest.raises(WuzhenError, match=r"talent\.txt:1: a lexicon term is too long"):
        load_lexicon(write(tmp_path, talent="培训" * 40))


def test_terms_are_found_whatever_their_width_and_case(tmp_path):
    lexicon = load_lexicon(write(tmp_path, culture="村ＢＡ\n", ecology="PM２.5\n"))
    assert list(lexicon.terms) == ["pm2.5", "村ba"]
    assert lexicon.find("举办村BA，监测pm2.5") == [("村ba", 2), ("pm2.5", 8)]


def test_every_term_of_the_project_is_found_after_repair_and_segmentation(lexicon):
    segment = Segmenter(with_frequencies(lexicon.terms))
    lost = [
        term
        for term in lexicon.terms
        if lexicon.find(repair(f"，{term}。")) != [(term, 1)] or segment(f"，{term}。") != [term]
    ]
    assert lost == []


def test_the_projects_lexicon_is_large_and_covers_every_label(lexicon):
    assert len(lexicon.terms) >= 3000
    for column, label in enumerate(LABELS):
        assert sum(weights[column] > 0 for weights in lexicon.terms.values()) >= 500, label
