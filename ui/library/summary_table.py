# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The list of reviews as a table model, filtered by what is typed in the search field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.insight.durations import duration_text
from app.review.lifecycle import ReviewState
from app.store.shared_marks import SharedMark
from app.store.summary import ReviewSummary
from ui import dates, labels
from ui.kit.table_cell import CELL_ROLE, Cell, CellChip

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

WIDTHS: tuple[int | None, ...] = (None, 112, 96, 104, 132, 152, 178)
"""Width of each column in logical pixels; the first takes what is left."""


class SummaryTable(QAbstractTableModel):
    """Show summaries, newest incident first, and only those that hold every word searched for."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._all: tuple[ReviewSummary, ...] = ()
        self._shown: list[ReviewSummary] = []
        self._words: tuple[str, ...] = ()
        self._narrowed: frozenset[str] | None = None
        self._archived = False
        self._asking: Mapping[str, str] = {}
        self._shared: Mapping[str, SharedMark] = {}
        self._columns = (
            (self.tr("Review"), self._title),
            (self.tr("Incident"), self._date),
            (self.tr("Severity", "column"), self._severity),
            (self.tr("Impact", "column"), self._impact),
            (self.tr("State"), self._state),
            (self.tr("Actions done", "column"), self._actions),
            (self.tr("Next due"), self._next_due),
        )

    def show_summaries(
        self, summaries: Sequence[ReviewSummary], shared: Mapping[str, SharedMark] | None = None
    ) -> None:
        """Show another list; `shared` marks those that are on a server, by their ids."""
        self._all, self._shared = tuple(summaries), shared or {}
        self._filter()

    def search(self, text: str) -> None:
        """Show only what holds every word of `text`; upper and lower case are alike."""
        self._words = tuple(text.casefold().split())
        self._filter()

    @property
    def is_archived(self) -> bool:
        """True while the archived reviews are shown."""
        return self._archived

    def narrow(self, review_ids: frozenset[str] | None) -> None:
        """Show only these reviews; None shows any."""
        if review_ids != self._narrowed:
            self._narrowed = review_ids
            self._filter()

    def show_archived(self, archived: bool) -> None:
        """Show the archived reviews, or the others."""
        self._archived = archived
        self._filter()

    def show_asking(self, asking: Mapping[str, str]) -> None:
        """Mark the reviews that ask to be reopened; why, by their ids."""
        self._asking = asking
        if self._shown:
            column = self._place_of(self._state)
            last = self.index(len(self._shown) - 1, column)
            self.dataChanged.emit(self.index(0, column), last)

    def summary(self, row: int) -> ReviewSummary | None:
        """Return the review of a row, or None."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def mark_of(self, review_id: str) -> SharedMark | None:
        """Return the mark of a review on a server; None for one that is kept here."""
        return self._shared.get(review_id)

    def row_of(self, review_id: str) -> int:
        """Return the row of a review, or -1."""
        ids = [summary.id for summary in self._shown]
        return ids.index(review_id) if review_id in ids else -1

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many reviews are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        summary = self.summary(index.row())
        if summary is None:
            return None
        if role == CELL_ROLE:
            return self._cell(index.column(), summary)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.column(), summary).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._cell(index.column(), summary).spoken
        if role == Qt.ItemDataRole.ToolTipRole and not index.column():
            return self._where(summary)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self._place_of(self._state):
            return self._asking.get(summary.id)
        return None

    def _cell(self, column: int, summary: ReviewSummary) -> Cell:
        mark = self._shared.get(summary.id)
        show = self._columns[column][1]
        if mark is not None and not mark.is_known and show not in (self._title, self._date):
            return Cell(self.tr("on the server"), unknown=True, tone="text3")
        return show(summary)

    def _where(self, summary: ReviewSummary) -> str | None:
        """Return where a shared review is, and how many edits are still to go there."""
        mark = self._shared.get(summary.id)
        if mark is None:
            return None
        where = self.tr("Shared: {0}").format(mark.server)
        if not mark.waiting:
            return where
        waiting = self.tr("1 edit waits for the server")
        if mark.waiting != 1:
            waiting = self.tr("{0} edits wait for the server").format(mark.waiting)
        return f"{where}, {waiting}"

    def _place_of(self, show: object) -> int:
        return next(place for place, (_, each) in enumerate(self._columns) if each == show)

    def _filter(self) -> None:
        self.beginResetModel()
        fitting = (entry for entry in self._all if self._fits(entry))
        self._shown = sorted(fitting, key=lambda entry: entry.date or date.min, reverse=True)
        self.endResetModel()

    def _fits(self, summary: ReviewSummary) -> bool:
        if summary.archived is not self._archived:
            return False
        if self._narrowed is not None and summary.id not in self._narrowed:
            return False
        text = f"{summary.title} {summary.severity or ''} {summary.date or ''}".casefold()
        return all(word in text for word in self._words)

    def _title(self, summary: ReviewSummary) -> Cell:
        title, mark = summary.title, self._shared.get(summary.id)
        cell = Cell(title or self.tr("Untitled review"), strong=bool(title), unknown=not title)
        if mark is None:
            return cell
        waits = self.tr("{0} waiting", "edits").format(mark.waiting) if mark.waiting else ""
        return replace(cell, icon="server", aside=waits or self.tr("shared", "review"))

    def _date(self, summary: ReviewSummary) -> Cell:
        return _known(dates.day(summary.date), self.tr("not known"))

    def _severity(self, summary: ReviewSummary) -> Cell:
        return _known(summary.severity or "", self.tr("not set"))

    def _impact(self, summary: ReviewSummary) -> Cell:
        minutes = summary.impact_minutes
        return _known("" if minutes is None else duration_text(minutes), self.tr("not known"))

    def _state(self, summary: ReviewSummary) -> Cell:
        if summary.id in self._asking:
            return Cell("", chips=(CellChip(self.tr("Reopen?"), "warn", "lock-open"),))
        state = ReviewState(summary.state)
        return Cell("", chips=(CellChip(labels.words(state), labels.STATE_TONES[state]),))

    def _actions(self, summary: ReviewSummary) -> Cell:
        total, done = summary.total_actions, summary.done_actions
        if not total:
            return Cell(self.tr("none yet"), tone="text3")
        words = self.tr("{0} of {1}", "column").format(done, total)
        tone = "ok" if done == total else "accent"
        return Cell(words, tone="text2", progress=done / total, progress_tone=tone)

    def _next_due(self, summary: ReviewSummary) -> Cell:
        if not summary.open_actions:
            return Cell(self.tr("none open"), tone="text3")
        if summary.next_due is None:
            return Cell(self.tr("no date"), unknown=True)
        due = dates.near_day(summary.next_due, self._today())
        if summary.next_due < self._today():
            return Cell(self.tr("{0}, overdue").format(due), tone="over", strong=True)
        return Cell(due)


def _known(text: str, otherwise: str) -> Cell:
    return Cell(text, tone="text2") if text else Cell(otherwise, unknown=True, tone="text3")
