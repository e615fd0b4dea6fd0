# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The reviews on the chosen server that this login may see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.review.lifecycle import ReviewState
from app.store.summary import ReviewSummary
from ui import dates, labels
from ui.kit.button import GhostButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.sharing.password_row import PasswordRow
from ui.sharing.server_desk import ServerDesk


class ReviewsCard(Card):
    """Follows the desk. `review_wanted(id)` with Enter or a double click."""

    review_wanted = Signal(str)
    change_wanted = Signal()

    def __init__(self, desk: ServerDesk) -> None:
        super().__init__()
        self._desk = desk
        self._reviews: Sequence[ReviewSummary] | None = None
        self._is_arriving = False
        self.host = Label(role="table", tone="text2", wrap=True)
        self.state = Label(role="table", tone="text2", wrap=True)
        self.password = PasswordRow()
        self.list = EntryList(self.tr("Reviews on the server"), wrap=True, grows=True)
        self.again = GhostButton(self.tr("Ask again"), icon="refresh-cw", small=True)
        self.change = GhostButton(self.tr("Change"), icon="pencil", small=True)
        self.forget = GhostButton(self.tr("Other password"), icon="lock-open", small=True)
        self.remove = GhostButton(self.tr("Remove"), icon="trash-2", small=True)
        buttons = button_line(self.again, self.change, self.forget, self.remove)
        for part in (self.host, self.state, self.password, self.list, buttons):
            self.add(part)
        self.password.given.connect(self._on_given)
        self.list.chosen.connect(self.review_wanted)
        self.again.clicked.connect(desk.ask)
        self.change.clicked.connect(self.change_wanted)
        self.forget.clicked.connect(desk.forget_password)
        self.remove.clicked.connect(desk.remove)

    def show_reviews(self, reviews: Sequence[ReviewSummary] | None) -> None:
        """Show what is there; None while that is not known."""
        self._reviews = reviews
        shown = [each for each in reviews or () if not each.archived]
        self.list.show_entries([self._entry(each) for each in shown])
        self.list.setVisible(bool(shown))
        self._arrive()

    def show_desk(self) -> None:
        """Show how it stands with the chosen server."""
        desk, look = self._desk, self._desk.look
        self.setVisible(desk.server is not None)
        if desk.server is None:
            return
        self.set_title(desk.server.name)
        self.host.setText(desk.server.address.text.partition("?")[0])
        wanted = look.wanted if look is not None else None
        self.password.setVisible(wanted is not None)
        if wanted is not None:
            self.password.ask(wanted, can_remember=desk.can_remember)
        words, tone = self._words()
        self.state.setText(words)
        self.state.set_tone(tone)
        self.state.setVisible(bool(words))
        for button in (self.again, self.change, self.forget, self.remove):
            button.setEnabled(not desk.is_working)
        self.forget.setVisible(look is not None and look.is_fine)
        self._arrive()

    def focus_first(self) -> None:
        """Go to the reviews, or to what is asked before; while the server is asked, that waits."""
        self._is_arriving = self._desk.look is None
        if self.password.isVisible():
            self.password.field.setFocus()
        elif self.list.isVisible():
            self.list.focus_list()
        else:
            self.again.setFocus()

    def _arrive(self) -> None:
        """Go on to what the server answered, where the focus waits for it here."""
        look = self._desk.look
        if not self._is_arriving or look is None or self._desk.is_busy:
            return
        if not look.is_fine or self._reviews is not None:
            self._is_arriving = False
            if self.isAncestorOf(self.window().focusWidget() or self.window()):
                self.focus_first()

    def _on_given(self, password: str, remember: bool) -> None:
        self._is_arriving = True
        self._desk.give_password(password, remember=remember)

    def _words(self) -> tuple[str, str]:
        desk, look = self._desk, self._desk.look
        if desk.is_busy:
            return self.tr("Asking the server…"), "text2"
        if look is not None and look.wanted is None and look.sentences:
            return " ".join(look.sentences), "text2" if look.is_fine else "over"
        if self._reviews is not None and not self.list.entries:
            return self.tr("There is no review on this server that you may see."), "text2"
        return "", "text2"

    def _entry(self, review: ReviewSummary) -> Entry:
        state = labels.words(ReviewState(review.state))
        note = " · ".join(part for part in (dates.day(review.date), state) if part)
        return Entry(
            review.id,
            review.title or self.tr("Untitled review"),
            note,
            "server",
            is_note_below=True,
        )
