# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was read from a paste or a file, to be looked at before it enters the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.capture.formats.table import FORMATS
from app.capture.reading import ReadEvent, Reading
from app.capture.sifting import Sieve, guessed, sieve, taken
from ui.kit.button import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.elided_combo import ElidedCombo
from ui.kit.label import Label
from ui.models.sieve_table import TICK, WIDTHS, SieveTable
from ui.panels.reading_words import doubt_sentence, reading_sentence, skipped_text
from ui.theme import current_theme

_SKIPPED_SHOWN = 3


class ReadingPane(QWidget):
    """A table to tick and mend, over the line that the selected event was read from.

    `accepted()` when the ticked events shall enter the review, `left()` when nothing shall;
    `reread_wanted()` when day, zone or format was changed.
    """

    accepted = Signal()
    left = Signal()
    reread_wanted = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading("", "UTC", (), ())
        self._zone, self._near = "UTC", date(1970, 1, 1)
        self.table = SieveTable(self)
        self.view = DataTable(RowHeight.COMPACT, label=self.tr("Events read"))
        self.view.setModel(self.table)
        self.view.set_columns(WIDTHS)
        self.told = Label(role="table_strong", wrap=True)
        self.source = Label(role="mono", tone="text2", wrap=True)
        self.doubts = Label(role="table", tone="warn", wrap=True)
        self.skipped = Label(role="help", tone="text3", wrap=True)
        self.format = ElidedCombo()
        self.day = self._line(self.tr("Day"), self.tr("Day: 2017-01-31"), 150)
        self.zone = self._line(self.tr("Zone of bare times"), self.tr("Zone: Europe/Berlin"), 180)
        self.search = self._line(self.tr("Find"), self.tr("Show only events with…"), 220)
        self.only_guessed = QCheckBox(self.tr("To look at"))
        self.take = PrimaryButton(self.tr("Take the ticked"), key="Alt+Enter")
        self.leave = SecondaryButton(self.tr("Leave it"), key="Esc")
        self._all = GhostButton(self.tr("Tick all shown"), small=True)
        self._none = GhostButton(self.tr("Tick none"), small=True)
        self._lay_out()
        self._connect()

    def show_reading(self, reading: Reading, zone: str, near: date) -> None:
        """Show a reading, its times in `zone`; a time typed without a day is of the day `near`."""
        self._reading, self._zone, self._near = reading, zone, near
        self._choose_format(reading.format)
        self.only_guessed.setChecked(False)
        self._show(sieve(reading.events))
        self.view.select_row(0)
        self.view.setFocus()

    @property
    def events(self) -> tuple[ReadEvent, ...]:
        """The events that are ticked, as they are after mending."""
        return taken(self.table.events)

    @property
    def zone_read(self) -> str:
        """The zone in which the text's bare times were read."""
        return self._reading.zone

    def _line(self, label: str, placeholder: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setPlaceholderText(placeholder)
        line.setToolTip(label)
        line.setFixedWidth(width)
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
        column.addLayout(self._row(self._controls(), stretch_last=True))
        column.addWidget(self.view, 1)
        for label in (self.doubts, self.source, self.skipped):
            column.addWidget(label)
        column.addLayout(self._row((self._all, self._none, None, self.leave, self.take)))

    def _controls(self) -> tuple[QWidget, ...]:
        return (self.format, self.day, self.zone, self.search, self.only_guessed)

    def _row(
        self, widgets: tuple[QWidget | None, ...], *, stretch_last: bool = False
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space.sm)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        if stretch_last:
            row.addStretch(1)
        return row

    def _connect(self) -> None:
        for keys in ("Alt+Return", "Alt+Enter"):
            self._shortcut(keys, self.take.click)
        self._shortcut("Esc", self.left.emit)
        self._shortcut("Space", self._on_ticked, self.view)
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.left)
        self._all.clicked.connect(lambda: self.table.tick_shown(taken=True))
        self._none.clicked.connect(lambda: self.table.tick_shown(taken=False))
        self.table.sifted.connect(self._tell)
        self.table.refused.connect(self.refused)
        self.view.clicked.connect(self._on_clicked)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.search.textChanged.connect(lambda _text: self._show(self.table.events))
        self.only_guessed.toggled.connect(lambda _on: self._show(self.table.events))
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

    def _show(self, events: Sieve) -> None:
        self.table.show_events(events, list(self._visible(events)), self._zone, self._near)
        self._tell()
        self._show_row(-1)

    def _visible(self, events: Sieve) -> Iterator[int]:
        words = self.search.text().casefold().split()
        unsure = frozenset(guessed(events))
        for place, sifted in enumerate(events):
            event = sifted.event
            text = f"{event.text} {event.actor} {event.source}".casefold()
            hidden = self.only_guessed.isChecked() and place not in unsure
            if not hidden and all(word in text for word in words):
                yield place

    def _tell(self) -> None:
        events = self.table.events
        self.told.setText(reading_sentence(self._reading, events))
        count = len(taken(events))
        words = self.tr("Take 1 event") if count == 1 else self.tr("Take {0} events")
        self.take.setText(words.format(count))
        if count:
            self.take.enable()
        else:
            self.take.disable(self.tr("Tick what shall enter the timeline."))
        lines = skipped_text(self._reading).splitlines()
        shown = lines[:_SKIPPED_SHOWN]
        if len(lines) > len(shown):
            shown.append(self.tr("and {0} more lines.").format(len(lines) - len(shown)))
        self.skipped.setText("\n".join(shown))
        self.skipped.setVisible(bool(shown))

    def _choose_format(self, name: str) -> None:
        place = self.format.findText(name)
        if place < 0:
            self.format.addItem(name)
            place = self.format.count() - 1
        self.format.setCurrentIndex(place)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.table.toggle(index.row())

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_row(current.row())

    def _show_row(self, row: int) -> None:
        sifted = self.table.event_at(row)
        self.source.setVisible(sifted is not None)
        self.doubts.setVisible(sifted is not None and bool(sifted.event.doubts))
        if sifted is not None:
            line = " ".join(sifted.event.source.split())[:400]
            self.source.setText(f"{sifted.event.line}: {line}")
            self.doubts.setText(" ".join(doubt_sentence(one) for one in sifted.event.doubts))
