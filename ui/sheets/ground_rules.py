# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ground rules, large: what the room agrees on before it begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.errors import UserFacingError
from app.review.changes import Changes
from app.review.review import Review
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.sheet_line import SheetLine
from ui.theme import current_theme


class GroundRulesSheet(Panel):
    """Shown here and, while it is, on the room's screen."""

    is_for_looking = True
    kinds = frozenset()

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Is there anything we should add for today? Esc goes back to the step.")
        super().__init__(bridge, context, self.tr("Ground rules"), question)
        self.rules: tuple[str, ...] = ()
        try:
            self.rules = context.rules.ground_rules
        except UserFacingError as error:
            context.warn(error.sentence)
        space = current_theme().space
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.lg)
        grid.setVerticalSpacing(space.md)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, rule in enumerate(self.rules):
            grid.addWidget(Label(f"{place + 1}", role="reading", tone="accent"), place, 0, top)
            grid.addWidget(SheetLine(rule, role="reading"), place, 1)
        card = Card()
        card.add_layout(grid)
        column = ScrollColumns()
        column.add(card)
        self.body.addWidget(column, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noFocusRing", True)  # nothing on it is worked with the keyboard
        self.setAccessibleDescription(" ".join(self.rules))

    @property
    def room_question(self) -> str:
        """What the room is asked while the sheet is shown."""
        return self.tr("What do we agree on for today?")

    @property
    def room_words(self) -> tuple[str, ...]:
        """The rules, for the room's screen."""
        return self.rules

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the rules; they are no part of the review."""
