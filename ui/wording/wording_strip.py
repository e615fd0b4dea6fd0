# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The row that speaks of a wording or a misspelt word: what it is, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.insight.language.hints import Hint
from app.insight.spelling.misspellings import Misspelling
from ui.keys import follow_key, spoken_key
from ui.kit.announce import announce
from ui.kit.answering import answer_for_editors
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme
from ui.wording.mark_words import said
from ui.wording.offer_row import OfferRow
from ui.wording.text_reader import Mark


class WordingStrip(Strip):
    """Hidden until `show_mark`. It takes the focus only for a reason, or for what was meant.

    `used` when an offer is wanted, `quoted` when the sentence is somebody's words, `kept(reason)`
    when the wording stays, `added` when a word goes into the review's dictionary, `meant(word)`
    when another one is to be written; `left` when the answer is not given after all.
    """

    used = Signal()
    quoted = Signal()
    kept = Signal(str)
    added = Signal()
    meant = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hint_bg", "hint_line", current_theme().size.hint_strip, parent)
        answer_for_editors(self)
        self.mark: Mark | None = None
        self._icon = IconLabel("sparkle")
        self.words = Label(role="table_medium", wrap=True)
        self.use = SecondaryButton(small=True)
        self.keep = GhostButton(small=True)
        self.quote = GhostButton(self.tr("It is a quote"), small=True)
        self.offers = OfferRow()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why keep it? Enter keeps it, with or without."))
        self.reason.setAccessibleName(self.tr("Reason to keep the wording"))
        self.row.setSpacing(current_theme().space.sm)
        self.row.addWidget(self._icon)
        self.row.addWidget(self.words)
        for part in (self.reason, self.offers, self.use, self.keep, self.quote):
            self.row.addWidget(part)
        for button in (self.use, self.keep, self.quote):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        follow_key(self.use, "use_wording", self.use.set_key)
        follow_key(self.keep, "keep_wording", self.keep.set_key)
        follow_key(self.quote, "quote_wording", self.quote.set_key)
        self.use.clicked.connect(self.used)
        self.keep.clicked.connect(self.keep_it)
        self.quote.clicked.connect(self.quoted)
        self.offers.chosen.connect(self.meant)
        self.reason.returnPressed.connect(lambda: self.kept.emit(self.reason.text()))
        self.hide()

    @property
    def hint(self) -> Hint | None:
        """The wording it speaks of; None while it is a misspelt word, or nothing."""
        return self.mark if isinstance(self.mark, Hint) else None

    def show_mark(self, mark: Mark | None) -> None:
        """Speak of a wording or a word, or of nothing."""
        if mark == self.mark and not self.isHidden():
            return
        self.mark = mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        self._show_answers()
        is_word = isinstance(mark, Misspelling)
        self._icon.set_icon("pencil" if is_word else "sparkle", "text2" if is_word else "hint")
        self.words.setText(said(mark))
        self.use.setText(self._use_words(mark))
        self.keep.setText(self.tr("Add to the dictionary") if is_word else self.tr("Keep mine"))
        name = self.tr("Spelling") if is_word else self.tr("Wording")
        self.setAccessibleName(f"{name}: {said(mark)}")
        self.say()

    def say(self) -> None:
        """Let a screen reader say what it speaks of, and the key that answers."""
        action = "keep_wording" if self.use.isHidden() else "use_wording"
        announce(self, f"{self.accessibleName()} {spoken_key(action)}")

    def keep_it(self) -> None:
        """Ask why the wording stays; a word goes into the dictionary without a question."""
        if isinstance(self.mark, Misspelling):
            self.added.emit()
        elif self.mark is not None:
            self._show_answers(for_reason=True)
            self.reason.setFocus()

    def show_offers(self, offers: Sequence[str]) -> None:
        """Offer what may have been meant by a word."""
        self.use.setVisible(not offers)
        self.offers.show_offers(offers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on an answer with Esc."""
        is_asking = not self.reason.isHidden() or not self.offers.isHidden()
        if event.key() == Qt.Key.Key_Escape and is_asking:
            self._show_answers()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_answers(self, *, for_reason: bool = False) -> None:
        is_word = isinstance(self.mark, Misspelling)
        has_offer = is_word or (self.hint is not None and self.hint.rewrite is not None)
        self.reason.clear()
        self.reason.setVisible(for_reason)
        self.offers.hide()
        self.keep.setVisible(not for_reason)
        self.quote.setVisible(not for_reason and not is_word)
        self.use.setVisible(has_offer and not for_reason)

    def _use_words(self, mark: Mark) -> str:
        if isinstance(mark, Misspelling):
            return self.tr("What was meant?")
        return self.tr("Use this") if mark.rewrite else self.tr("Leave it out")
