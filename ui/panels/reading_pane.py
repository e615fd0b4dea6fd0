# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was read from a paste or a file, to be looked at before it enters the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.capture.formats.names import FORMATS
from app.capture.reading import ReadEvent, Reading
from app.capture.reading_filter import ReadingFilter
from app.capture.sifting import Sieve, merges, taken
from app.errors import UserFacingError
from app.review.event import Event
from ui.jobs import Jobs
from ui.kit.button import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.elided_combo import ElidedCombo
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.latest_job import LatestJob
from ui.models.sieve_table import TICK, WIDTHS, SieveTable
from ui.panels.column_row import ColumnRow
from ui.panels.reading_filter_row import ReadingFilterRow, shown
from ui.panels.reading_words import (
    doubt_sentence,
    place_words,
    reading_sentence,
    skipped_text,
    taking_words,
)
from ui.theme import current_theme, px

if TYPE_CHECKING:
    from app.capture.chosen_reading import Columns

_SKIPPED_SHOWN = 3
_SOON = 2_000
"""So many events are narrowed at once; more of them away from the window's thread."""
_GATHER_MS = 150


@dataclass(frozen=True)
class ShownReading:
    """A reading and what it is looked at with."""

    reading: Reading
    events: Sieve
    zone: str
    """The review's, in which times are shown."""
    near: date
    """The day of a time that is typed without one."""
    columns: Columns | None = None
    twins: Mapping[int, Event] = field(default_factory=dict)
    """The review's events that may be the same, by the places of those that were read."""


