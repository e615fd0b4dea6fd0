# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The head of a page: title, one line under it, and what can be done at the right."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.elided_label import ElidedLabel
from ui.kit.for_looking import for_looking
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class PageHeader(QWidget):
    """`PageHeader("Timeline", "What did people see, think and do? Times in UTC.")`.

    Then `add_action(button)`.
    """

    def __init__(self, title: str, sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._title = ElidedLabel(title, role="page_title")
        self._sub = ElidedLabel(sub, role="body", tone="text2")
        self._slim = False
        self._first_action = 1
        if not sub:
            self._sub.hide()
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        self._row = WrapRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.md)
        self._row.addWidget(said)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_sub(self, sub: str) -> None:
        """Change the line under the title; empty hides it."""
        self._sub.setText(sub)
        self._show_sub()

    def set_slim(self, slim: bool) -> None:
        """Leave the line under the title out where height is short."""
        self._slim = slim
        self._show_sub()

    def lead_with(self, widget: QWidget) -> None:
        """Put a button before the title: the way back."""
        for_looking(widget)
        self._row.insert(0, _of_own_width(widget))
        self._first_action += 1

    def add_action(self, widget: QWidget) -> None:
        """Add a button or control at the right."""
        self._row.addWidget(_of_own_width(widget))

    def insert_action(self, widget: QWidget) -> None:
        """Add a button or control before the others."""
        self._row.insert(self._first_action, _of_own_width(widget))

    def _show_sub(self) -> None:
        self._sub.setVisible(bool(self._sub.text()) and not self._slim)


def _of_own_width(widget: QWidget) -> QWidget:
    """Leave what the row has left to the words: actions stand at its end."""
    widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
    return widget
