"""Every message that the sources can show, as templates: ``{}`` where a value goes.

What is shown is what reaches a `WuzhenError`, a `Notice`, `warn` and the like. A message that
comes there by a variable, a parameter or a constant is followed to where it is written, within its
module.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent / "src/wuzhen"

SHOWN = {
    "WuzhenError", "Notice", "warn", "_fail", "Limit", "PartError", "add_column", "Section",
}  # fmt: skip
"""Functions and classes that show every text they are given."""
KEYWORDS = {"help", "title", "caption", "note"}
"""Keyword arguments that are shown, whatever takes them, within `cli` and `output`."""
SILENT = {"dropped", "justify", "style", "overflow", "where"}
DEEPEST = 4
"""How many steps a message is followed."""


@dataclass(frozen=True)
class Message:
    """A template, and where it is written."""

    text: str
    where: str


def messages(package: Path = PACKAGE) -> list[Message]:
    """Return the templates of all modules, each once, in the order of the files."""
    found: dict[str, Message] = {}
    for path in sorted(package.rglob("*.py")):
        for message in Module(path, package).messages():
            if worth_translating(message.text):
                found.setdefault(message.text, message)
    return list(found.values())


def worth_translating(text: str) -> bool:
    """Say whether a person would read words in it: names of options, files and labels are none."""
    bare = re.sub(
        r"\{\}|`[^`]*`|--[a-z-]+|\.[a-z]{2,5}\b|\b[a-z]+_[a-z0-9_]+\b|https?:\S+", "", text
    )
    return bool(re.search(r"[A-Za-z]{2}", bare))


class Module:
    """The syntax of a module, with what is needed to follow a name to its text."""

    def __init__(self, path: Path, package: Path) -> None:
        self._path = path.relative_to(package)
        self._tree = ast.parse(path.read_text(encoding="utf-8"))
        self._front = self._path.parts[0] in ("cli", "output")
        self._inside: dict[ast.AST, ast.FunctionDef] = {}
        self._calls: list[tuple[ast.Call, ast.FunctionDef | None]] = []
        self._functions = {
            node.name: node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef)
        }
        self._visit(self._tree, None)
        self._constants = {
            target.id: node.value
            for node in self._tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def _visit(self, node: ast.AST, inside: ast.FunctionDef | None) -> None:
        if isinstance(node, ast.Call):
            self._calls.append((node, inside))
        inner = node if isinstance(node, ast.FunctionDef) else inside
        for child in ast.iter_child_nodes(node):
            self._visit(child, inner)

    def messages(self) -> Iterator[Message]:
        """Yield every message of the module."""
        for call, inside in self._calls:
            for value in self._shown(call):
                for text in self._texts(value, inside, 0):
                    yield Message(" ".join(text.split()), f"{self._path}:{value.lineno}")
        yield from self._help()

    def _shown(self, call: ast.Call) -> Iterator[ast.expr]:
        name = called(call)
        keywords = {word.arg: word.value for word in call.keywords if word.arg}
        if name in SHOWN:
            yield from call.args
            yield from (value for key, value in keywords.items() if key not in SILENT)
        elif name == "append" and ast.unparse(call.func).endswith("warnings.append"):
            yield from call.args
        elif self._front:
            yield from (value for key, value in keywords.items() if key in KEYWORDS)

    def _help(self) -> Iterator[Message]:
        """Yield the paragraphs of the docstrings of commands, but for their examples."""
        if self._path.parts[0] != "cli":
            return
        for function in self._functions.values():
            parameters = ast.unparse(function.args)
            command = any("command" in ast.unparse(d) or "callback" in ast.unparse(d)
                          for d in function.decorator_list)  # fmt: skip
            if not command and not re.search(r"typer\.(Argument|Option)|DataFiles", parameters):
                continue
            for paragraph in inspect.cleandoc(ast.get_docstring(function) or "").split("\n\n"):
                if paragraph and not paragraph.startswith("Example"):
                    yield Message(" ".join(paragraph.split()), f"{self._path}:{function.lineno}")

    def _texts(self, node: ast.expr, inside: ast.FunctionDef | None, depth: int) -> list[str]:
        """Return the templates that an expression can be; ``{}`` where nobody knows."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else ["{}"]
        if isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
            return ["".join(map(str, parts))]
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = (self._texts(side, inside, depth) for side in (node.left, node.right))
            return [a + b for a in left for b in right]
        several = alternatives(node)
        if several:
            return [text for one in several for text in self._texts(one, inside, depth)]
        if isinstance(node, ast.Name) and depth < DEEPEST:
            return self._followed(node.id, inside, depth + 1) or ["{}"]
        return ["{}"]

    def _followed(self, name: str, inside: ast.FunctionDef | None, depth: int) -> list[str]:
        """Return the templates of a name: a local variable, a parameter or a constant."""
        values: list[tuple[ast.expr, ast.FunctionDef | None]] = []
        if inside:
            values += [(value, inside) for value in assigned(inside, name)]
            values += self._passed(inside, name)
        if not values and name in self._constants:
            values.append((self._constants[name], None))
        return [text for value, where in values for text in self._texts(value, where, depth)]

    def _passed(
        self, function: ast.FunctionDef, parameter: str
    ) -> list[tuple[ast.expr, ast.FunctionDef | None]]:
        """Return what the calls of a function within the module give for a parameter."""
        names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
        if parameter not in names + [a.arg for a in function.args.kwonlyargs]:
            return []
        found = []
        for call, inside in self._calls:
            if called(call) != function.name:
                continue
            found += [(w.value, inside) for w in call.keywords if w.arg == parameter]
            shift = 1 if names[:1] == ["self"] else 0
            if parameter in names and names.index(parameter) - shift < len(call.args):
                found.append((call.args[names.index(parameter) - shift], inside))
        return found


def called(call: ast.Call) -> str:
    """Return the name of what is called, without the object or module before it."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def alternatives(node: ast.expr) -> list[ast.expr]:
    """Return the expressions of which an expression is one, or all."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp | ast.Dict):
        return node.values
    if isinstance(node, ast.Subscript):
        return [node.value]
    return node.elts if isinstance(node, ast.Tuple | ast.List) else []


def assigned(function: ast.FunctionDef, name: str) -> list[ast.expr]:
    """Return what a local variable is given within a function."""
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
            targets, value = [node.target], node.value
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            targets, value = [node.target], node.iter
        else:
            continue
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            found.append(value)
    return found
