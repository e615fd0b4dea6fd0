# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The row that hints at a wording: what it does, what to write instead, three ways to answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.insight.language.hints import Hint
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme

USE_KEY, KEEP_KEY = "Ctrl+.", "Ctrl+Shift+."


class WordingStrip(Strip):
    """Hidden until `show_hint`. It never takes the focus, except for the reason to keep a word.

    `used` when the offer is to be written, `quoted` when the sentence is somebody's words,
    `kept(reason)` when the wording stays; `left` when the reason is not given after all.
    """

    used = Signal()
    quoted = Signal()
    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hint_bg", "hint_line", current_theme().size.hint_strip, parent)
        self.hint: Hint | None = None
        self._icon = IconLabel("sparkle")
        self._icon.set_icon("sparkle", "hint")
        self.words = Label(role="table_medium", wrap=True)
        self.use = SecondaryButton(self.tr("Use this"), key=USE_KEY, small=True)
        self.keep = GhostButton(self.tr("Keep mine"), key=KEEP_KEY, small=True)
        self.quote = GhostButton(self.tr("It is a quote"), small=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why keep it? Enter keeps it, with or without."))
        self.reason.setAccessibleName(self.tr("Reason to keep the wording"))
        self.row.setSpacing(current_theme().space.sm)
        self.row.addWidget(self._icon)
        self.row.addWidget(self.words)
        for part in (self.reason, self.use, self.keep, self.quote):
            self.row.addWidget(part)
        for button in (self.use, self.keep, self.quote):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.use.clicked.connect(self.used)
        self.keep.clicked.connect(self.ask_for_reason)
        self.quote.clicked.connect(self.quoted)
        self.reason.returnPressed.connect(self._on_reason)
        self.hide()

    def show_hint(self, hint: Hint | None) -> None:
        """Show a hint, or nothing."""
        if hint == self.hint and not self.isHidden():
            return
        self.hint = hint
        self.setVisible(hint is not None)
        if hint is None:
            return
        self._ask(for_reason=False)
        self.words.setText(said(hint))
        self.use.setText(self.tr("Use this") if hint.rewrite else self.tr("Leave it out"))
        self.setAccessibleName(f"{self.tr('Wording')}: {said(hint)}")

    def ask_for_reason(self) -> None:
        """Let the person say why the wording stays."""
        if self.hint is not None:
            self._ask(for_reason=True)
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on a reason with Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.reason.isHidden():
            self._ask(for_reason=False)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, *, for_reason: bool) -> None:
        self.reason.clear()
        self.reason.setVisible(for_reason)
        for button in (self.keep, self.quote):
            button.setVisible(not for_reason)
        has_offer = self.hint is not None and self.hint.rewrite is not None
        self.use.setVisible(has_offer and not for_reason)

    def _on_reason(self) -> None:
        self.kept.emit(self.reason.text())


def said(hint: Hint) -> str:
    """Return a hint in words: what the wording does, then the offer."""
    parts = [f"“{hint.text}”: {hint.explanation}"]
    if hint.rewrite:
        offer = QCoreApplication.translate("wording", "Try: {0}")
        parts.append(offer.format(hint.rewrite))
    return " ".join(parts)
