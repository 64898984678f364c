"""YAML files of parameters and of changes, read in bounded time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file

if TYPE_CHECKING:
    from yaml import Node

LARGEST_FILE = 64_000
"""Bytes that a file may have."""

LONGEST_INTEGER = 40
"""Signs that a whole number may have; one of some thousand digits cannot even be printed."""
_INTEGER = "tag:yaml.org,2002:int"


def read_yaml(path: Path, missing: str) -> object:
    """Return the content of the YAML file; ``missing`` is the error where there is none."""
    try:
        text = read_file(path, LARGEST_FILE).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise WuzhenError(missing, where=str(path)) from None
    except UnicodeDecodeError:
        raise WuzhenError(
            "not UTF-8 text", where=str(path), hint="save the file with the encoding UTF-8"
        ) from None
    return parse_yaml(text, str(path))


def parse_yaml(text: str, where: str) -> object:
    """Return what the YAML text holds.

    Aliases, which a few lines can blow up, are refused, and so are keys that are given twice.
    """
    import yaml

    try:
        root = yaml.compose(text, yaml.SafeLoader)
        if root:
            _require_plain(root, where, set())
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WuzhenError("not valid YAML", where=where, got=str(error)) from None
    except ValueError as error:  # a date that there is not, a number of too many digits
        raise WuzhenError("not valid YAML", where=where, got=cut(str(error))) from None
    except RecursionError:
        raise WuzhenError("not valid YAML", where=where, got="values nested too deeply") from None


def _require_plain(node: Node, where: str, met: set[Node]) -> None:
    """Refuse aliases, which are nodes that are met twice, keys given twice and endless numbers."""
    if node in met:
        raise WuzhenError("aliases (*name) are not read here", where=where)
    met.add(node)
    if node.tag == _INTEGER and len(node.value) > LONGEST_INTEGER:
        raise WuzhenError("not valid YAML", where=where, got="a number of too many digits")
    if not isinstance(node.value, list):
        return
    keys: set[object] = set()
    for entry in node.value:
        for part in entry if isinstance(entry, tuple) else (entry,):
            _require_plain(part, where, met)
        if isinstance(entry, tuple) and isinstance(entry[0].value, str):
            key, line = entry[0].value, entry[0].start_mark.line + 1
            if key in keys:
                raise WuzhenError(f"{cut(key)}: given twice", where=f"{where}:{line}")
            keys.add(key)


def cut(text: str) -> str:
    """Return the text, shortened for a message."""
    return text if len(text) <= 80 else text[:79] + "…"
