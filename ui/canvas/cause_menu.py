# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The context menus of the canvas: of a cause, of the effect, and of the empty canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.review.cause import EFFECT_ID

Entry = tuple[str, str, str]
"""Command, words, key."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("CauseMenu", words)


def _on_any() -> tuple[Entry, ...]:
    return (
        ("add_child", _tr("Ask why"), "Tab"),
        ("edit", _tr("Edit"), "F2"),
        ("gate", _tr("And / or"), "G"),
        ("fold", _tr("Fold or unfold"), "Space"),
        ("copy", _tr("Copy"), "Ctrl+C"),
        ("paste", _tr("Paste"), "Ctrl+V"),
    )


def _on_cause() -> tuple[Entry, ...]:
    return (
        ("add_sibling", _tr("Add beside"), "Enter"),
        ("promote", _tr("Move one level up"), "Shift+Tab"),
        ("state", _tr("Change state"), "S"),
        ("evidence", _tr("Link facts"), "Ctrl+E"),
        ("also_feeds", _tr("Also feeds…"), "L"),
        ("make_action", _tr("Make an action"), "Ctrl+Shift+A"),
        ("cut", _tr("Cut"), "Ctrl+X"),
        ("remove", _tr("Remove with its branch"), "Delete"),
    )


def _on_canvas() -> tuple[Entry, ...]:
    return (
        ("add_to_effect", _tr("Add a cause under the effect"), ""),
        ("select_all", _tr("Select all"), "Ctrl+A"),
        ("search", _tr("Find a cause"), "Ctrl+F"),
        ("fit", _tr("Show everything"), "0"),
        ("copy_picture", _tr("Copy as a picture"), ""),
        ("export_picture", _tr("Export as a picture…"), ""),
    )


def cause_menu(owner: str, run: Callable[[str], None], parent: QWidget) -> QMenu:
    """Return the menu of what `owner` names; empty for the canvas. It deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    groups: tuple[tuple[Entry, ...], ...] = (_on_any(), _on_cause())
    if owner == EFFECT_ID:
        groups = (_on_any(), _on_canvas())
    elif not owner:
        groups = (_on_canvas(),)
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        for command, words, key in group:
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.triggered.connect(lambda _on=False, name=command: run(name))
    return menu
