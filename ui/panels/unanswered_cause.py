# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A cause that has no action: make one, or write down why it is accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.review.cause import Cause
from app.review.item import Kind
from ui.fields.text_field import TextField
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class UnansweredCause(QWidget):
    """`action_wanted(cause id)` asks for an action; the reason is saved as it is typed."""

    action_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self.cause_id = ""
        self._question = Label(role="label", tone="warn", wrap=True)
        self.reason = TextField(
            bridge, Kind.CAUSE, "", "accepted_because", self.tr("Reason for no action")
        )
        self.reason.setPlaceholderText(self.tr("Accept it, because …"))
        self.answer = SecondaryButton(self.tr("Action for it"), icon="plus", small=True)
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        row = QHBoxLayout()
        row.addWidget(self._question, 1)
        row.addWidget(self.answer)
        column.addLayout(row)
        column.addWidget(self.reason)
        self.answer.clicked.connect(lambda: self.action_wanted.emit(self.cause_id))

    def ask_about(self, cause: Cause | None) -> None:
        """Ask about a cause; None hides the question."""
        self.setVisible(cause is not None)
        if cause is not None:
            self._question.setText(self.tr("No action for C{0} yet.").format(cause.number))
        cause_id = "" if cause is None else cause.id
        if cause_id != self.cause_id:
            self.cause_id = cause_id
            self.reason.binding.point_at(cause_id)
