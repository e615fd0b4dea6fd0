# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Questions to the source: lengths, imports, literals. Reads files, imports nothing of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUNCTION_LINES = 50
CLASS_LINES = 300
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b")
RICH_TEXT = {"AutoText", "MarkdownText", "RichText", "setHtml", "setMarkdown"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path below the root, and its text."""

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed text."""
        return ast.parse(self.text)

    @property
    def lines(self) -> list[str]:
        """The text by lines."""
        return self.text.splitlines()

    @property
    def module(self) -> str:
        """The dotted name it is imported by."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(*folders: str) -> list[Source]:
    """Read every Python file below the folders."""
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [Source(file.relative_to(ROOT), file.read_text(encoding="utf-8")) for file in files]


def too_long(source: Source) -> list[str]:
    """Name the functions and classes of a module that are longer than their budget."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.ClassDef, Function)):
            budget = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > budget:
                found.append(f"{source.path}: {node.name} has {length} lines, {budget} allowed")
    return found


def lacks_licence(source: Source) -> bool:
    """Tell whether the two SPDX lines are missing at the top."""
    lines = source.lines
    start = 1 if lines and lines[0].startswith("#!") else 0
    return lines[start : start + 2] != [
        "# SPDX-FileCopyrightText: Hotwash contributors",
        "# SPDX-License-Identifier: Apache-2.0",
    ]


def look_literals(source: Source) -> list[str]:
    """Find colours and fonts that are written into code instead of taken from the theme."""
    return [f"{source.path}:{line}: {what}" for line, what in _look_literals(source.tree)]


def _look_literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if COLOUR.search(text):
                yield node.lineno, text
            case ast.Call(func=ast.Name(id="QColor" | "QFont" as name), args=[ast.Constant(), *_]):
                yield node.lineno, f"{name} of a literal"
            case ast.Attribute(value=ast.Attribute(attr="GlobalColor"), attr=name):
                if name != "transparent":
                    yield node.lineno, name


def rich_text(source: Source) -> list[str]:
    """Find places where Qt would read text as markup."""
    return [
        f"{source.path}:{node.lineno}: {node.attr}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in RICH_TEXT
    ]


def import_graph(files: Iterable[Source], *, late: bool) -> dict[str, set[str]]:
    """Return which module imports which when it is loaded, and `late` also in functions.

    To import a module is to load the packages around it, too.
    """
    files = list(files)
    names = {source.module for source in files}
    graph = {}
    for source in files:
        wanted = _imported(source, late=late)
        reached = {name for want in wanted for name in _with_packages(want) if name in names}
        graph[source.module] = reached - set(_with_packages(source.module))
    return graph


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """Return one cycle of imports, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _imported(source: Source, *, late: bool) -> set[str]:
    package = source.module.split(".")
    if source.path.name != "__init__.py":
        package.pop()
    names = set()
    for node in _import_nodes(source.tree, late=late):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
            continue
        base = package[: len(package) - node.level + 1] if node.level else []
        parent = ".".join([*base, *([node.module] if node.module else [])])
        names |= {f"{parent}.{alias.name}" for alias in node.names}
    return names


def _import_nodes(node: ast.AST, *, late: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            yield child
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        elif late or not isinstance(child, (Function, ast.Lambda)):
            yield from _import_nodes(child, late=late)


def _with_packages(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]
