# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The reviews on the chosen server that this login may see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.review.lifecycle import ReviewState
from app.store.summary import ReviewSummary
from ui import dates, labels
from ui.kit.entry_list import Entry, EntryList
from ui.sharing.server_card import ServerCard
from ui.sharing.server_desk import ServerDesk


class ReviewsCard(ServerCard):
    """Follows the desk. `review_wanted(id)` with Enter or a double click."""

    review_wanted = Signal(str)

    def __init__(self, desk: ServerDesk) -> None:
        super().__init__(desk)
        self._reviews: Sequence[ReviewSummary] | None = None
        self._is_arriving = False
        self.list = EntryList(self.tr("Reviews on the server"), wrap=True, grows=True)
        self.body.insertWidget(self.body.indexOf(self.ways), self.list)
        self.setTabOrder(self.list, self.again)
        self.list.chosen.connect(self.review_wanted)

    def show_reviews(self, reviews: Sequence[ReviewSummary] | None) -> None:
        """Show what is there; None while that is not known."""
        self._reviews = reviews
        shown = [each for each in reviews or () if not each.archived]
        self.list.show_entries([self._entry(each) for each in shown])
        self.list.setVisible(bool(shown))
        self._arrive()

    def show_desk(self) -> None:
        """Show how it stands with the chosen server, and go on to what it answered."""
        super().show_desk()
        if self._desk.server is not None:
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
        super()._on_given(password, remember)

    def _fine_words(self) -> tuple[str, str]:
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
