# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One wording of the review, explained, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.insight.language.hints import Hint
from ui.keys import follow_key
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.theme import current_theme
from ui.wording.mark_words import class_name


class WordingCard(Card):
    """`used`, `kept(reason)`, `place_wanted`; `left` when the reason is not given after all."""

    used = Signal()
    kept = Signal(str)
    place_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The wording"), parent=parent)
        self._words = Label(role="body_strong", wrap=True)
        self._why = Label(role="table", wrap=True)
        self._offer = Label(role="table", tone="hint", wrap=True)
        self.use = SecondaryButton(small=True)
        self.keep = GhostButton(self.tr("Keep it"), small=True)
        self.place = GhostButton(self.tr("Go there"), key="Enter", small=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why keep it? Enter keeps it, with or without."))
        self.reason.setAccessibleName(self.tr("Reason to keep the wording"))
        self.reason.hide()
        row = QHBoxLayout()
        row.setSpacing(current_theme().space.xs)
        self.add_action(self.place)
        for button in (self.use, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        for label in (self._words, self._why, self._offer):
            self.add(label)
        self.add_layout(row)
        self.add(self.reason)
        follow_key(self.use, "use_wording", self.use.set_key)
        follow_key(self.keep, "keep_wording", self.keep.set_key)
        self.use.clicked.connect(self.used)
        self.keep.clicked.connect(self.ask_for_reason)
        self.place.clicked.connect(self.place_wanted)
        self.reason.returnPressed.connect(self._on_reason)

    def show_hint(self, hint: Hint | None) -> None:
        """Explain a wording; with none the card goes."""
        self.setVisible(hint is not None)
        self.reason.hide()
        if hint is None:
            return
        self._words.setText(f"“{hint.text}”: {class_name(hint.hint_class)}")
        self._why.setText(hint.explanation)
        self._offer.setVisible(bool(hint.rewrite))
        self._offer.setText(self.tr("Try: {0}").format(hint.rewrite))
        self.use.setVisible(hint.rewrite is not None)
        self.use.setText(self.tr("Use this") if hint.rewrite else self.tr("Leave it out"))

    def ask_for_reason(self) -> None:
        """Let the person say why the wording stays."""
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on a reason with Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.reason.isHidden():
            self.reason.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_reason(self) -> None:
        self.kept.emit(self.reason.text())
