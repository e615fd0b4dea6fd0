# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The left rail: the ten steps with what they need and took, and whether all is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.agenda.clock import ZERO, ClockState, Phase
from app.agenda.completion import is_complete
from app.agenda.steps import STEPS, Group
from app.review.review import Review
from app.session.presence import Presence
from app.translation import marked
from ui.kit.into_view import bring_into_view
from ui.kit.label import Label
from ui.kit.surface import Divider, RailSurface
from ui.live.presence_words import name_of
from ui.save_state import SaveLine
from ui.shell.rail_foot import RailFoot
from ui.shell.step_button import StepButton
from ui.theme import current_theme, px
from ui.timer.clock_words import minutes, share_used

_GROUPS = {
    Group.BEFORE: marked("Before"),
    Group.MEETING: marked("Meeting"),
    Group.AFTER: marked("After"),
}
_SLIM_STEPS = frozenset({6, 8})
"""Steps that need the width: there the rail is slim unless the window is wide."""

_WIDE_FROM, _FULL_FROM, _LARGE_FROM = 1366, 1600, 2200
_WIDE_FROM_HEIGHT = 720


class Rail(RailSurface):
    """Choose a step; `step_chosen` carries its number.

    `parked_wanted` asks for what is parked, `people_wanted` for who else is here.
    """

    step_chosen = Signal(int)
    people_wanted = Signal()
    parked_wanted = Signal()

    def __init__(self, save_line: SaveLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[int, StepButton] = {}
        self._headings: list[QWidget] = []
        self._dividers: list[QWidget] = []
        self._totals: dict[Group, Label] = {}
        self._group = QButtonGroup(self)
        self._chosen_slim: bool | None = None
        self._slim = False
        self._is_large = False
        self.foot = RailFoot(save_line)
        self._scroll = QScrollArea()
        self._content = RailSurface()
        self._column = QVBoxLayout(self._content)
        self._lay_out()
        self.setAccessibleName(self.tr("Steps"))
        self._group.idToggled.connect(self._on_toggled)
        self.foot.parked_wanted.connect(self.parked_wanted)
        self.foot.people.clicked.connect(self.people_wanted)

    @property
    def is_slim(self) -> bool:
        """True while only the numbers are shown."""
        return self._slim

    def show_step(self, number: int) -> None:
        """Mark the step whose panel is shown."""
        self._buttons[number].setChecked(True)
        bring_into_view(self._buttons[number])

    def show_review(self, review: Review) -> None:
        """Show which steps are complete, and how much is parked."""
        is_ready = True
        for step in STEPS:
            button = self._buttons[step.number]
            done = is_complete(review, step.number)
            button.show_look(replace(button.look, done=done))
            is_ready = is_ready and (done or step.group is not Group.BEFORE)
        self._totals[Group.BEFORE].setText(self.tr("ready") if is_ready else "")
        self.foot.parked.show_count(len(review.parked))

    def show_clock(self, state: ClockState) -> None:
        """Show the minutes of each step."""
        for step in STEPS:
            button = self._buttons[step.number]
            planned, used = state.planned[step.number - 1], state.used[step.number - 1]
            share = share_used(used, planned)
            words, over = self._minutes(state, step.number, planned, used)
            under_way = state.phase is not Phase.NOT_STARTED and state.step == step.number
            shown = share if used or under_way else None
            look = replace(button.look, minutes=words, used_share=shown, is_over=over)
            button.show_look(look)
        meeting = self.tr("{0} min").format(minutes(state.total_planned))
        self._totals[Group.MEETING].setText(meeting)

    def show_people(self, people: tuple[Presence, ...]) -> None:
        """Show who else is here, and at which step."""
        for number, button in self._buttons.items():
            here = dict.fromkeys(name_of(each) for each in people if each.step == number)
            button.show_look(replace(button.look, people=tuple(here)))
        self.foot.people.show_people(people)

    @property
    def chosen_slim(self) -> bool | None:
        """The width a person chose; None while nobody has."""
        return self._chosen_slim

    def choose_slim(self, slim: bool | None) -> None:
        """Take the width that was chosen before; `fit` puts it on."""
        self._chosen_slim = slim

    def toggle_slim(self) -> None:
        """Let the person choose the rail's width from now on."""
        self._chosen_slim = not self._slim
        self._set_slim(self._chosen_slim)

    def focus_first(self) -> None:
        """Put the focus on the step that is shown."""
        self._buttons[self._group.checkedId()].setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, window: QSize, step: int) -> None:
        """Choose the width for a window and a step, unless a person has chosen."""
        window_width = window.width()
        needs_width = step in _SLIM_STEPS and window_width < px(_FULL_FROM)
        slim = window_width < px(_WIDE_FROM) or needs_width
        slim = slim or window.height() < px(_WIDE_FROM_HEIGHT)
        self._is_large = window_width >= px(_LARGE_FROM)
        self._set_slim(slim if self._chosen_slim is None else self._chosen_slim)

    def _minutes(
        self, state: ClockState, number: int, planned: timedelta, used: timedelta
    ) -> tuple[str, bool]:
        running = state.phase in (Phase.RUNNING, Phase.PAUSED)
        if running and number == state.step:
            left = planned - used
            words = self.tr("{0} min over") if left < ZERO else self.tr("{0} min left")
            return words.format(minutes(abs(left))), left < ZERO
        if used:
            words = self.tr("{0} of {1} min").format(minutes(used), minutes(planned))
            return words, used > planned
        return self.tr("{0} min").format(minutes(planned)), False

    def _lay_out(self) -> None:
        space = current_theme().space
        self._column.setSpacing(2)
        group: Group | None = None
        for step in STEPS:
            if step.group is not group:
                self._add_heading(step.group, first=group is None)
                group = step.group
            button = StepButton(step.number, step.title)
            self._buttons[step.number] = button
            self._group.addButton(button, step.number)
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._column.setContentsMargins(space.md, space.md, space.md, 0)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A bar would take the narrow rail's width; wheel, keys and the chosen step scroll it.
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        below = QVBoxLayout()
        below.setContentsMargins(space.md, 0, space.md, space.md)
        below.addWidget(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(below)
        self._set_width()

    def _add_heading(self, group: Group, *, first: bool) -> None:
        space = current_theme().space
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(space.sm, space.xs if first else space.md, space.sm, space.xs)
        words = QCoreApplication.translate("rail", _GROUPS[group])
        total = Label(role="small_strong", tone="text3")
        layout.addWidget(Label(words, role="small_strong", tone="text3"), 1)
        layout.addWidget(total)
        self._totals[group] = total
        self._headings.append(row)
        self._column.addWidget(row)
        if not first:
            divider = Divider()
            divider.hide()
            self._dividers.append(divider)
            self._column.addWidget(divider)

    def _set_slim(self, slim: bool) -> None:
        if slim != self._slim:
            self._slim = slim
            for button in self._buttons.values():
                button.set_slim(slim)
            for heading in self._headings:
                heading.setVisible(not slim)
            for divider in self._dividers:
                divider.setVisible(slim)
            self.foot.set_slim(slim)
        self._set_width()

    def _set_width(self) -> None:
        size = current_theme().size
        full = size.rail_wide if self._is_large else size.rail
        self.setFixedWidth(size.rail_slim if self._slim else full)

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.step_chosen.emit(number)
