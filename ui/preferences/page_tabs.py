# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the preferences side by side, to go from one to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.actions import action_rows
from ui.kit.button import Button, GhostButton
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme

PAGES = {
    "settings": "sliders-horizontal",
    "shortcuts": "keyboard",
    "data": "database",
    "team_rules": "users",
    "connections": "server",
    "diagnostics": "activity",
}
"""The actions that show a page, in order, each with its icon."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PageTabs(QWidget):
    """The page that is shown is checked. `page_wanted` carries the action that shows another."""

    page_wanted = Signal(str)

    def __init__(self, shown: str) -> None:
        super().__init__()
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.xs)
        words = {each.id: each.text for each in action_rows()}
        self._buttons: dict[str, Button] = {}
        for action_id, icon in PAGES.items():
            text = QCoreApplication.translate("actions", words[action_id])
            button = _Tab(text, icon=icon, small=True)
            button.setCheckable(True)
            button.setChecked(action_id == shown)
            button.clicked.connect(partial(self._on_clicked, action_id))
            button.moved.connect(partial(self._on_moved, action_id))
            row.addWidget(button)
            self._buttons[action_id] = button
        self._shown = shown
        self.setAccessibleName(self.tr("Pages of the settings"))

    @property
    def shown(self) -> Button:
        """The button of the page that is shown."""
        return self._buttons[self._shown]

    def button(self, action_id: str) -> Button:
        """Return the button that leads to a page."""
        return self._buttons[action_id]

    def _on_moved(self, action_id: str, step: int) -> None:
        names = list(self._buttons)
        there = names[(names.index(action_id) + step) % len(names)]
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, action_id: str) -> None:
        self._buttons[action_id].setChecked(action_id == self._shown)
        if action_id != self._shown:
            self.page_wanted.emit(action_id)


class _Tab(GhostButton):
    """`moved(step)` with the arrow keys, which would lead to any button nearby else."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
        elif self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.moved.emit(-step)
        else:
            self.moved.emit(step)
