# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The next actions to finish, over all reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.follow_up import LibraryAction
from ui.dates import due_words
from ui.kit.avatar import Avatar
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.elided_label import ElidedLabel
from ui.kit.label import Label
from ui.kit.row_button import RowButton
from ui.kit.surface import Divider
from ui.theme import current_theme, px

SHOWN = 5
_TITLE_WIDTH = 220
_DUE_WIDTH = 152


class DueList(Card):
    """Show the first few; a click or Enter on one opens its review."""

    review_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Next to finish"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.add_layout(self._rows)
        self.body.addStretch(1)

    def show_actions(self, actions: Sequence[LibraryAction], today: date) -> None:
        """Show the open actions that are due first."""
        while (entry := self._rows.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.deleteLater()
        for place, action in enumerate(actions[:SHOWN]):
            if place:
                self._rows.addWidget(Divider())
            row = _DueRow(action, today)
            row.chosen.connect(self.review_wanted)
            self._rows.addWidget(row)
        if not actions:
            self._rows.addWidget(Label(self.tr("No open action has a date."), tone="text3"))


class _DueRow(RowButton):
    """One action: owner, wording, review, and when it is due."""

    chosen = Signal(str)

    def __init__(self, entry: LibraryAction, today: date) -> None:
        action = entry.action
        words, tone = due_words(action.due or today, today)
        said = (action.text, action.owner, entry.review_title, words)
        super().__init__(", ".join(part for part in said if part))
        self._review_id = entry.review_id
        space = current_theme().space
        self.clicked.connect(lambda: self.chosen.emit(self._review_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space.sm - 2, 0, space.sm - 2)
        row.setSpacing(space.md)
        row.addWidget(Avatar(action.owner))
        row.addWidget(ElidedLabel(action.text, role="table"), 3)
        title = ElidedLabel(entry.review_title, role="help", tone="text3")
        title.setFixedWidth(px(_TITLE_WIDTH))
        row.addWidget(title)
        due = QWidget()
        due.setFixedWidth(px(_DUE_WIDTH))
        right = QHBoxLayout(due)
        right.setContentsMargins(0, 0, 0, 0)
        right.addStretch(1)
        right.addWidget(Chip(words, tone=tone))
        row.addWidget(due)