class ReadingPane(QWidget):
    """A table to tick and mend, over the line that the selected event was read from.

    `accepted()` when the ticked events shall enter the review, `left()` when nothing shall;
    `reread_wanted()` when day, zone, format or columns were changed.
    """

    accepted = Signal()
    left = Signal()
    reread_wanted = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownReading(Reading("", "UTC", (), ()), (), "UTC", date(1970, 1, 1))
        self._narrowing = LatestJob(jobs, _GATHER_MS, self)
        self.table = SieveTable(self)
        self.view = DataTable(RowHeight.COMPACT, label=self.tr("Events read"), sections=False)
        self.view.setModel(self.table)
        self.view.set_columns(WIDTHS)
        self.told = Label(role="table_strong", wrap=True)
        self.source = Label(role="mono", tone="text2", wrap=True)
        self.doubts = Label(role="table", tone="warn", wrap=True)
        self.twin = Label(role="table", tone="text2", wrap=True)
        self.skipped = Label(role="help", tone="text3", wrap=True)
        self.format = ElidedCombo()
        self.day = self._line(self.tr("Day"), self.tr("Day: 2017-01-31"), 150)
        self.zone = self._line(self.tr("Zone of bare times"), self.tr("Zone: Europe/Berlin"), 180)
        self.columns = ColumnRow()
        self.filter = ReadingFilterRow()
        self.merge = SecondaryButton(self.tr("Merge them"), small=True, key="Alt+M")
        self.take = PrimaryButton(self.tr("Take the ticked"), key="Alt+Enter")
        self.leave = SecondaryButton(self.tr("Leave it"), key="Esc")
        self.all = GhostButton(self.tr("Tick all shown"), small=True)
        self.none = GhostButton(self.tr("Tick none"), small=True)
        self._lay_out()
        self._connect()

    def show_reading(self, read: ShownReading) -> None:
        """Show a reading."""
        self._shown = read
        self._choose_format(read.reading.format)
        self.columns.show_columns(read.columns)
        self._narrow(read.events)
        self.view.setFocus()

    @property
    def events(self) -> tuple[ReadEvent, ...]:
        """The events that are ticked, as they are after mending."""
        return taken(self.table.events)

    @property
    def zone_read(self) -> str:
        """The zone in which the text's bare times were read."""
        return self._shown.reading.zone

    @property
    def merges(self) -> tuple[tuple[str, ReadEvent], ...]:
        """The events that become one with an event of the review, with that one's id."""
        return merges(self.table.events)

    def _line(self, label: str, placeholder: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setPlaceholderText(placeholder)
        set_plain_tooltip(line, label)
        line.setFixedWidth(px(width))
        return line

    def _lay_out(self) -> None:
        space = current_theme().space
        self.format.setAccessibleName(self.tr("Format"))
        self.format.addItems(list(FORMATS))
        self.format.setMinimumContentsLength(max(len(name) for name in FORMATS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.sm)
        column.addWidget(self.told)
        column.addLayout(self._row((self.format, self.day, self.zone, None)))
        column.addWidget(self.columns)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addWidget(self.doubts)
        twins = self._row((self.twin, self.merge))
        twins.setStretch(0, 1)
        column.addLayout(twins)
        column.addWidget(self.source)
        column.addWidget(self.skipped)
        column.addLayout(self._row((self.all, self.none, None, self.leave, self.take)))

    def _row(self, widgets: tuple[QWidget | None, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space.sm)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return row

    def _connect(self) -> None:
        for keys in ("Alt+Return", "Alt+Enter"):
            self._shortcut(keys, self.take.click)
        self._shortcut("Esc", self.left.emit)
        self._shortcut("Alt+M", self._on_merged)
        self._shortcut("Space", self._on_ticked, self.view)
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.left)
        self.merge.clicked.connect(self._on_merged)
        self.all.clicked.connect(lambda: self.table.tick_shown(taken=True))
        self.none.clicked.connect(lambda: self.table.tick_shown(taken=False))
        self.table.sifted.connect(self._on_sifted)
        self.table.refused.connect(self.refused)
        self.view.clicked.connect(self._on_clicked)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.filter.changed.connect(lambda: self._narrow(self.table.events))
        self.columns.chosen.connect(self.reread_wanted)
        self.day.returnPressed.connect(self.reread_wanted)
        self.zone.returnPressed.connect(self.reread_wanted)
        self.format.activated.connect(lambda _place: self.reread_wanted.emit())

    def _shortcut(
        self, keys: str, call: Callable[[], object], within: QWidget | None = None
    ) -> None:
        """Let keys act in the pane, or `within` one widget alone and not in its editors."""
        shortcut = QShortcut(QKeySequence(keys), within or self)
        whole = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut if within else whole)
        shortcut.activated.connect(call)

    def _on_ticked(self) -> None:
        self.table.toggle(self.view.selected_row())

    def _on_merged(self) -> None:
        row = self.view.selected_row()
        sifted = self.table.event_at(row)
        if sifted is not None:
            self.table.merge(row, on=not sifted.is_merged)

    def _on_sifted(self, _events: Sieve) -> None:
        self._tell()
        self._show_row(self.view.selected_row())

    def _narrow(self, events: Sieve) -> None:
        """Show those of the events that the filter asks for."""
        try:
            wanted = self.filter.wanted(self._shown.zone, self._shown.near)
        except UserFacingError as error:
            self.refused.emit(error.sentence)
            if events is not self.table.events:
                self._narrowing.stop()
                self._show(events, range(len(events)))
            return
        only_guessed = self.filter.only_guessed.isChecked()
        asks_nothing = wanted == ReadingFilter() and not only_guessed
        if asks_nothing or len(events) <= _SOON:
            self._narrowing.stop()
            places = shown(events, wanted, only_guessed=only_guessed)
            self._show(events, range(len(events)) if asks_nothing else list(places))
            return
        if events is not self.table.events:
            self._show(events, range(len(events)))
        self._narrowing.ask(
            lambda _progress: list(shown(events, wanted, only_guessed=only_guessed)),
            lambda places: self._show(self.table.events, places),
            self.refused.emit,
        )

    def _show(self, events: Sieve, places: Sequence[int]) -> None:
        self.table.show_events(events, places, self._shown.zone, self._shown.near)
        self._tell()
        self.view.select_row(0)
        self._show_row(self.view.selected_row())

    def _tell(self) -> None:
        events = self.table.events
        reading = self._shown.reading
        self.told.setText(reading_sentence(reading, events))
        count, merged = len(self.events), len(self.merges)
        self.take.setText(taking_words(count, merged))
        if count or merged:
            self.take.enable()
        else:
            self.take.disable(self.tr("Tick what shall enter the timeline."))
        self.all.setText(self.tr("Tick the {0} shown").format(f"{self.table.rowCount():,}"))
        self._tell_skipped()

    def _tell_skipped(self) -> None:
        lines = skipped_text(self._shown.reading).splitlines()
        shown_lines = lines[:_SKIPPED_SHOWN]
        if len(lines) > len(shown_lines):
            more = len(lines) - len(shown_lines)
            words = self.tr("and 1 more line.") if more == 1 else self.tr("and {0} more lines.")
            shown_lines.append(words.format(more))
        self.skipped.setText("\n".join(shown_lines))
        self.skipped.setVisible(bool(shown_lines))

    def _choose_format(self, name: str) -> None:
        """Show the format's name; what no text can be read in is there for its reading alone."""
        while self.format.count() > len(FORMATS):
            self.format.removeItem(self.format.count() - 1)
        if self.format.findText(name) < 0:
            self.format.addItem(name)
        self.format.setCurrentIndex(self.format.findText(name))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.table.toggle(index.row())

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_row(current.row())

    def _show_row(self, row: int) -> None:
        sifted = self.table.event_at(row)
        self.source.setVisible(sifted is not None)
        self.doubts.setVisible(sifted is not None and bool(sifted.event.doubts))
        twin = self._twin_of(sifted.twin) if sifted is not None and sifted.twin else None
        self.twin.setVisible(twin is not None)
        self.merge.setVisible(twin is not None)
        if sifted is None:
            return
        line = " ".join(sifted.event.source.split())[:400]
        self.source.setText(f"{place_words(sifted.event)}: {line}")
        self.doubts.setText(" ".join(doubt_sentence(one) for one in sifted.event.doubts))
        if twin is not None:
            self.twin.setText(self._twin_words(twin))
            self.merge.setText(
                self.tr("Do not merge") if sifted.is_merged else self.tr("Merge them")
            )

    def _twin_of(self, event_id: str) -> Event | None:
        twins = self._shown.twins.values()
        return next((event for event in twins if event.id == event_id), None)

    def _twin_words(self, twin: Event) -> str:
        at = twin.at.astimezone(ZoneInfo(self._shown.zone)) if twin.at else None
        words = self.tr("The timeline has at {0} already: “{1}”.")
        return words.format(f"{at:%H:%M:%S}" if at else "?", twin.text[:120])
