# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How sure the room is of a cause; what can't be said yet is answered with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.causal import edits
from app.review.cause import Cause, CauseState
from ui import labels
from ui.kit.label import Label
from ui.kit.segmented import Segment, SegmentedControl
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class StateChoice(QWidget):
    """Suspected, confirmed, ruled out."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._cause: Cause | None = None
        states = [Segment(state.value, labels.words(state)) for state in CauseState]
        self.choice = SegmentedControl(states, label=self.tr("State"), stretch=True)
        self.sentence = Label(role="help", tone="over", wrap=True)
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        column.addWidget(self.choice)
        column.addWidget(self.sentence)
        self.choice.chosen.connect(self._on_chosen)

    def show_cause(self, cause: Cause) -> None:
        """Show the state of a cause; what was refused of another, or before it changed, goes."""
        if cause != self._cause:
            self._say("")
        self._cause = cause
        self.choice.set_chosen(cause.state.value)

    def _on_chosen(self, state: str) -> None:
        if self._cause is None:
            return
        try:
            edit = edits.set_state(self._bridge.review, self._cause.id, CauseState(state))
        except edits.NeedsEvidence as refusal:
            self._say(refusal.sentence)
            self.choice.set_chosen(self._cause.state.value)
            return
        if edit is not None:
            self._bridge.apply(edit, self.tr("change state"), initiator="causes")

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.choice.setAccessibleDescription(sentence)
