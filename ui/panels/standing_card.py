# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the review stands, a plain verdict, and what takes it to the next station."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.insight.readiness import Readiness, verdict
from app.publish.sign_off import asked_again, is_approved, is_void, outdated
from app.review.approval import Verdict
from app.review.lifecycle import ReviewState
from app.review.review import Review
from ui import labels
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.chip import Chip
from ui.kit.label import Label
from ui.panels.closing_row import ClosingRow
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class StandingCard(Card):
    """State, verdict and buttons. Other ways out, such as signing, are put in with `add_way`."""

    history_wanted = Signal()

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__()
        self._bridge = bridge
        self._context = context
        self.state = Chip("")
        self.verdict = Label(role="body_strong", wrap=True)
        self.outdated = Label(role="table", tone="warn", wrap=True)
        self.ask = SecondaryButton(self.tr("Ask for approval"), icon="send", small=True)
        self.history = GhostButton(self.tr("History"), icon="history", small=True)
        self.closing = ClosingRow(bridge, context)
        for button in (self.history, self.ask):
            self.closing.row.insert(0, button)
        self._lay_out()
        self.ask.clicked.connect(self._on_ask)
        self.history.clicked.connect(self.history_wanted)

    def add_way(self, button: QWidget) -> None:
        """Put a button among those that lead on."""
        self.closing.row.addWidget(button)

    def show_review(self, review: Review, found: Readiness) -> None:
        """Show where `review` stands, and what is found of it."""
        tone, words = labels.standing(review.lifecycle.state, is_void=is_void(review))
        self.state.set_chip(words, tone)
        is_done = is_approved(review)
        self.verdict.setText(self._approved_words(found) if is_done else verdict(found))
        self.verdict.set_tone("ok" if found.is_ready else "text")
        self._show_outdated(review)
        self._show_ask(review)
        self.closing.show_review(review)

    def _approved_words(self, found: Readiness) -> str:
        """Say that all approved, and what they approved without."""
        if found.is_ready:
            return self.tr("Approved by everybody who was asked.")
        if found.needed == 1:
            return self.tr("Approved by everybody who was asked, though 1 thing is still needed.")
        words = self.tr("Approved by everybody who was asked, though {0} things are still needed.")
        return words.format(found.needed)

    def _show_outdated(self, review: Review) -> None:
        old = outdated(review)
        words = self.tr("The content has changed since {0} approved it. Ask again.")
        self.outdated.setText(words.format(", ".join(each.approver for each in old)))
        self.outdated.setVisible(bool(old))

    def _show_ask(self, review: Review) -> None:
        """Offer to ask where it was not asked, or where a verdict is not of this content."""
        wants = {each.verdict for each in review.approvals}
        again = bool(outdated(review)) or Verdict.CHANGES_REQUESTED in wants
        is_new = review.lifecycle.state in (ReviewState.DRAFT, ReviewState.REOPENED)
        self.ask.setText(self.tr("Ask again") if again else self.tr("Ask for approval"))
        self.ask.setVisible(again or (is_new and not is_approved(review)))

    def _on_ask(self) -> None:
        services = self._context.services
        try:
            edit = asked_again(self._bridge.review, services.clock.now(), services.signature)
        except UserFacingError as refusal:
            self._context.warn(refusal.sentence)
            return
        if self._bridge.apply(edit, self.tr("ask for approval"), initiator="approval") is not None:
            self._context.tell(self.tr("The review is with its approvers."), self.tr("Undo"))

    def _lay_out(self) -> None:
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.md)
        row.addWidget(self.state)
        words = QVBoxLayout()
        words.addWidget(self.verdict)
        words.addWidget(self.outdated)
        row.addLayout(words, 1)
        self.add(first)
        self.add(self.closing)
