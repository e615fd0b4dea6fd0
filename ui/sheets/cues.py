# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Cues for the facilitator: what is heard in the room, and what to ask then."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.errors import UserFacingError
from app.review.changes import Changes
from app.review.review import Review
from app.rules.facilitation import Cue
from ui.kit.card import Card
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.sheet_line import SheetLine
from ui.theme import current_theme

_COLUMNS, _BESIDE_FROM = 3, 250


class CuesSheet(Panel):
    """One card for each cue, to be read at a glance while somebody speaks."""

    is_for_looking = True
    is_private = True

    kinds = frozenset()

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("When you hear this, ask that. Esc goes back to the step.")
        super().__init__(bridge, context, self.tr("Cues"), question)
        cues: tuple[Cue, ...] = ()
        try:
            cues = context.rules.cues
        except UserFacingError as error:
            context.warn(error.sentence)
        columns = ScrollColumns(_COLUMNS, _BESIDE_FROM)
        each = -(-len(cues) // _COLUMNS)
        for place, cue in enumerate(cues):
            columns.add(self._card(cue), place // each)
        self.body.addWidget(columns, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noFocusRing", True)  # nothing on it is worked with the keyboard

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the cues; they are no part of the review."""

    def _card(self, cue: Cue) -> Card:
        card = Card(cue.hears)
        card.body.setSpacing(current_theme().space.xs)
        if cue.example:
            words = self.tr("“{0}”").format(cue.example)
            card.add(SheetLine(words, role="help", tone="text2"))
        for question in cue.ask:
            card.add(SheetLine(question, role="key", tone="accent_text"))
        return card
