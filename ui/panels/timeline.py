# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 4: the timeline as a chart and a table that is edited in place by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.review.changes import Changes
from app.review.edits import Edit, addition, removal, set_field
from app.review.event import Event
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui.dates import long_day
from ui.evidence_intake import Piece
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.kit.notice import Notice
from ui.models.item_table import ItemTable, Row, Section
from ui.panels.event_card import EventCard
from ui.panels.metric_strip import MetricStrip
from ui.panels.order_notice import OrderNotice
from ui.panels.panel import Panel, PanelContext
from ui.panels.reading_pane import ReadingPane
from ui.panels.reading_progress import ReadingProgress
from ui.panels.time_question import TimeQuestion
from ui.panels.timeline_chart_view import TimelineChartView
from ui.panels.timeline_columns import IN_UTC, STAR, TIME, WHAT, WIDTHS, columns
from ui.panels.timeline_intake import TimelineIntake
from ui.panels.zone_question import ZoneQuestion
from ui.session_bridge import SessionBridge
from ui.theme import px

_CHART_FROM_HEIGHT = 450
_METRICS_FROM_HEIGHT = 700
_UTC_FROM_WIDTH = 1000
"""With less, the wording needs the column; the tip and the card tell the time in UTC too."""


class TimelinePanel(Panel):
    """The events sorted by instant; one of unknown time stays where it was entered."""

    kinds = frozenset({Kind.EVENT, Kind.EVIDENCE, Kind.INCIDENT})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Timeline"))
        self.table = ItemTable(columns(), _rows, self._apply_typed, self)
        self.view = DataTable(RowHeight.COMPACT, label=self.tr("Timeline"))
        self.view.setModel(self.table)
        self.view.set_columns(WIDTHS)
        self.chart = TimelineChartView()
        self._chart_card = Card(flush=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.chart, 1)
        row.addWidget(self.chart.buttons)
        self._chart_card.add_layout(row)
        self._metrics = MetricStrip()
        self._card = EventCard(bridge)
        self._empty = EmptyState(
            self.tr(
                "No events yet. Paste or drop a chat, a log or a table, add one, "
                "or type /t 14:03 and what was seen."
            ),
            self.tr("Add an event"),
            icon="plus",
        )
        self.notice = Notice()
        self._asked = TimeQuestion(self.notice, self.apply)
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        self._add = SecondaryButton(self.tr("Event"), icon="plus")
        self._open = SecondaryButton(self.tr("Read a file"), icon="file-text")
        self._open.set_tip(self.tr("Or paste a chat, a log or a table here (Ctrl+V), or drop it"))
        self.header.add_action(self._open)
        self.header.add_action(self._add)
        self.reading = ReadingPane(context.jobs)
        self.reading.hide()
        self.progress = ReadingProgress()
        self.intake = TimelineIntake(self.reading, self.progress, context, lambda: self.review)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.reading, 1)
        for widget in (self._chart_card, self._metrics):
            self.body.addWidget(widget)
        self.order = OrderNotice()
        self.body.addWidget(self.order)
        self.zone_question = ZoneQuestion()
        self.body.addWidget(self.zone_question)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self.setAcceptDrops(True)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the events; the selected one stays selected wherever it moved to."""
        selected = self._selected_id()
        self.table.refresh(review)
        if selected:
            self._reselect(selected)
        self.chart.show_review(review)
        self._show_parts()
        zone = review.incident.time_zone
        words = self.tr("What did people see, think and do, minute by minute? Times in {0}.")
        self.header.set_sub(words.format(zone))
        self._metrics.show_review(review)
        self.order.show_review(review)
        self._card.show_event(review, self._selected_id())

    def focus_first(self) -> None:
        """Put the focus on the table."""
        if self.is_reading:
            self.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.review.events:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.view.selected_row() < 0:
                self.view.select_row(self._first_row())
        else:
            self._empty.button.setFocus()

    def guide_widget(self) -> QWidget:
        """Return the card of the selected event."""
        return self._card

    def show_item(self, item_id: str) -> None:
        """Select an event."""
        self._reselect(item_id)

    def outlook(self) -> object:
        """Return the selected event, and the text that is being read."""
        return self._selected_id(), self.intake.piece if self.is_reading else None

    def take_outlook(self, outlook: object) -> None:
        """Select the same event, and read the same text."""
        if isinstance(outlook, tuple):
            event_id, piece = outlook
            self.show_item(event_id)
            if piece is not None:
                self.intake.take_piece(piece)

    def add_event(self) -> None:
        """Add an event behind the selected one and begin with its time."""
        event = Event(id="", actor="")
        edit = addition(self.review, event, after=self._selected_id() or None)
        changes = self.apply(edit, self.tr("add event"))
        if changes is not None:
            (_, event_id) = next(iter(changes.added))
            self.view.edit_cell(self.table.row_of(event_id), TIME)

    def take_document(self, data: QMimeData) -> bool:
        """Read the times of what was pasted, as if it had been pasted into the table."""
        return not self.is_reading and self.intake.take_in(data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave chart and figures out where the table needs the room."""
        super().resizeEvent(event)
        self._show_what_fits()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if self.intake.take_in(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected event, Insert adds one, the star key marks it."""
        if event.key() == Qt.Key.Key_Escape and self.intake.is_busy:
            self.intake.stop()
        elif self.is_reading:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete and self._selected_id():
            self._remove(self._selected_id())
        elif event.key() == Qt.Key.Key_Insert:
            self.add_event()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Asterisk:
            self._toggle_star(self.table.item(self.view.selected_row()))
        else:
            super().keyPressEvent(event)

    @property
    def is_reading(self) -> bool:
        """True while what was pasted or opened is looked at."""
        return not self.reading.isHidden()

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_event)
        self._open.clicked.connect(self._on_open)
        self.intake.opened.connect(lambda: self._show_reading(True))
        self.intake.closed.connect(lambda: self._show_reading(False))
        self.intake.accepted.connect(self._on_accepted)
        self._empty.acted.connect(self.add_event)
        self.view.link_followed.connect(self.follow)
        self.view.end_passed.connect(self.add_event)
        self.view.clicked.connect(self._on_clicked)
        self.table.refused.connect(self._asked.explain)
        self.view.edit_refused.connect(self._on_refused)
        self.notice.closed.connect(lambda: self._on_notice_closed(self.notice))
        self.zone_question.closed.connect(lambda: self._on_notice_closed(self.zone_question))
        self.order.closed.connect(lambda: self._on_notice_closed(self.order))
        self.order.event_wanted.connect(self._go_to)
        self.zone_question.wanted.connect(self._on_zone_wanted)
        self.chart.clicked.connect(self._go_to)
        self.chart.drawn.connect(self._show_what_fits)
        self.chart.picture_wanted.connect(lambda: self.picture_wanted.emit("timeline"))
        self._card.gaps.event_wanted.connect(self._reselect)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _paste(self) -> None:
        if not self.intake.take_in(QGuiApplication.clipboard().mimeData()):
            self.context.tell(self.tr("There is no text on the clipboard to read times from."))

    def _on_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Read events from a file"))
        if name:
            self.intake.take_piece(Piece(Path(name).name, path=Path(name)))

    def _on_accepted(self, edit: Edit) -> None:
        before = len(self.review.events)
        if self.apply(edit, self.tr("add events")) is None:
            return
        self.focus_first()
        if not before:
            self.zone_question.ask_after(self.review, self.reading.zone_read)
        count = len(self.review.events) - before
        words = self.tr("1 event was added.") if count == 1 else self.tr("{0} events were added.")
        if not count:
            words = self.tr("What was read is linked to the events it was merged with.")
        self.context.tell(words.format(count), self.tr("Undo"))

    def _show_reading(self, shown: bool) -> None:
        self.reading.setVisible(shown)
        self._show_parts()
        self.focus_first()

    def _show_parts(self) -> None:
        """Show the timeline, or what is read for it."""
        has_events = bool(self.review.events)
        self.view.setVisible(has_events and not self.is_reading)
        self._empty_card.setVisible(not has_events and not self.is_reading)
        for button in (self._add, self._open):
            button.setVisible(not self.is_reading)
        self._show_what_fits()

    def _apply_typed(self, edit: Edit, label: str, base: Review) -> None:
        self.notice.dismiss()
        self.apply(edit, label, base=base)

    def _on_refused(self, index: QModelIndex, typed: str) -> None:
        event = self.table.item(index.row())
        if index.column() == TIME and isinstance(event, Event):
            self._asked.ask(self.review, event, typed)

    def _on_zone_wanted(self, zone: str) -> None:
        edit = set_field(self.review.incident, "time_zone", zone)
        self.apply(edit, self.tr("choose time zone"))

    def _on_notice_closed(self, notice: Notice) -> None:
        if notice.had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, event_id: str) -> None:
        row = self.view.selected_row()
        edit = removal(self.review, Kind.EVENT, event_id)
        if self.apply(edit, self.tr("remove event")) is not None:
            self.view.select_row(min(row, self.table.rowCount() - 1))
            self.context.tell(self.tr("Event removed."), self.tr("Undo"))

    def _toggle_star(self, event: object) -> None:
        if isinstance(event, Event):
            edit = set_field(event, "starred", not event.starred)
            self.apply(edit, self.tr("mark event"))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == STAR:
            self._toggle_star(self.table.item(index.row()))

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        item = self.table.item(current.row())
        event_id = item.id if item is not None else ""
        self._card.show_event(self.review, event_id)
        self.chart.show_event(event_id)

    @property
    def item_in_hand(self) -> str:
        """Id of the selected event, or an empty string."""
        return self._selected_id()

    def _selected_id(self) -> str:
        item = self.table.item(self.view.selected_row())
        return item.id if item is not None else ""

    def _reselect(self, event_id: str) -> None:
        row = self.table.row_of(event_id)
        if row >= 0 and row != self.view.selected_row():
            self.view.select_row(row, WHAT)

    def _go_to(self, event_id: str) -> None:
        """Select an event and go on there with the keyboard."""
        self._reselect(event_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_row(self) -> int:
        rows = range(self.table.rowCount())
        return next((row for row in rows if self.table.item(row) is not None), 0)

    def _show_what_fits(self) -> None:
        narrow = self.width() < px(_UTC_FROM_WIDTH)
        self.view.setColumnHidden(IN_UTC, narrow or self.review.incident.time_zone == "UTC")
        tall = self.height() >= px(_CHART_FROM_HEIGHT) and not self.is_reading
        self._chart_card.setVisible(tall and not self.chart.is_empty)
        has_events = bool(self.review.events) and not self.is_reading
        self._metrics.setVisible(has_events and self.height() >= px(_METRICS_FROM_HEIGHT))


def _rows(review: Review) -> list[Row]:
    """Return the events, with a heading where a day begins (none for a timeline of one day)."""
    timeline, zone = review.timeline, zone_of(review)
    days = [None if event.at is None else event.at.astimezone(zone).date() for event in timeline]
    if len({day for day in days if day is not None}) < 2:
        return list(timeline)
    rows: list[Row] = []
    day = None
    for event, today in zip(timeline, days, strict=True):
        if today is not None and today != day:
            rows.append(Section(long_day(today)))
            day = today
        rows.append(event)
    return rows
