# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find every text that people see: in the calls that translate, and in the shipped rule files.

A text counts where it stands as a literal in `tr("…")`, `marked("…")`,
`QCoreApplication.translate("context", "…")`, or a function of the project that passes its first
argument on to one of these.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

CODE = ("app", "ui")
Places = dict[str, tuple[int, ...]]
_TRANSLATING: Places = {"tr": (0,), "marked": (0,), "translation": (0,), "translate": (1,)}
"""Which argument of a call is the text; the one after it parts two meanings."""

_TABLES: Places = {"ActionRow": (1, 3), "setting": (0, 1, 3), "FixedKey": (1,)}
"""The same for the rows of tables whose words are translated where they are shown."""

_SHOWN = {
    "agendas/*.yaml": ("title",),
    "prompts/steps.yaml": ("question", "why", "further"),
    "prompts/ground_rules.yaml": (),
    "prompts/cues.yaml": ("hears", "such as", "ask"),
    "tour.yaml": ("title", "text"),
    "rules/criteria.yaml": ("title",),
    "rules/category_sets.yaml": ("title", "names"),
    "rules/cause_logic.yaml": ("message", "better"),
    "rules/readiness.yaml": ("ask", "message", "better"),
    "rules/actions.yaml": ("message", "better"),
    "rules/language/en.yaml": ("suggestion", "say"),
}
"""The keys of the rule files whose words are shown; a file without keys is a list of texts.

Rules for German text are German already.
"""


class Text(NamedTuple):
    """One text of the app, and what parts it from another meaning of the same words."""

    words: str
    context: str = ""


def texts(root: Path) -> dict[Text, set[str]]:
    """Return every text below `root`, with the files it stands in."""
    found: dict[Text, set[str]] = {}
    for path, text in (*_in_code(root), *_in_rules(root / "resources")):
        if text.words.strip():
            found.setdefault(text, set()).add(path.relative_to(root).as_posix())
    return found


def _in_code(root: Path) -> Iterator[tuple[Path, Text]]:
    files = [path for folder in CODE for path in sorted((root / folder).rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    passing_on: Places = {name: (0,) for tree in trees.values() for name in _passing_on(tree)}
    for path, tree in trees.items():
        for text in texts_of(tree, passing_on):
            yield path, text


def texts_of(tree: ast.AST, passing_on: Places | None = None) -> Iterator[Text]:
    """Yield the texts of one parsed file; `passing_on`: more functions whose argument is one."""
    known = {**(passing_on or {}), **_TRANSLATING}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        for place in known.get(name, ()):
            context = _only_literal(node.args[place + 1 : place + 2])
            for words in _literals(node.args[place : place + 1]):
                yield Text(words, context)
        for place in _TABLES.get(name, ()):
            for words in _literals(node.args[place : place + 1]):
                yield Text(words)


def _passing_on(tree: ast.AST) -> set[str]:
    """Return the functions that hand their own first argument on to be translated."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            own = [each.arg for each in node.args.args if each.arg != "self"][:1]
            calls = (each for each in ast.walk(node) if isinstance(each, ast.Call))
            if own and any(_passes(call, own[0]) for call in calls):
                found.add(node.name)
    return found


def _passes(call: ast.Call, name: str) -> bool:
    places = _TRANSLATING.get(_name(call.func), ())
    given = [each for place in places for each in call.args[place : place + 1]]
    return any(isinstance(each, ast.Name) and each.id == name for each in given)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(arguments: Iterable[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.IfExp):
            yield from _literals((argument.body, argument.orelse))
        elif isinstance(argument, ast.Dict):
            yield from _literals(argument.values)
        elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def _only_literal(arguments: Iterable[ast.expr]) -> str:
    return next(iter(_literals(arguments)), "")


def _in_rules(folder: Path) -> Iterator[tuple[Path, Text]]:
    for pattern, keys in _SHOWN.items():
        for path in sorted(folder.glob(pattern)):
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            for words in _under(content, keys) if keys else content:
                yield path, Text(words)


def _under(data: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts, and the lists of texts, that stand under one of `keys`."""
    if isinstance(data, list):
        for entry in data:
            yield from _under(entry, keys)
    elif isinstance(data, dict):
        for key, entry in data.items():
            if key not in keys:
                yield from _under(entry, keys)
            elif isinstance(entry, str):
                yield entry
            elif isinstance(entry, list):
                yield from (text for text in entry if isinstance(text, str))
