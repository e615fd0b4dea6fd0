# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Close the review, or reopen it with a reason; the same in steps 9 and 10."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.insight.stations import may_move, moved, needs_reason
from app.publish.sign_off import closed, is_void
from app.review.lifecycle import ReviewState
from app.review.review import Review
from ui.kit.button import SecondaryButton
from ui.kit.wrap_row import WrapRow
from ui.panels.panel import PanelContext
from ui.panels.reason_row import ReasonRow
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class ClosingRow(QWidget):
    """The two buttons, each only where the move is allowed, and the line that asks why."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__()
        self._bridge = bridge
        self._context = context
        self._to_state = ReviewState.CLOSED
        self.close_button = SecondaryButton(self.tr("Close the review"), icon="archive", small=True)
        self.reopen_button = SecondaryButton(
            self.tr("Reopen the review"), icon="lock-open", small=True
        )
        self.reason = ReasonRow()
        buttons = QWidget()
        self.row = WrapRow(buttons)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current_theme().space.sm)
        for button in (self.close_button, self.reopen_button):
            self.row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addWidget(buttons)
        column.addWidget(self.reason)
        self.close_button.clicked.connect(self._on_close)
        self.reopen_button.clicked.connect(self._on_reopen)
        self.reason.given.connect(self._on_reason)

    def show_review(self, review: Review) -> None:
        """Offer what can be done from where the review is."""
        can_close = may_move(review, ReviewState.CLOSED) and not is_void(review)
        self.close_button.setVisible(can_close)
        self.reopen_button.setVisible(may_move(review, ReviewState.REOPENED))
        if not may_move(review, self._to_state):
            self.reason.hide()

    @property
    def has_any(self) -> bool:
        """True where anything is offered."""
        return not (self.close_button.isHidden() and self.reopen_button.isHidden())

    def _on_close(self) -> None:
        self._to_state = ReviewState.CLOSED
        if not needs_reason(self._bridge.review, ReviewState.CLOSED):
            self._on_reason("")
            return
        question = self.tr("Actions are still open. Why is the review closed all the same?")
        self.reason.ask(question, self.tr("Close the review"), self.close_button)

    def _on_reopen(self) -> None:
        self._to_state = ReviewState.REOPENED
        question = self.tr("Why is the review reopened?")
        self.reason.ask(question, self.tr("Reopen the review"), self.reopen_button)

    def _on_reason(self, reason: str) -> None:
        is_closing = self._to_state is ReviewState.CLOSED
        services = self._context.services
        now, by = services.clock.now(), services.signature
        try:
            if is_closing:
                edit = closed(self._bridge.review, now, by, reason)
            else:
                edit = moved(self._bridge.review, self._to_state, now, by, reason)
        except UserFacingError as refusal:
            self._context.warn(refusal.sentence)
            return
        label = self.tr("close the review") if is_closing else self.tr("reopen the review")
        if self._bridge.apply(edit, label, initiator="approval") is not None:
            self.reason.put_away()
            words = (
                self.tr("The review is closed.")
                if is_closing
                else self.tr("The review is reopened.")
            )
            self._context.tell(words, self.tr("Undo"))
