# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a search found: each review with the places that hold the words, to go there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.agenda.steps import step
from app.review.item import Kind, kind_words
from ui import dates, labels
from ui.kit.announce import announce
from ui.kit.button import GhostButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.linked_text import found_format
from ui.theme import current_theme

if TYPE_CHECKING:
    # These import SQLAlchemy, which the first paint does without.
    from app.store.search import Found, FoundReview, Hit


class SearchResults(QWidget):
    """`place_wanted(review_id, hit)`, the hit being None for the review as a whole.

    `more_wanted()` asks for more of what was found, `all_wanted()` for the whole library, `left()`
    for the way back to the words.
    """

    place_wanted = Signal(str, object)
    more_wanted = Signal()
    all_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, tuple[str, Hit | None]] = {}
        self._count = Label(role="help", tone="text2")
        self._more = GhostButton(self.tr("Show more"), small=True)
        self._all = GhostButton(self.tr("Show all reviews"), icon="x", small=True)
        self.list = EntryList(self.tr("Found"), wrap=True, look=found_format)
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self._more)
        top.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self._on_chosen)
        self._more.clicked.connect(self.more_wanted)
        self._all.clicked.connect(self.all_wanted)

    def show_found(self, found: Found) -> None:
        """Show what was found; the first place is gone to."""
        entries: list[Entry] = []
        self._places = {}
        for review in found.reviews:
            entries += self._entries(review)
        self.list.show_entries(entries)
        if entries:
            self.list.go_to(0)
            self.list.scrollToTop()
        self._count.setText(self._sentence(found))
        announce(self, self._count.text())
        self._more.setVisible(found.total > len(found.reviews) or not found.is_all)

    def open_first(self) -> None:
        """Go to what is chosen in the list, which is the best at first."""
        self._on_chosen(self.list.current_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the words with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_chosen(self, entry_id: str) -> None:
        if entry_id in self._places:
            self.place_wanted.emit(*self._places[entry_id])

    def _sentence(self, found: Found) -> str:
        shown = len(found.reviews)
        if not found.is_all:
            return self.tr("More than {0} reviews; the {1} best are shown").format(
                found.total, shown
            )
        if found.total > shown:
            return self.tr("{0} reviews; the {1} best are shown").format(found.total, shown)
        return self.tr("1 review") if shown == 1 else self.tr("{0} reviews").format(shown)

    def _entries(self, found: FoundReview) -> list[Entry]:
        """Return a review's heading and, below it, its places."""
        summary = found.summary
        title = summary.title or self.tr("Untitled review")
        of_title = [hit for hit in found.hits if hit.snippet.text == title]
        facts = (dates.day(summary.date), summary.severity, labels.words(summary.state))
        heading = Entry(
            self._keep(summary.id, None),
            title,
            note=" · ".join(filter(None, facts)),
            icon="file-text",
            token="accent",
            marks=of_title[0].snippet.marks if of_title else (),
            is_heading=True,
        )
        rows = [heading]
        for hit in found.hits:
            if hit not in of_title:
                entry_id = self._keep(summary.id, hit)
                marks = hit.snippet.marks
                words = place_words(hit)
                rows.append(
                    Entry(entry_id, hit.snippet.text, note=words, icon="corner-down-right",
                          marks=marks)
                )  # fmt: skip
        if found.more and len(rows) > 1:
            last = rows[-1]
            one = self.tr("{0} · and 1 more place")
            words = one if found.more == 1 else self.tr("{0} · and {1} more places")
            more = words.format(last.note, found.more)
            rows[-1] = Entry(last.id, last.text, more, last.icon, marks=last.marks)
        return rows

    def _keep(self, review_id: str, hit: Hit | None) -> str:
        entry_id = str(len(self._places))
        self._places[entry_id] = (review_id, hit)
        return entry_id


def place_words(hit: Hit) -> str:
    """Return where a hit stands: the step and what it is."""
    at = step(hit.step)
    return f"{at.number} {at.title} · {_of_what(hit)}"


def _of_what(hit: Hit) -> str:
    if hit.kind is not Kind.INCIDENT:
        return kind_words(hit.kind) if hit.field != "tags" else _tr("tags")
    return {
        "title": _tr("title"),
        "reference": _tr("reference"),
        "service": _tr("service"),
        "summary": _tr("summary"),
        "statement": _tr("root-cause statement"),
        "review_reason": _tr("why it is reviewed"),
    }[hit.field]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchResults", text)
