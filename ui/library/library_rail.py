# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library's left rail: which reviews are listed, and where they are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.rail_button import RailButton
from ui.kit.surface import RailSurface
from ui.theme import current_theme


class LibraryRail(RailSurface):
    """Choose between the reviews at work and the archived ones."""

    archive_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setFixedWidth(theme.size.rail)
        self._reviews = RailButton(self.tr("Reviews"), icon="house")
        self._archived = RailButton(self.tr("Archived"), icon="archive")
        self._reviews.setChecked(True)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.md, theme.space.lg, theme.space.md, theme.space.lg)
        column.setSpacing(2)
        for button in (self._reviews, self._archived):
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space.sm)
        foot.addWidget(IconLabel("save"))
        foot.addWidget(Label(self.tr("Stored on this computer"), role="help", tone="text3"), 1)
        column.addLayout(foot)
        self._archived.toggled.connect(self.archive_chosen)

    def show_counts(self, reviews: int, archived: int) -> None:
        """Show how many there are of each."""
        self._reviews.set_count(reviews)
        self._archived.set_count(archived)
