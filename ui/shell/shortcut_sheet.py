# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The F1 sheet: every key, from the same table the shortcuts come from. Not modal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import action_rows, translated
from ui.kit.card import Card
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.theme import current_theme

_CANVAS = (
    ("Tab", "Ask why: add a cause"),
    ("Enter", "Add a cause beside it"),
    ("Shift+Tab", "Move one level up"),
    ("Alt+↑ / Alt+↓", "Reorder"),
    ("F2", "Edit"),
    ("S / G", "State / and-or"),
    ("Space", "Fold"),
    ("Delete", "Remove with its branch"),
    ("Ctrl+Shift+A", "Make an action"),
    ("Ctrl+E", "Add a fact"),
    ("L", "Also feeds another cause"),
    ("Alt+1 / 2 / 3", "5 Whys / fishbone / fault tree"),
    ("Alt+4 / 5 / 6", "Checks / cut sets / statement"),
    ("0, wheel", "Fit, zoom"),
)


class ShortcutSheet(QWidget):
    """A window of its own; Esc or F1 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(self.tr("Keys"))
        space = current_theme().space
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setSpacing(space.gap)
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, (menu, rows) in enumerate(self._by_menu().items()):
            (left if place % 2 == 0 else right).addWidget(self._card(menu, rows))
        canvas = [(key, QCoreApplication.translate("actions", words)) for key, words in _CANVAS]
        right.addWidget(self._card(self.tr("On the canvas of causes"), canvas))
        for column in (left, right):
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.resize(760, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc and F1."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
        else:
            super().keyPressEvent(event)

    def _by_menu(self) -> dict[str, list[tuple[str, str]]]:
        menus: dict[str, list[tuple[str, str]]] = {}
        for row in action_rows():
            if row.keys:
                menu = QCoreApplication.translate("actions", row.menu)
                menus.setdefault(menu, []).append((row.keys[0], translated(row)))
        return menus

    def _card(self, title: str, rows: list[tuple[str, str]]) -> Card:
        card = Card(title)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for place, (key, words) in enumerate(rows):
            grid.addWidget(KeyCap(key.replace("Return", "Enter")), place, 0)
            grid.addWidget(Label(words, role="table", tone="text2", wrap=True), place, 1)
        card.add_layout(grid)
        return card
