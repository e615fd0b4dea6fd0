# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens the room's screen where it belongs, keeps it up to date, and follows screens as they come.

On a second screen it fills that screen. With one screen only, as in a video call, it is a small
clock that stays on top and can be dragged out of the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from app.agenda.clock import ClockState
from app.fonts import BundledMeasure
from app.review.review import Review
from ui.keys import spoken_key
from ui.room.room_clock import RoomClock
from ui.room.room_content import RoomShow, Wish, room_content
from ui.room.room_source import RoomSource
from ui.room.room_window import RoomWindow

Screens = Callable[[], Sequence[QScreen]]


class RoomDisplay(QObject):
    """`wished` carries the id of an action of the window, `told` a sentence."""

    wished = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        source: RoomSource,
        parent: QObject,
        screens: Screens = QGuiApplication.screens,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._screens = screens
        self._measure = BundledMeasure()
        self._show = RoomShow.BY_STEP
        self._is_wanted = False
        self._shown: tuple[Review, Wish, float] | None = None
        self._state: ClockState | None = None
        self.window: RoomWindow | None = None
        self.clock: RoomClock | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screens_changed)
        app.screenRemoved.connect(self._on_screen_removed)

    def move_to(self, source: RoomSource, parent: QObject) -> None:
        """Go on showing what another page works on; the room sees no difference."""
        self._source = source
        self._shown = None
        self.setParent(parent)

    @property
    def is_open(self) -> bool:
        """True while the room sees something of it."""
        return self.window is not None or self.clock is not None

    def toggle(self) -> None:
        """Open it, or close it."""
        self._is_wanted = not self.is_open
        if self._is_wanted:
            self._place()
        else:
            self.close()

    def close(self) -> None:
        """Take it away."""
        for shown in (self.window, self.clock):
            if shown is not None:
                shown.closed.disconnect(self._on_closed)
                shown.close()
                shown.deleteLater()
        self.window = self.clock = None
        self._shown = None

    def toggle_blank(self) -> None:
        """Make the room's screen black, or show it again."""
        if self.window is not None:
            self.window.toggle_blank()
        elif self.clock is not None:
            self.told.emit(
                self.tr("With one screen the room sees the clock alone. {0} takes it away.").format(
                    spoken_key("room")
                )
            )
        else:
            words = self.tr("There is no room screen to blank. {0} opens it.")
            self.told.emit(words.format(spoken_key("room")))

    def show_next(self) -> None:
        """Choose what the room sees next: what belongs to the step, or one thing for good."""
        order = list(RoomShow)
        self._show = order[(order.index(self._show) + 1) % len(order)]
        if self.window is not None:
            words = self.tr("The room sees: {0}")
        else:
            words = self.tr("On a screen of its own the room will see: {0}")
        self.told.emit(words.format(self._words()))
        if self._state is not None:
            self.tick(self._state)

    def tick(self, state: ClockState) -> None:
        """Show the clock, and what is in hand now."""
        self._state = state
        if not self.is_open:
            return
        face = self._source.face(state)
        if self.clock is not None:
            self.clock.show_face(face.clock)
        if self.window is None:
            return
        self.window.show_face(face)
        wish, review = self._source.wish(self._show, state), self._source.review
        width = self.window.content_width
        shown = self._shown
        if shown is None or shown[0] is not review or shown[1:] != (wish, width):
            self._shown = review, wish, width
            self.window.show_content(room_content(review, wish, self._measure, width))

    def _place(self) -> None:
        """Go to another screen than the workspace's; without one, be a small clock."""
        own = self._source.screen
        other = next((screen for screen in self._screens() if screen is not own), None)
        self.close()
        if other is not None:
            self.window = RoomWindow()
            self.window.wished.connect(self.wished)
            self.window.closed.connect(self._on_closed)
            self.window.setScreen(other)
            self.window.setGeometry(other.geometry())
            self.window.showFullScreen()
        else:
            self.clock = RoomClock()
            self.clock.closed.connect(self._on_closed)
            self.clock.place(own)
            self.clock.show()
        if self._state is not None:
            self.tick(self._state)

    def _words(self) -> str:
        return {
            RoomShow.BY_STEP: self.tr("what belongs to the step"),
            RoomShow.TIMELINE: self.tr("the timeline"),
            RoomShow.CAUSES: self.tr("the causes"),
            RoomShow.ACTIONS: self.tr("the actions"),
            RoomShow.PARKED: self.tr("the parking lot"),
            RoomShow.RULES: self.tr("the ground rules"),
            RoomShow.NOTHING: self.tr("clock and question only"),
        }[self._show]

    def _on_screens_changed(self, _screen: QScreen) -> None:
        if self._is_wanted:
            was_gone = not self.is_open
            self._place()
            if was_gone:
                self.told.emit(self.tr("The room screen is back."))

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Close quietly with the screen: Qt would put the window over the workspace."""
        if self.window is not None and self.window.screen() in (screen, self._source.screen):
            self.close()
            self.told.emit(self.tr("The room screen is gone. It comes back with its display."))

    def _on_closed(self) -> None:
        """Somebody closed it at the room's screen."""
        self._is_wanted = False
        self.close()
