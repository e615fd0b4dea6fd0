# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The events of a reading as a table: ticked or not, their times put right in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MINYEAR, UTC, date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.capture.sifting import (
    Sieve,
    Sifted,
    merged,
    toggled,
    with_actor,
    with_text,
    with_time,
)
from app.capture.typed_times import TypedTime, typed_text
from app.errors import UserFacingError
from app.insight.event_time import span_text
from ui.kit.table_cell import CELL_ROLE, Cell, CellChip
from ui.panels.reading_words import doubt_words

TICK, TIME, INSTANT, WHAT, WHO, DOUBTS, LINE = range(7)
WIDTHS: tuple[int | None, ...] = (36, 168, 146, None, 110, 200, 72)
_EDITED = frozenset({TIME, WHAT, WHO})
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SieveTable(QAbstractTableModel):
    """`show_events(sieve, zone, near)`; `sifted(sieve)` after a person changed something in it.

    `visible` narrows the rows; what is not shown keeps its tick. `refused` carries the sentence of
    a bad time.
    """

    sifted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: Sieve = ()
        self._visible: Sequence[int] = ()
        self._zone = "UTC"
        self._near = date(1970, 1, 1)
        self._titles = (
            "",
            self.tr("Time"),
            self.tr("UTC"),
            self.tr("What happened"),
            self.tr("Who"),
            self.tr("How sure"),
            self.tr("Line"),
        )

    @property
    def events(self) -> Sieve:
        """All events as they are now."""
        return self._events

    def show_events(self, events: Sieve, visible: Sequence[int], zone: str, near: date) -> None:
        """Show those of `events` at the places `visible`, in the review's zone."""
        self.beginResetModel()
        self._events, self._visible = events, visible
        self._zone, self._near = zone, near
        self.endResetModel()

    def event_at(self, row: int) -> Sifted | None:
        """Return the event of a row."""
        return self._events[self._visible[row]] if 0 <= row < len(self._visible) else None

    def toggle(self, row: int) -> None:
        """Take the event of a row, or leave it."""
        event = self.event_at(row)
        if event is not None:
            place = self._visible[row]
            self._replace(toggled(self._events, [place], taken=not event.is_taken))

    def merge(self, row: int, *, on: bool) -> None:
        """Make the event of a row one with its twin in the review, or leave it."""
        event = self.event_at(row)
        if event is not None and event.twin:
            self._replace(merged(self._events, self._visible[row], merged=on))

    def tick_shown(self, *, taken: bool) -> None:
        """Take all events that are shown, or leave them."""
        self._replace(toggled(self._events, self._visible, taken=taken))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many events are shown."""
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in _EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what its editor starts with."""
        sifted = self.event_at(index.row())
        if sifted is None:
            return None
        if role == CELL_ROLE:
            return self._cell(sifted, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(sifted, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(sifted, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take in what was typed; False, and the sentence in `refused`, for a bad time."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _EDITED:
            return False
        place, typed = self._visible[index.row()], str(value)
        try:
            if index.column() == TIME:
                changed = with_time(self._events, place, typed, self._zone, self._day_of(place))
            elif index.column() == WHAT:
                changed = with_text(self._events, place, typed)
            else:
                changed = with_actor(self._events, place, typed)
        except UserFacingError as error:
            self.refused.emit(error.sentence)
            return False
        self._replace(changed)
        return True

    def _replace(self, events: Sieve) -> None:
        self._events = events
        if self._visible:
            corner = self.index(len(self._visible) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)
        self.sifted.emit(events)

    def _day_of(self, place: int) -> date:
        at = self._events[place].event.at
        return at.astimezone(ZoneInfo(self._zone)).date() if at else self._near

    def _cell(self, sifted: Sifted, column: int) -> Cell:
        tone = "text" if sifted.is_taken else "text3"
        words = self._spoken(sifted, column)
        if column == TICK:
            return self._tick(sifted)
        if column == TIME and sifted.event.at is None:
            return Cell(self.tr("not known"), unknown=True, tone="text3")
        if column == DOUBTS:
            chips = self._chips(sifted)
            return Cell("" if chips else self._sureness(sifted), tone="text3", chips=chips)
        if column == WHAT:
            return Cell(words, tone=tone)
        return Cell(words, tone="text3" if column == LINE else tone, strong=column == TIME)

    def _tick(self, sifted: Sifted) -> Cell:
        icon = "square-check" if sifted.is_taken else "square"
        if sifted.is_merged:
            icon = "link"
        is_in = sifted.is_taken or sifted.is_merged
        return Cell("", icon=icon, icon_tone="accent" if is_in else "text3")

    def _chips(self, sifted: Sifted) -> tuple[CellChip, ...]:
        guesses = sifted.guesses
        twin: tuple[CellChip, ...] = ()
        if sifted.is_merged:
            twin = (CellChip(self.tr("merged"), tone="ok"),)
        elif sifted.twin:
            twin = (CellChip(self.tr("there already?"), tone="warn"),)
        return twin + tuple(
            CellChip(doubt_words(doubt), tone="warn" if doubt in guesses else "neutral")
            for doubt in (() if sifted.is_mended else sifted.event.doubts)
        )

    def _sureness(self, sifted: Sifted) -> str:
        """Return the confidence in words, where no doubt says it."""
        return self.tr("put right by hand") if sifted.is_mended else self.tr("sure")

    def _edited(self, sifted: Sifted, column: int) -> str:
        if column == TIME:
            event = sifted.event
            held = TypedTime(event.at, event.until, event.precision)
            return typed_text(held, self._zone, None)
        return self._spoken(sifted, column)

    def _spoken(self, sifted: Sifted, column: int) -> str:
        event = sifted.event
        if column == TICK:
            if sifted.is_merged:
                return self.tr("merged")
            return self.tr("taken") if sifted.is_taken else self.tr("left")
        if column == TIME:
            return self._shown_time(sifted)
        if column == INSTANT:
            return f"{event.at.astimezone(UTC):%Y-%m-%d %H:%M}" if event.at else ""
        if column == DOUBTS:
            words = [] if sifted.is_mended else [doubt_words(doubt) for doubt in event.doubts]
            return ", ".join(words) or self._sureness(sifted)
        return {WHAT: event.text, WHO: event.actor, LINE: str(event.line)}[column]

    def _shown_time(self, sifted: Sifted) -> str:
        event = sifted.event
        zone = ZoneInfo(self._zone)
        never = date(MINYEAR, 1, 1)
        return span_text(event.at, event.until, event.precision, zone, near=never)
