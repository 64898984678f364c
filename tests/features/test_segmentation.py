"""Tokens: the dictionary's words and ours, the same by either engine."""

import pickle
import re
import sys
import tempfile
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wuzhen.features import segmentation
from wuzhen.features.segmentation import (
    MASK,
    NUMBER,
    Segmenter,
    _rust_engine,
    reference_engine,
    with_frequencies,
)

WORDS = with_frequencies(["红白理事会", "四议两公开", "高标准农田", "第一书记", "合作社"])
PIECES = [
    "红白理事会",
    "四议两公开",
    "高标准农田",
    "第一书记",
    "合作社",
    "领办",
    "村",
    "的",
    "2023",
    "，",
    "x",
    " ",
]


def test_domain_terms_stay_in_one_piece():
    tokens = Segmenter(WORDS)("推行四议两公开，红白理事会修订章程。")
    assert "四议两公开" in tokens
    assert "红白理事会" in tokens


def test_punctuation_is_no_token():
    assert "，" not in Segmenter()("养牛，养羊。")


def test_numbers_and_masks_become_one_token_each():
    tokens = Segmenter()("投入1.28亿元，xx县**镇完成95%")
    assert tokens.count(NUMBER) == 2
    assert MASK in tokens
    assert not any(character.isdigit() for token in tokens for character in token)


def test_a_user_word_with_a_number_stays_in_one_piece():
    segment = Segmenter(with_frequencies(["PM2.5", "832平台", "12345热线", "村BA"]))
    assert segment("PM2.5下降12%，村BA开赛") == ["pm2.5", "下降", NUMBER, "村ba", "开赛"]
    assert segment("上架832平台，接12345热线") == ["上架", "832平台", "接", "12345热线"]


def test_a_number_that_holds_a_user_word_is_a_number():
    segment = Segmenter(with_frequencies(["12345"]))
    assert segment("投入112345元") == ["投入", NUMBER, "元"]
    assert segment("投入12345.6元") == ["投入", NUMBER, "元"]
    assert segment("拨打12345") == ["拨打", "12345"]


def test_without_the_engine_the_reference_takes_its_place(monkeypatch):
    text = "推行四议两公开，红白理事会修订章程，投入3万元。"
    expected = Segmenter(WORDS)(text)
    monkeypatch.setitem(sys.modules, "rjieba", None)
    segmentation._engine.cache_clear()
    words = with_frequencies(["红白理事会", "四议两公开", "高标准农田", "第一书记", "合作社"])
    assert Segmenter(words)(text) == expected
    segmentation._engine.cache_clear()


def test_a_term_gets_just_the_frequency_that_keeps_it_whole():
    assert all(frequency >= 1 for _, frequency in WORDS)
    assert dict(WORDS) == dict(with_frequencies(reversed([word for word, _ in WORDS])))


def test_a_segmenter_survives_pickling():
    segmenter = Segmenter(WORDS)
    segmenter("第一书记驻村")
    assert pickle.loads(pickle.dumps(segmenter))("第一书记驻村") == segmenter("第一书记驻村")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_both_engines_give_the_same_tokens(text):
    # A character three times in a row can be cut in two ways that weigh alike: no rule says which.
    assume(not re.search(r"(.)\1\1", text, re.DOTALL))
    assert _rust_engine(WORDS)(text) == reference_engine_once(text)


_REFERENCE = reference_engine(WORDS)


def reference_engine_once(text: str) -> list[str]:
    return _REFERENCE(text)


def test_both_engines_agree_on_the_projects_lexicon(lexicon, records):
    words = with_frequencies(lexicon.terms)
    rust, reference = _rust_engine(words), reference_engine(words)
    for record in records:
        assert rust(record.text) == reference(record.text)


def test_no_cache_file_is_written_to_the_shared_temporary_folder():
    cache = Path(tempfile.gettempdir()) / "jieba.cache"
    before = cache.stat().st_mtime_ns if cache.exists() else None
    reference_engine(())("乡村")
    assert (cache.stat().st_mtime_ns if cache.exists() else None) == before
