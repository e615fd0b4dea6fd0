# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A card: surface, a one pixel line, rounded corners; with an optional heading row."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.label import Label
from ui.theme import current_theme


class Card(QFrame):
    """`Card("Next to finish")`.

    Put content in with `add` or use `body`. `flush` leaves no padding, for tables and canvases.
    """

    def __init__(
        self, title: str = "", *, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        padding = 1 if flush else space.card
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(0 if flush else space.md)
        self._heading: QHBoxLayout | None = None
        self._title: Label | None = None
        if title:
            self.set_title(title)

    def set_title(self, title: str) -> None:
        """Set the heading; it is made the first time."""
        if self._title is None:
            self._title = Label(title, role="body_strong")
            self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._heading = QHBoxLayout()
            self._heading.addWidget(self._title, 1)
            self.body.insertLayout(0, self._heading)
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Put a widget at the right of the heading."""
        if self._heading is None:
            self.set_title("")
        assert self._heading is not None
        self._heading.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Put a layout below what is there."""
        self.body.addLayout(layout, stretch)
