# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window shows what was typed, never what it could mean, and loads nothing for it.

`tests/test_architecture.py` finds every place in the source that asks Qt for markup.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QTextEdit,
    QWidget,
)

from tests.hostile.texts import review_full_of
from tests.source_tree import Source, sources
from tests.ui.conftest import OpenWindow
from tests.ui.stage import Stage
from ui.kit.tooltip import plain_tooltip

MARKUP = "<b>bold</b><img src='file:///etc/passwd'><a href='http://127.0.0.1:9/'>x</a>"
RICH_WIDGETS = {"QTextEdit", "QTextBrowser", "QMessageBox", "QErrorMessage", "QGraphicsTextItem"}
RICH_CALLS = {"loadResource", "toHtml", "insertHtml", "appendHtml", "setDefaultStyleSheet"}
RICH_PLACES = ("ui/kit/tooltip.py", "ui/help/guide_browser.py")
"""Where texts are escaped, and where the app's own guide is shown, which loads nothing else."""
TRANSLATING = {"tr", "translate"}


def rich_places(source: Source) -> Iterator[str]:
    """Yield the places where a text could become markup, or a document could load something."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and node.id in RICH_WIDGETS:
            yield f"{source.path}:{node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and node.attr in RICH_CALLS:
            yield f"{source.path}:{node.lineno}: {node.attr}"
        if isinstance(node, ast.Call) and _calls(node) == "setToolTip" and not _is_ours(node):
            yield f"{source.path}:{node.lineno}: setToolTip"


def _calls(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_ours(node: ast.Call) -> bool:
    """Tell whether a tooltip is a text of the app, which holds no markup."""
    [given] = node.args
    is_table = isinstance(given, ast.Subscript) and ast.unparse(given.value).isupper()
    return is_table or (isinstance(given, ast.Call) and _calls(given) in TRANSLATING)


def test_a_tooltip_has_one_place_where_it_is_escaped_and_only_the_guide_is_rich() -> None:
    outside = [each for each in sources("ui") if each.path.as_posix() not in RICH_PLACES]
    assert [place for source in outside for place in rich_places(source)] == []


@pytest.mark.parametrize(
    "text", ["w.setToolTip(fact.title)", "w.setToolTip(f'{x}')", "QMessageBox()", "QTextEdit()"]
)
def test_a_rich_place_is_found(text: str) -> None:
    assert list(rich_places(Source(Path("ui/sample.py"), text)))


def test_a_tooltip_shows_markup_as_it_is() -> None:
    assert "<img" not in plain_tooltip(MARKUP)
    assert "&lt;img" in plain_tooltip(MARKUP)


def rich_in(widget: QWidget) -> Iterator[str]:
    """Yield what a window shows that Qt would read as markup."""
    for each in (widget, *widget.findChildren(QWidget)):
        if "<img" in each.toolTip() or "<img" in each.whatsThis():
            yield f"{type(each).__name__}: {each.toolTip()[:60]}"
        if isinstance(each, QTextEdit):
            yield f"{type(each).__name__} is a rich editor"
        if isinstance(each, QLabel) and each.text() and _may_be_rich(each):
            yield f"{type(each).__name__}: {each.text()[:60]}"
        if isinstance(each, QAbstractItemView) and _is_own_delegate_missing(each):
            yield f"{type(each).__name__} shows tooltips of its model as they are"
    for document in widget.findChildren(QTextDocument):
        if "<img" in document.toHtml() and "&lt;img" not in document.toHtml():
            yield "a document with a picture"


def _may_be_rich(label: QLabel) -> bool:
    return label.textFormat() is not Qt.TextFormat.PlainText


def _is_own_delegate_missing(view: QAbstractItemView) -> bool:
    """Tell whether a model gives a tooltip with markup to a delegate of Qt's, which reads it."""
    model = view.model()
    if (
        model is None
        or isinstance(view, QHeaderView)
        or type(view.itemDelegate()).__module__.startswith("ui.")
    ):
        return False
    every = model.match(
        model.index(0, 0),
        Qt.ItemDataRole.ToolTipRole,
        "<img",
        -1,
        Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive,
    )
    return bool(every)


def test_nothing_typed_is_markup_in_any_step(open_window: OpenWindow, qtbot: object) -> None:
    review = review_full_of(MARKUP)
    stage = Stage(open_window(), qtbot)  # type: ignore[arg-type]
    page = stage.open(review)
    for step in range(1, 11):
        page.show_step(step)
        QApplication.processEvents()
        assert list(rich_in(stage.window)) == [], f"step {step}"
