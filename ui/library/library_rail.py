# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library's left rail: which reviews are listed, and where they are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.rail_button import RailButton
from ui.kit.surface import RailSurface
from ui.theme import current_theme

_ANY_WIDTH = 16_777_215
"""What Qt takes for "as wide as there is room"."""


class LibraryRail(RailSurface):
    """Choose between the reviews at work, the archived ones, and the follow-through of all."""

    archive_chosen = Signal(bool)
    follow_through_chosen = Signal()
    list_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviews = RailButton(self.tr("Reviews"), icon="house")
        self._archived = RailButton(self.tr("Archived"), icon="archive")
        self._follow_through = RailButton(self.tr("Follow-through"), icon="trending-down")
        self._reviews.setChecked(True)
        self._group = QButtonGroup(self)
        column = self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setSpacing(2)
        for button in (self._reviews, self._archived, self._follow_through):
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(IconLabel("save"))
        foot.addWidget(Label(self.tr("Stored on this computer"), role="help", tone="text3"), 1)
        column.addWidget(self._foot)
        self.set_flat(False)
        self._archived.toggled.connect(self.archive_chosen)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def is_follow_through(self) -> bool:
        """True while the follow-through is chosen."""
        return self._follow_through.isChecked()

    def choose_follow_through(self) -> None:
        """Choose the follow-through, as a click does."""
        self._follow_through.setChecked(True)

    def set_flat(self, flat: bool) -> None:
        """Lie over the list, where beside it there is no room."""
        space, directions = current_theme().space, QBoxLayout.Direction
        self._column.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        around = space.xs if flat else space.lg
        self._column.setContentsMargins(space.md, around, space.md, around)
        self._foot.setVisible(not flat)
        self.setMinimumWidth(0 if flat else current_theme().size.rail)
        self.setMaximumWidth(_ANY_WIDTH if flat else current_theme().size.rail)

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and button is self._follow_through:
            self.follow_through_chosen.emit()
        elif checked:
            self.list_chosen.emit()

    def show_counts(self, reviews: int, archived: int) -> None:
        """Show how many there are of each."""
        self._reviews.set_count(reviews)
        self._archived.set_count(archived)
