"""The rules by which readers and structure leave lines out, as the sources name them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import wuzhen.documents

_NAME = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_NO_RULES = {"cp1252", "gb18030"}


def rules() -> set[str]:
    """Return the names of rules: public constants, dropped=, and tables of rules by tag."""
    folder = Path(wuzhen.documents.__file__).parent
    files = [*folder.glob("readers/*.py"), *folder.glob("structure/*.py")]
    found = {
        name
        for file in files
        for name in _named(ast.parse(file.read_text(encoding="utf-8")))
        if _NAME.fullmatch(name)
    }
    return found - _NO_RULES


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "dropped":
            yield from _texts(node.value)
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names = [one.id for one in ast.walk(node.targets[0]) if isinstance(one, ast.Name)]
            if all(name.isupper() and not name.startswith("_") for name in names):
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                for value in values:
                    yield from _texts(value)
            elif names in (["_BY_TAG"], ["_ALWAYS"], ["_LEFT_OUT"]):
                yield from _by_tag(node.value)


def _by_tag(node: ast.expr) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and len(one.args) == 2:
            yield from _texts(one.args[1])
        elif isinstance(one, ast.Dict):
            for value in one.values:
                yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
