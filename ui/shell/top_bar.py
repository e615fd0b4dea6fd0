# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The top bar: what is reviewed, the clock and its buttons, and the one next thing to do.

Where it has no room for all that, it gives things up in this order: the pace, the minutes more or
less, the meeting's rest, the way home, the title, the pause. Each has a key and stands in the menu.
The time left, the menu and what comes next are always there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.agenda.clock import ClockState, Phase
from app.agenda.steps import STEPS, step
from app.publish.sign_off import is_void
from app.review.review import Review
from app.review.zone import zone_of
from ui import labels
from ui.dates import day
from ui.keys import name_with_key, with_key
from ui.kit.button import IconButton, PrimaryButton
from ui.kit.elided_label import ElidedLabel
from ui.kit.for_looking import for_looking
from ui.kit.surface import Surface
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme, px
from ui.timer.clock_box import ClockBox, ClockFace, Shown
from ui.timer.clock_words import clock_face, room_zone

_LEAST_TITLE = 120


class TopBar(Surface):
    """Shows a review's head and its clock; the buttons only tell what is wished for.

    `wished` carries the id of an action of the window.
    """

    wished = Signal(str)

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("top_bar")
        self.setFixedHeight(theme.size.top_bar)
        self._next_action = "pause"
        self._next_words = ""
        self._slim = False
        self._title = ElidedLabel(role="key")
        self._sub = ElidedLabel(role="help", tone="text3")
        self.clock = ClockBox()
        self._home = IconButton("house", "")
        self._less = IconButton(None, "", text="−1")
        self._more = IconButton(None, "", text="+1")
        self._pause = IconButton("play", self.tr("Start"))
        self.menu = IconButton("ellipsis", self.tr("Menu"))
        self.menu.clicked.connect(
            lambda: menu.popup(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))
        )
        self.next = PrimaryButton(self.tr("Start"), icon_after="chevron-right")
        self._lay_out()
        name_with_key(self._home, self.tr("Back to the library"), "library")
        name_with_key(self._less, self.tr("One minute less"), "less_time")
        name_with_key(self._more, self.tr("One minute more"), "more_time")
        for_looking(self._home)
        for_looking(self.menu)
        for button, action in (
            (self._home, "library"),
            (self._less, "less_time"),
            (self._more, "more_time"),
            (self._pause, "pause"),
        ):
            button.clicked.connect(lambda _on=False, wish=action: self.wished.emit(wish))
        self.next.clicked.connect(lambda: self.wished.emit(self._next_action))
        self._kept_by = ""

    def show_review(self, review: Review) -> None:
        """Show the title and, under it, date, severity and state."""
        incident = review.incident
        self._title.setText(incident.title or self.tr("Untitled review"))
        _, state = labels.standing(review.lifecycle.state, is_void=is_void(review))
        severity = incident.severity or ""
        known = (day(_incident_day(review)), str(severity), state)
        self._sub.setText(" · ".join(part for part in known if part))

    @property
    def face(self) -> ClockFace:
        """What the clock says."""
        assert self.clock.face is not None
        return self.clock.face

    def show_clock(self, state: ClockState) -> None:
        """Show the clock, and what its buttons do now."""
        self.clock.show_face(clock_face(state, room_zone(state.now)))
        running = state.phase is Phase.RUNNING
        words = {
            Phase.NOT_STARTED: self.tr("Start"),
            Phase.RUNNING: self.tr("Pause"),
            Phase.PAUSED: self.tr("Resume"),
            Phase.DONE: self.tr("Go on"),
        }
        self._pause.set_icon("pause" if running else "play")
        self._pause.set_label(with_key(words[state.phase], "pause"))
        self._show_next(state)

    def show_keeper(self, sentence: str) -> None:
        """Say who alone moves the clock, where that is somebody else; empty: it is moved here."""
        if sentence != self._kept_by:
            self._kept_by = sentence
            self._fit()

    def _hold_clock(self) -> None:
        """Let the clock's buttons say why they do nothing."""
        export = self._next_action == "export_pdf"
        for button in (self._less, self._pause, self._more, self.next):
            if self._kept_by and not (export and button is self.next):
                button.disable(self._kept_by)
            elif not button.isEnabled():
                button.enable()

    def _show_next(self, state: ClockState) -> None:
        if state.phase in (Phase.NOT_STARTED, Phase.DONE):
            self._next_action, words = "pause", self.tr("Start the meeting")
            if state.phase is Phase.DONE:
                self._next_action, words = "export_pdf", self.tr("Export the PDF")
        elif state.step < len(STEPS):
            self._next_action = "next_step"
            words = self.tr("Next: {0}").format(step(state.step + 1).title)
        else:
            self._next_action, words = "finish", self.tr("End the meeting")
        if self._next_words != words:
            self._next_words = words
            self._fit()

    def set_slim(self, slim: bool) -> None:
        """Take less height, where the window has little."""
        if slim != self._slim:
            self._slim = slim
            theme = current_theme()
            low = theme.size.clock_slim + theme.space.sm
            self.setFixedHeight(low if slim else theme.size.top_bar)
            self._sub.setVisible(not slim)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up one thing after the other until the rest fits."""
        self._show_all()
        give_up: tuple[Callable[[], None], ...] = (
            lambda: self.clock.set_shown(Shown.NO_PACE, slim=self._slim),
            lambda: self._hide(self._less, self._more),
            lambda: self.clock.set_shown(Shown.STEP, slim=self._slim),
            lambda: self._hide(self._home),
            lambda: self._hide(self._title, self._sub),
            lambda: self._hide(self._pause),
            lambda: self._say_next(self.tr("Next")),
            lambda: self.clock.set_shown(Shown.DIGITS, slim=self._slim),
        )
        for give in give_up:
            if self._needed() <= self.width():
                break
            give()
        self._hold_clock()
        self._row.setStretch(1, 0 if self._title.isHidden() else 1)
        self._row.setStretch(2, 1 if self._title.isHidden() else 0)

    def _show_all(self) -> None:
        self.clock.set_shown(Shown.ALL, slim=self._slim)
        for widget in (self._home, self._title, self._less, self._pause, self._more):
            widget.show()
        self._sub.setVisible(not self._slim)
        self._say_next(self._next_words)

    def _say_next(self, words: str) -> None:
        set_plain_tooltip(self.next, "" if words == self._next_words else self._next_words)
        self.next.setAccessibleName(self._next_words)
        if self.next.text() != words:
            self.next.setText(words)
            self.next.updateGeometry()

    @staticmethod
    def _hide(*widgets: QWidget) -> None:
        for widget in widgets:
            widget.hide()

    def _needed(self) -> int:
        """Return the width of what is shown."""
        space = current_theme().space
        shown = [widget for widget in self._fixed if not widget.isHidden()]
        widths = [widget.sizeHint().width() for widget in shown]
        if not self._title.isHidden():
            widths.append(px(_LEAST_TITLE))
        return sum(widths) + (len(widths) + 1) * space.md + 2 * space.xl

    def _lay_out(self) -> None:
        space = current_theme().space
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, 0, space.xl, 0)
        row.setSpacing(space.md)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        words.addStretch(1)
        row.addWidget(self._home)
        row.addLayout(words, 1)
        row.addStretch(0)
        row.addWidget(self.clock)
        for button in (self._less, self._pause, self._more, self.menu, self.next):
            row.addWidget(button)
        buttons = (self._less, self._pause, self._more, self.menu, self.next)
        self._fixed: tuple[QWidget, ...] = (self._home, self.clock, *buttons)


def _incident_day(review: Review) -> date | None:
    """Return the day the incident is dated by, in the review's zone."""
    known = [event.at for event in review.timeline if event.at is not None]
    marked = [event.at for event in review.moments.values() if event.at is not None]
    first = min(marked or known, default=None)
    return first.astimezone(zone_of(review)).date() if first else None
