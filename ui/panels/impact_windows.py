# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The stretches in which users felt the incident in different ways, as a table edited in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.capture.typed_times import TypedTime, read_typed_time, typed_text
from app.insight.event_time import span_text
from app.insight.metrics import moment_at
from app.review.changes import Changes
from app.review.edits import Edit, addition, batch, removal, set_field
from app.review.event import Moment, Precision
from app.review.impact_window import ImpactWindow
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui.fields.parsed_field import percent, whole_number, written_number, written_percent
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.table_cell import Cell
from ui.models.item_table import Column, ItemTable
from ui.panels.timeline_columns import near_day
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

FROM, TO, AFFECTED, USE, WHAT = range(5)
_WIDTHS: tuple[int | None, ...] = (112, 112, 84, 76, None)
_MOST_ROWS = 6


class ImpactWindowsCard(Card):
    """Enter behind the last cell adds a window, Delete removes the one that is selected.

    `grown()` when a row was added and its cell is about to be edited.
    """

    grown = Signal()

    def __init__(self, bridge: SessionBridge, tell: Callable[[str, str], None]) -> None:
        super().__init__(self.tr("Windows of different severity"))
        self._bridge = bridge
        self._tell = tell
        self.table = ItemTable(_columns(), lambda review: review.impact_windows, self._take, self)
        self.view = DataTable(RowHeight.COMPACT, label=self.tr("Windows of impact"))
        self.view.setModel(self.table)
        self.view.set_columns(_WIDTHS)
        self.notice = Notice()
        self._told = Label(role="help", tone="text3", wrap=True)
        self._told.setText(
            self.tr("Where users felt it in stages: one line a stage. Without any, the whole "
                    "incident counts, from impact start to mitigated.")
        )  # fmt: skip
        self.adding = GhostButton(self.tr("Window"), icon="plus", small=True)
        self.add_action(self.adding)
        for widget in (self.notice, self._told, self.view):
            self.add(widget)
        self.adding.clicked.connect(self.add_window)
        self.view.end_passed.connect(self.add_window)
        self.table.refused.connect(lambda words: self.notice.tell(words, NoticeLevel.WARN))

    def show_review(self, review: Review) -> None:
        """Show the windows; the table takes the room of its rows."""
        self.table.refresh(review)
        count = len(review.impact_windows)
        self.view.setVisible(bool(count))
        self._told.setVisible(not count)
        rows = min(count, _MOST_ROWS) * self.view.row_height.pixels
        self.view.setFixedHeight(current_theme().size.header + rows + 3)

    def add_window(self) -> None:
        """Add a window behind the others: the first one is the whole incident."""
        review = self._bridge.review
        before = review.impact_windows[-1].until if review.impact_windows else None
        at = before or moment_at(review, Moment.IMPACT_START)
        until = moment_at(review, Moment.MITIGATED)
        if at is not None and until is not None and until <= at:
            until = None
        changes = self._bridge.apply(
            addition(review, ImpactWindow(id="", at=at, until=until)),
            self.tr("add window of impact"),
            initiator="impact windows",
        )
        if changes is not None:
            (_, window_id) = next(iter(changes.added))
            self.grown.emit()
            self.view.edit_cell(self.table.row_of(window_id), FROM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected window, Insert adds one."""
        item = self.table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Delete and item is not None and self.view.hasFocus():
            edit = removal(self._bridge.review, Kind.IMPACT_WINDOW, item.id)
            if self._take(edit, self.tr("remove window of impact")) is not None:
                self._tell(self.tr("Window removed."), self.tr("Undo"))
        elif event.key() == Qt.Key.Key_Insert:
            self.add_window()
        else:
            super().keyPressEvent(event)

    def _take(self, edit: Edit, label: str, base: Review | None = None) -> Changes | None:
        self.notice.dismiss()
        return self._bridge.apply(edit, label, initiator="impact windows", base=base)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_tr("From"), _shown("at"), _typed("at"), _set_start),
        Column(_tr("To"), _shown("until"), _typed("until"), _set_end),
        Column(
            _tr("Affected"), _show_affected, _affected_text, _set_affected,
            tip=lambda _r, _w: _tr("Users, such as 1,200, or the share of them, such as 30 %"),
        ),
        Column(
            _tr("Of use"), _show_use, _use_text, _set_use,
            tip=lambda _r, _w: _tr("The share of their use that was affected; empty: all of it"),
        ),
        Column(
            _tr("What they felt"),
            lambda _r, one: Cell(one.description),
            lambda _r, one: str(one.description),
            lambda _r, one, typed: set_field(one, "description", typed),
        ),
    )  # fmt: skip


def _shown(field: str) -> Callable[[Review, ImpactWindow], Cell]:
    def show(review: Review, window: ImpactWindow) -> Cell:
        at: datetime | None = getattr(window, field)
        if at is None:
            return Cell(_tr("not known"), unknown=True, tone="text3")
        near = _home(review) if field == "at" or window.at is None else _day(review, window.at)
        zone = zone_of(review)
        return Cell(span_text(at, None, _precision(at), zone, near), strong=True)

    return show


def _typed(field: str) -> Callable[[Review, ImpactWindow], str]:
    def text(review: Review, window: ImpactWindow) -> str:
        at: datetime | None = getattr(window, field)
        if at is None:
            return ""
        held = TypedTime(at, None, _precision(at))
        near = _home(review) if window.at is None else _day(review, window.at)
        return typed_text(held, review.incident.time_zone, near)

    return text


def _set_start(review: Review, window: ImpactWindow, typed: str) -> Edit | None:
    """Take when a window began; a range gives its end too."""
    start = moment_at(review, Moment.IMPACT_START)
    near = _home(review) if window.at is None else _day(review, window.at)
    read = read_typed_time(typed, review.incident.time_zone, near, start)
    edits = [set_field(window, "at", read.at)]
    if read.until is not None:
        edits.append(set_field(window, "until", read.until))
    return batch(edits)


def _set_end(review: Review, window: ImpactWindow, typed: str) -> Edit | None:
    """Take when a window ended: a bare time before its start is of the next day."""
    near = _home(review) if window.at is None else _day(review, window.at)
    zone = review.incident.time_zone
    read = read_typed_time(typed, zone, near, window.at)
    at = read.at
    if at is not None and window.at is not None and at < window.at:
        next_day = read_typed_time(typed, zone, near + timedelta(days=1), window.at)
        at = next_day.at
    return set_field(window, "until", at)


def _show_affected(_review: Review, window: ImpactWindow) -> Cell:
    words = _affected_text(_review, window)
    if words:
        return Cell(words)
    return Cell(_tr("as above"), tone="text3")


def _affected_text(_review: Review, window: ImpactWindow) -> str:
    if window.users_affected is not None:
        return written_number(window.users_affected)
    return written_percent(window.affected_share)


def _set_affected(_review: Review, window: ImpactWindow, typed: str) -> Edit | None:
    """Take users or a share of them: the one that was typed replaces the other."""
    is_share = typed.rstrip().endswith("%")
    users = None if is_share else whole_number(typed.strip())
    share = percent(typed) if is_share else None
    return batch(
        [set_field(window, "users_affected", users), set_field(window, "affected_share", share)]
    )


def _show_use(_review: Review, window: ImpactWindow) -> Cell:
    words = written_percent(window.use_share)
    return Cell(words) if words else Cell(_tr("all"), tone="text3")


def _use_text(_review: Review, window: ImpactWindow) -> str:
    return written_percent(window.use_share)


def _set_use(_review: Review, window: ImpactWindow, typed: str) -> Edit | None:
    return set_field(window, "use_share", percent(typed.strip()))


def _precision(at: datetime) -> Precision:
    return Precision.SECOND if at.astimezone(UTC).second else Precision.MINUTE


def _home(review: Review) -> date:
    """Return the day that needs no naming: that of the impact's start, else of the timeline."""
    start = moment_at(review, Moment.IMPACT_START)
    return near_day(review) if start is None else _day(review, start)


def _day(review: Review, at: datetime) -> date:
    return at.astimezone(zone_of(review)).date()


def _tr(words: str) -> str:
    return QCoreApplication.translate("impact_windows", words)
