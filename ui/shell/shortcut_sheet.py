# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The F1 sheet: every key, from the same table the shortcuts come from. Not modal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import action_rows, translated
from ui.kit.card import Card
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.theme import current_theme, px

_CANVAS = (
    ("Tab", "Ask why: add a cause"),
    ("Enter", "Add a cause beside it"),
    ("F2", "Word it anew"),
    ("Shift+Tab", "Move one level up"),
    ("Alt+↑ / Alt+↓", "Reorder"),
    ("Alt+← / Alt+→", "Fishbone: from bone to bone"),
    ("← ↑ → ↓ / Home", "Go to a cause / the effect"),
    ("S / G", "State / and-or"),
    ("Ctrl+E", "Link a fact"),
    ("Ctrl+Shift+A", "Make an action"),
    ("L", "Also feeds another cause"),
    ("Space", "Fold"),
    ("Delete", "Remove with its branch"),
    ("Ctrl+C / X / V", "Copy, cut, paste as a list"),
    ("Ctrl+A / Ctrl+F", "Select all / find"),
    ("Alt+1 / 2 / 3", "5 Whys / fishbone / fault tree"),
    ("Alt+4 / 5 / 6", "Checks / cut sets / statement"),
    ("0 / wheel / M", "Fit / zoom / overview"),
    ("Ctrl+drag", "Link instead of move"),
)
_COLUMNS = (("Review", "Edit", "Steps"), ("Meeting", "View"))
"""Which menus stand above each other; the canvas has the last column."""

_STEPS = "Steps"
"""The menu whose keys count through: one line says them all, and the rail has their names."""

_BESIDE_FROM = 900
_SIZE = QSize(1120, 680)


class ShortcutSheet(QWidget):
    """A window of its own; Esc or F1 closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(self.tr("Keys"))
        space = current_theme().space
        content = QWidget()
        columns = self._columns_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        columns.setSpacing(space.gap)
        menus = self._by_menu()
        canvas = [(key, QCoreApplication.translate("actions", words)) for key, words in _CANVAS]
        menus[self.tr("On the canvas of causes")] = canvas
        for titles in self._columns(tuple(menus)):
            column = QVBoxLayout()
            for title in titles:
                column.addWidget(self._card(title, menus[title]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.scroll_area)
        self.resize((_SIZE * current_theme().scale).boundedTo(parent.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where their words have no room."""
        super().resizeEvent(event)
        beside, directions = self.width() >= px(_BESIDE_FROM), QBoxLayout.Direction
        self._columns_row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc and F1."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
        else:
            super().keyPressEvent(event)

    def _by_menu(self) -> dict[str, list[tuple[str, str]]]:
        menus: dict[str, list[tuple[str, str]]] = {}
        for row in action_rows():
            if row.keys and row.menu != _STEPS:
                menu = QCoreApplication.translate("actions", row.menu)
                menus.setdefault(menu, []).append((row.keys[0], translated(row)))
        steps = [row.keys[0] for row in action_rows() if row.menu == _STEPS]
        go = self.tr("Go to step 1 … {0}").format(len(steps))
        menus[QCoreApplication.translate("actions", _STEPS)] = [(f"{steps[0]} … {steps[-1]}", go)]
        return menus

    def _columns(self, titles: tuple[str, ...]) -> list[list[str]]:
        """Return which titles stand in which column; one that no column names is in the last."""
        left = list(titles)
        columns: list[list[str]] = []
        for menus in _COLUMNS:
            named = [QCoreApplication.translate("actions", menu) for menu in menus]
            columns.append([title for title in named if title in left])
            left = [title for title in left if title not in named]
        return [*columns, left]

    def _card(self, title: str, rows: list[tuple[str, str]]) -> Card:
        card = Card(title)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(current_theme().space.xs + 2)
        for place, (key, words) in enumerate(rows):
            grid.addWidget(KeyCap(key.replace("Return", "Enter")), place, 0)
            grid.addWidget(Label(words, role="table", tone="text2", wrap=True), place, 1)
        card.add_layout(grid)
        return card


def show_shortcuts(parent: QWidget) -> None:
    """Show the sheet, the one that is open already where there is one."""
    sheet = parent.findChild(ShortcutSheet) or ShortcutSheet(parent)
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()
