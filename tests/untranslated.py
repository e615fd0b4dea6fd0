# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find words for people that no translation would reach: literals that don't go through tr()."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from tests.source_tree import Source

ROOT_ERROR = "UserFacingError"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOWN_BY_CALL = {
    *("setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setWindowTitle"),
    *("setAccessibleDescription", "setStatusTip", "set_title", "addAction", "addMenu", "addTab"),
    *("Label", "Card", "Chip", "Button", "PrimaryButton", "SecondaryButton", "GhostButton"),
    *("QLabel", "QPushButton", "QAction", "QMenu", "QGroupBox", "ElidedLabel", "LinkList"),
    *("EntryList", "StatTile"),
}
_SHOWN_BY_NAME = {"label", "tip", "placeholder", "accessible_name", "title"}
"""Keywords that hold words, in whatever call."""

_NAME = "Hotwash"
"""Called the same in every language."""


def error_names(sources: Iterable[Source]) -> set[str]:
    """Return the names of all classes that descend from UserFacingError."""
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {ROOT_ERROR}
    while new := {name for name, above in bases.items() if above & found} - found:
        found |= new
    return found


def untranslated_errors(source: Source, errors: set[str]) -> list[str]:
    """Name each error for people that is given words of one language alone."""
    return [
        _finding(source, node, words)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and _name(node.func) in errors
        for words in map(_bare_words, node.args)
        if words
    ]


def untranslated_widgets(source: Source) -> list[str]:
    """Name each widget that is given words of one language alone."""
    return [
        _finding(source, node, words)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        for words in map(_bare_words, _shown(node))
        if words.strip(" –") not in ("", _NAME)
    ]


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    is_shape = len(call.args) > 1 and isinstance(call.args[1], ast.Tuple)
    if _name(call.func) in _SHOWN_BY_CALL and not is_shape:
        # A drawing's label begins with its key. Further arguments are tokens: roles, icons.
        yield from call.args[:1]
        yield from (each.value for each in call.keywords if each.arg in _SHOWN_BY_NAME)


def _bare_words(node: ast.expr) -> str:
    """Return the words of a literal or of an f-string; empty where there are none."""
    text = ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        text = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        return _bare_words(node.body) or _bare_words(node.orelse)
    return text if _WORD.search(text) else ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _finding(source: Source, node: ast.AST, words: str) -> str:
    return f"{source.path}:{getattr(node, 'lineno', 0)}: {words}"
