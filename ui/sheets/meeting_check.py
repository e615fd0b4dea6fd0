# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ready to start? And, once the meeting has ended: what is left, and how the time was used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.agenda.clock import ClockState, Phase, clock_of
from app.agenda.steps import STEPS
from app.insight.after_meeting import after_meeting
from app.insight.before_meeting import before_meeting
from app.insight.meeting_check import CheckPoint
from app.review.changes import Changes
from app.review.review import Review
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.surface import Divider
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme
from ui.timer.clock_words import minutes


class MeetingCheckSheet(Panel):
    """A list that nothing waits for; each line leads to where it is done."""

    is_private = True

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__(bridge, context, self.tr("Ready to start?"))
        self._points: Sequence[CheckPoint] = ()
        self._card = Card()
        self._card.body.setSpacing(0)
        self.lines: list[CheckLine] = []
        self._time = Card(self.tr("Time planned and used"))
        self._grid = QGridLayout()
        self._time.add_layout(self._grid)
        self._time.hide()
        self._columns = ScrollColumns(2)
        self._columns.add(self._card, 0)
        self._columns.add(self._time, 1)
        self.body.addWidget(self._columns, 1)
        self._is_after = False

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Look again, as it is now."""
        self.tick(clock_of(review, self.context.services.clock.now()))

    def tick(self, state: ClockState) -> None:
        """Look at what the review does not know: the screens, and whether the meeting has ended."""
        around = self.context.surroundings()
        is_after = state.phase is Phase.DONE
        if is_after:
            points = after_meeting(self.review, exported=around.exported)
        else:
            points = before_meeting(self.review, around)
        if is_after != self._is_after or points != self._points:
            self._is_after, self._points = is_after, points
            self._show_points()
            self._time.setVisible(is_after)
            if is_after:
                self._show_time(state)

    def focus_first(self) -> None:
        """Put the focus on the first thing that is open."""
        line = next((line for line in self.lines if not line.point.done), None)
        (line.button if line is not None else self).setFocus()

    def _show_points(self) -> None:
        self.header.set_title(
            self.tr("After the meeting") if self._is_after else self.tr("Ready to start?")
        )
        done = sum(point.done for point in self._points)
        words = (
            self.tr("{0} of {1} are done. Nothing has to be done at once.")
            if self._is_after
            else self.tr("{0} of {1} are ready. The meeting can start all the same.")
        )
        self.header.set_sub(words.format(done, len(self._points)))
        focused = next((line.point.id for line in self.lines if line.button.hasFocus()), "")
        while (entry := self._card.body.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [CheckLine(point) for point in self._points]
        for place, line in enumerate(self.lines):
            if place:
                self._card.add(Divider())
            self._card.add(line)
            line.button.clicked.connect(lambda _on=False, point=line.point: self._go(point))
            if line.point.id == focused:
                line.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, point: CheckPoint) -> None:
        if point.action:
            self.wished.emit(point.action)
        else:
            self.step_wanted.emit(point.step)

    def _show_time(self, state: ClockState) -> None:
        """Show planned against used minutes of each step that was planned or held."""
        while (entry := self._grid.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setColumnStretch(0, 1)
        space = current_theme().space
        self._grid.setHorizontalSpacing(space.lg)
        self._grid.setVerticalSpacing(space.xs + 2)
        self._row(0, (self.tr("Step"), self.tr("planned"), self.tr("used")), "help", "text3")
        known = zip(STEPS, state.planned, state.used_known, strict=True)
        for place, (step, planned, used) in enumerate(known, start=1):
            told = "–" if used is None else self.tr("{0} min").format(minutes(used))
            over = used is not None and minutes(used) > minutes(planned)
            told = self.tr("{0}, over").format(told) if over else told
            cells = (
                f"{step.number}  {step.title}",
                self.tr("{0} min").format(minutes(planned)),
                told,
            )
            self._row(place, cells, "table", "text2")
        total = (
            self.tr("Together"),
            self.tr("{0} min").format(minutes(state.total_planned)),
            "–"
            if None in state.used_known
            else self.tr("{0} min").format(minutes(state.total_used)),
        )
        self._row(len(STEPS) + 1, total, "table_strong", "text")

    def _row(self, place: int, cells: tuple[str, str, str], role: str, tone: str) -> None:
        for column, words in enumerate(cells):
            label = Label(words, role=role, tone=tone, tabular=column > 0)
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, place, column)


class CheckLine(QWidget):
    """One point: whether it is so in shape and words, more about it, and the way there."""

    def __init__(self, point: CheckPoint) -> None:
        super().__init__()
        self.point = point
        space = current_theme().space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space.xs, 0, space.xs)
        row.setSpacing(space.md)
        icon, token = ("circle-check", "ok") if point.done else ("circle", "text3")
        row.addWidget(IconLabel(icon, token=token))
        words = Label(point.text, role="body", tone="text2" if point.done else "text", wrap=True)
        row.addWidget(words, 1)
        if point.note:
            row.addWidget(Label(point.note, role="table", tone="warn"))
        self.button = GhostButton(self._way(), icon_after="chevron-right", small=True)
        self.button.setAccessibleDescription(self.tr("{0}: {1}").format(point.text, self._state()))
        row.addWidget(self.button)

    def _state(self) -> str:
        return self.tr("yes") if self.point.done else self.point.note or self.tr("not yet")

    def _way(self) -> str:
        if self.point.action == "room":
            return self.tr("On or off")
        if self.point.action:
            return self.tr("Export")
        return self.tr("Step {0}").format(self.point.step)
