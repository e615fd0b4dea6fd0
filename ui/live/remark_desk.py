# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tells what became of own words that met somebody else's, in one calm question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.insight.place import step_of
from app.session.arrival import Arrival
from app.session.step import Outcome, Remark
from ui.facilitation.offer import Choice, Offer
from ui.live.place_words import place_words

if TYPE_CHECKING:
    from ui.shell.review_page import ReviewPage


class RemarkDesk(QObject):
    """Collect remarks until somebody has seen them. What merged well is not worth a word."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._told: list[Remark] = []
        self._author = ""
        page.bridge.arrived.connect(self._on_arrived)
        page.bridge.remarked.connect(self._take)

    @property
    def waiting(self) -> tuple[Remark, ...]:
        """What is to be told."""
        return tuple(self._told)

    def _on_arrived(self, arrivals: Sequence[Arrival]) -> None:
        mine = self._page.bridge.session.author
        edits = [edit for arrival in arrivals for edit in arrival.edits]
        authors = {edit.author for edit in edits if edit.author not in ("", mine)}
        self._author = next(iter(authors)) if len(authors) == 1 else ""
        self._take([remark for arrival in arrivals for remark in arrival.remarks])

    def _take(self, remarks: Sequence[Remark]) -> None:
        known = {(each.outcome, each.ref, each.field) for each in self._told}
        new = [
            each
            for each in remarks
            if each.outcome is not Outcome.MERGED
            and (each.outcome, each.ref, each.field) not in known
        ]
        if new:
            is_first = not self._told
            self._told += new
            if is_first:
                self._page.meeting.offer(self._offer)

    def _offer(self) -> Offer | None:
        if not self._told:
            return None
        last = self._told[-1]
        choices: list[Choice] = []
        if any(each.outcome is Outcome.ALTERNATIVE for each in self._told):
            choices.append((self.tr("Choose"), self._choose))
        elif last.ref is not None and self._page.review.get(*last.ref) is not None:
            choices.append((self.tr("Show it"), partial(self._show, last)))
        choices.append((self.tr("Good"), self._told.clear))
        words = self._words(last) if len(self._told) == 1 else self._summary()
        return Offer(words, choices, icon="git-branch")

    def _words(self, remark: Remark) -> str:
        who = self._author or self.tr("Somebody")
        name = self._name(remark)
        if remark.outcome is Outcome.ALTERNATIVE:
            words = self.tr("{0} wrote over the same words as you ({1}). Both wordings are kept.")
            return words.format(who, name)
        if remark.outcome is Outcome.KEPT:
            words = self.tr("{0} removed {1} while you wrote; it stays with your words.")
            return words.format(who, name)
        return self.tr("One of your edits no longer fits. {0}").format(remark.sentence)

    def _summary(self) -> str:
        outcomes = [each.outcome for each in self._told]
        counted = (
            (self.tr("wordings to choose: {0}"), Outcome.ALTERNATIVE),
            (self.tr("removed and kept: {0}"), Outcome.KEPT),
            (self.tr("no longer fitting: {0}"), Outcome.LEFT_OUT),
        )
        found = [words.format(outcomes.count(each)) for words, each in counted if each in outcomes]
        return self.tr("Your edits met others'. {0}.").format("; ".join(found))

    def _name(self, remark: Remark) -> str:
        """Return which text it was, or which item where that was removed as a whole."""
        if remark.ref is None:
            return self.tr("this review")
        field = remark.field if remark.outcome is Outcome.ALTERNATIVE else ""
        return place_words(self._page.review, (*remark.ref, field)) or self.tr("this review")

    def _show(self, remark: Remark) -> None:
        self._told.clear()
        if remark.ref is not None:
            kind, item_id = remark.ref
            self._page.show_item(step_of(kind, remark.field), item_id)
            self._page.panel.show_field((kind, item_id, remark.field))

    def _choose(self) -> None:
        self._told.clear()
        if self._page.sheet != "choices":
            self._page.toggle_sheet("choices")
