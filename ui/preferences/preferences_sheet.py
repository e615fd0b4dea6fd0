# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A page of the preferences in the place of a step's panel, so that the clock stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.panels.panel import Panel, PanelContext
from ui.preferences.preferences_page import PreferencesPage
from ui.session_bridge import SessionBridge


class PreferencesSheet(Panel):
    """Shows a page; it has nothing to do with the review."""

    kinds: frozenset[Kind] = frozenset()
    is_for_looking = True

    def __init__(self, bridge: SessionBridge, context: PanelContext, page: PreferencesPage) -> None:
        super().__init__(bridge, context, page.accessibleName())
        self.page = page
        self.header.hide()
        self.body.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.addWidget(page)
        self.body.addLayout(inner, 1)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show nothing of the review."""
        del review, changes

    def focus_first(self) -> None:
        """Begin where the page begins."""
        self.page.focus_first()
