# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the library's page tells above its list: rows that stay while something is so, and news."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.looking_strip import LookingStrip
from ui.kit.notice import Notice
from ui.theme import current_theme


class ToldColumn(QWidget):
    """Within the edges of a page. `notice` is the line for news and troubles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.notice = Notice()
        self.looking = LookingStrip()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.page, space.xl, space.page, 0)
        self._column.setSpacing(space.md)
        for strip in (self.looking, self.notice):
            self._column.addWidget(strip)

    @property
    def is_looking_on(self) -> bool:
        """Whether it says that nothing can be written in this library."""
        return not self.looking.isHidden()

    def above(self, pages: QWidget) -> QVBoxLayout:
        """Return this over the pages."""
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self)
        both.addWidget(pages, 1)
        return both

    def add_strip(self, strip: QWidget) -> None:
        """Put one more row over the others."""
        self._column.insertWidget(0, strip)
