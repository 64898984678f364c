"""The annotation guide explains, with examples, every rule that the codings name."""

import csv
import re
from pathlib import Path

import pytest

from wuzhen.labels import CODEBOOK_VERSION

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/annotation-guide.md").read_text(encoding="utf-8")
NEW_SECTIONS = ("四、范围", "五、其他文种")


def rules_named_in(codings: Path) -> set[str]:
    with codings.open(encoding="utf-8", newline="") as file:
        named = "\n".join(row["rule"] for row in csv.DictReader(file))
    return set(re.findall(r"规则\d+|范围|其他文种", named))


def section(title: str) -> str:
    return GUIDE.split(f"\n## {title}")[1].split("\n## ")[0]


def test_it_is_of_the_version_that_models_are_stamped_with():
    assert f"`codebook: {CODEBOOK_VERSION}`" in GUIDE


@pytest.mark.parametrize("collection", ["corpus", "wide"])
def test_it_explains_every_rule_that_settled_a_label(collection):
    rules = rules_named_in(ROOT / "data" / collection / "codings.csv")
    assert {"范围", "其他文种", "规则2"} <= rules
    explained = set(
        re.findall(r"^(?:\*\*|## [四五]、)(规则\d+|范围|其他文种)", GUIDE, re.MULTILINE)
    )
    assert rules <= explained


@pytest.mark.parametrize("title", NEW_SECTIONS)
def test_every_rule_of_scope_and_kind_has_an_example_that_counts_and_one_that_does_not(title):
    rules = section(title).split("\n**")[1:]
    assert len(rules) >= 7
    for rule in rules:
        assert re.search(r"^- 算：.*→ (产业|人才|文化|生态|组织)", rule, re.MULTILINE), rule
        assert re.search(r"^- 不算：.*→ 其他", rule, re.MULTILINE), rule
