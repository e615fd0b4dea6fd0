# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The reviews that ask to be reopened, and why; a click or Enter on one opens it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.reopening import ReopeningWish
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.elided_label import ElidedLabel
from ui.kit.label import Label
from ui.kit.row_button import RowButton
from ui.kit.surface import Divider
from ui.theme import current_theme

_SHOWN = 5


class AskingList(Card):
    """Hidden while no review asks."""

    review_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Ask to be reopened"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.add_layout(self._rows)
        self.hide()

    def show_wishes(self, wishes: Sequence[ReopeningWish]) -> None:
        """Show the first few, and how many more there are."""
        while (entry := self._rows.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, wish in enumerate(wishes[:_SHOWN]):
            if place:
                self._rows.addWidget(Divider())
            row = _AskingRow(wish)
            row.chosen.connect(self.review_wanted)
            self._rows.addWidget(row)
        if len(wishes) > _SHOWN:
            more = self.tr("and {0} more").format(len(wishes) - _SHOWN)
            self._rows.addWidget(Label(more, role="help", tone="text3"))
        self.setVisible(bool(wishes))


class _AskingRow(RowButton):
    chosen = Signal(str)

    def __init__(self, wish: ReopeningWish) -> None:
        title = wish.review.title or self.tr("Untitled review")
        super().__init__(f"{title}: {wish.sentence}")
        review_id, space = wish.review.id, current_theme().space
        self.clicked.connect(lambda: self.chosen.emit(review_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space.sm - 2, 0, space.sm - 2)
        row.setSpacing(space.md)
        row.addWidget(Chip(self.tr("asks to be reopened"), tone="warn", icon="lock-open"))
        row.addWidget(ElidedLabel(title, role="table_medium"), 1)
        row.addWidget(ElidedLabel(wish.sentence, role="table", tone="text2"), 1)
