# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The root-cause statement in people's own words, a draft of it, and the factors it rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.statement import contributing_factors, draft_statement
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from ui.fields.text_field import LongTextField
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.panels.cause_links import cause_entry
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_LEAST_HEIGHT = 96


class StatementPage(QWidget):
    """`cause_wanted(id)` as the factors are gone through, `left()` to go on at the cause."""

    cause_wanted = Signal(str)
    left = Signal()

    def __init__(self, bridge: SessionBridge, bones: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._bridge = bridge
        self._bones = bones
        self.field = LongTextField(
            bridge, Kind.INCIDENT, "incident", "statement", self.tr("Root-cause statement")
        )
        self.field.setMinimumHeight(px(_LEAST_HEIGHT))
        self.field.setPlaceholderText(
            self.tr("Which conditions held together, and what the team decides to act on.")
        )
        self.draft = SecondaryButton(self.tr("Draft from the causes"), icon="sparkle", small=True)
        self.asking = QWidget(self)
        self.replace = SecondaryButton(self.tr("Replace"), small=True)
        self.keep = GhostButton(self.tr("Keep mine"), small=True)
        self.factors = EntryList(self.tr("Contributing factors"), wrap=True)
        self._none = Label(
            self.tr("No contributing factor yet: confirm causes, or mark where the questions end."),
            role="table",
            tone="text3",
            wrap=True,
        )
        self._lay_out()
        self.asking.hide()
        self.draft.clicked.connect(self._on_draft)
        self.replace.clicked.connect(self._write)
        self.keep.clicked.connect(self._on_kept)
        self.factors.moved.connect(self.cause_wanted)
        self.factors.chosen.connect(lambda _one: self.left.emit())

    def show_review(self, review: Review) -> None:
        """Show the factors; the statement shows itself."""
        factors = contributing_factors(review, self._bones())
        self.factors.show_entries(
            [
                Entry(cause.id, cause_entry(cause).text, group.area)
                for group in factors.titled()
                for cause in group.factors
            ]
        )
        self.factors.setVisible(not factors.is_empty)
        self._none.setVisible(factors.is_empty)
        if factors.is_empty:
            self.draft.disable(self.tr("There is nothing to draft from yet."))
        else:
            self.draft.enable()

    def focus_first(self) -> None:
        """Go to the statement."""
        self.field.setFocus()

    def _lay_out(self) -> None:
        space = current_theme().space
        asked = QVBoxLayout(self.asking)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(
            Label(self.tr("Replace what is written there?"), role="label", tone="warn", wrap=True)
        )
        buttons = QHBoxLayout()
        for button in (self.replace, self.keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        asked.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.sm)
        column.addWidget(self.field, 2)
        column.addWidget(self.draft)
        column.addWidget(self.asking)
        column.addWidget(Label(self.tr("Contributing factors"), role="section"))
        column.addWidget(self._none)
        column.addWidget(self.factors, 3)
        column.addStretch(0)

    def _on_draft(self) -> None:
        self.field.finish()
        written = self._bridge.review.incident.statement.strip()
        if written and written != self._drafted():
            self.asking.show()
            self.keep.setFocus()
        else:
            self._write()

    def _on_kept(self) -> None:
        self.asking.hide()
        self.field.setFocus()

    def _write(self) -> None:
        self.asking.hide()
        incident = self._bridge.review.incident
        edit = set_field(incident, "statement", self._drafted())
        self._bridge.session.end_typing()
        self._bridge.apply(edit, self.tr("draft statement"), initiator="causes")
        self.field.setFocus()

    def _drafted(self) -> str:
        return draft_statement(self._bridge.review, self._bones())
