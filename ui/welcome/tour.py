# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The two-minute tour: through the example, in the real window, left at any moment.

It begins when somebody asks for it and never by itself, and not in a meeting. It ends with the page
of its copy: whoever goes elsewhere in the window has left it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from app.agenda.clock import Phase
from app.errors import UserFacingError
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from app.rules.tour import Station
from ui.keys import spoken_key
from ui.kit.into_view import scroll_to
from ui.shell.review_page import ReviewPage
from ui.welcome.spotlight import Spotlight
from ui.welcome.tour_card import TourCard
from ui.welcome.tour_copy import TourCopy, open_copy
from ui.welcome.tour_targets import GUIDE, TARGETS

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_IN_MEETING = (Phase.RUNNING, Phase.PAUSED)


class Tour(QObject):
    """One for a window; `begin` may be asked for again and again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stations: tuple[Station, ...] = ()
        self._place = 0
        self._station: Station | None = None
        self._copy: TourCopy | None = None
        self._page: ReviewPage | None = None
        self._came_from = ""
        self._is_opening = False
        self.spotlight: Spotlight | None = None
        self.card: TourCard | None = None
        window.stack.currentChanged.connect(self._on_current_changed)
        if window.preferences is not None:
            window.preferences.settings.setting_changed.connect(self._on_setting_changed)

    @property
    def is_on(self) -> bool:
        """True while somebody is shown round."""
        return self._copy is not None

    @property
    def stations(self) -> tuple[Station, ...]:
        """The stations of the tour that is on."""
        return self._stations

    @property
    def station(self) -> Station | None:
        """What is shown now."""
        return self._station

    def begin(self) -> None:
        """Begin, or begin again; in a meeting say that it has to wait."""
        window, page = self._window, self._window.page
        if self.is_on:
            self._go_to(0)
            return
        if self._is_opening:
            return
        if page is not None and (page.is_presenting or page.clock_state().phase in _IN_MEETING):
            self._tell(self.tr("The tour waits until the meeting is over."))
            return
        try:
            self._stations = window.services.rules.tour
        except UserFacingError as error:
            window.warn(error.sentence)
            return
        self._is_opening = True
        self._tell(self.tr("The example is being opened for the tour."))
        services = window.services
        window.jobs.run(
            lambda _progress: open_copy(services), self._on_opened, self._on_failed, owner=self
        )

    def leave(self) -> None:
        """Throw the copy away and go back to where one was."""
        came_from = self._came_from
        if not self.is_on or not self._window.leave_review():
            return
        if came_from:
            self._window.open_review(came_from)
        else:
            self._window.show_library()

    def keep(self) -> None:
        """Put the copy into the library, as it is now, and go on in it there."""
        if self._page is None:
            return
        self._page.finish_typing()
        review, services = self._page.review, self._window.services

        def work(_progress: object) -> None:
            services.library.add(review, services.signature, label="import review")

        window = self._window
        window.jobs.run(
            work, lambda _done: window.open_review(review.id), window.warn, owner=window
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave with an Esc that nothing in the window had a use for."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.KeyPress:
            self.leave()
            return True
        return False

    def _tell(self, sentence: str) -> None:
        page = self._window.page
        (page.notice if page is not None else self._window.library.notice).tell(sentence)

    def _on_failed(self, sentence: str) -> None:
        self._is_opening = False
        self._window.warn(sentence)

    def _on_opened(self, copy: TourCopy) -> None:
        self._is_opening = False
        window = self._window
        came_from = window.page.review.id if window.page is not None else ""
        if not window.leave_review():
            copy.opened.close()
            copy.throw_away()
            return
        window.library.notice.dismiss()
        self._copy, self._came_from = copy, came_from
        window.show_opened(copy.opened, services=copy.services)
        self._take_page()
        window.installEventFilter(self)
        self._go_to(0)

    def _take_page(self) -> None:
        """Go on with a page: the first one, or one that was made anew for another size of text."""
        page = self._page = self._window.page
        assert page is not None
        self._drop_overlay()
        self.spotlight, self.card = Spotlight(self._window), TourCard(self._window)
        self.spotlight.moved.connect(self._on_moved)
        self.card.went_on.connect(self._go_on)
        self.card.went_back.connect(self._go_back)
        self.card.left_tour.connect(self.leave)
        self.card.kept.connect(self.keep)
        page.bridge.changed.connect(self._on_review_changed)
        page.capture.left.connect(self._on_capture_left)

    def _go_on(self) -> None:
        if self._place + 1 < len(self._stations):
            self._go_to(self._place + 1)
        else:
            self.leave()

    def _go_back(self) -> None:
        if self._place > 0:
            self._go_to(self._place - 1)

    def _go_to(self, place: int) -> None:
        """Show a station: its step, and the guide where it is about the guide."""
        page, self._place = self._page, place
        station = self._stations[place]
        if page is None:
            return
        self._window.presentation.stop()
        if station.target == GUIDE:
            page.open_guide()
        else:
            page.close_guide_over()
        page.show_step(station.step)
        self._show(station)

    def _show(self, station: Station) -> None:
        page, card, spotlight = self._page, self.card, self.spotlight
        if page is None or card is None or spotlight is None:
            return
        self._station = station
        text = station.text.format(spoken_key(station.action)) if station.action else station.text
        card.show_station(station, text, self._place, len(self._stations))
        target = TARGETS[station.target](page) if station.target in TARGETS else None
        if target is not None:
            scroll_to(target)
        spotlight.show_target(target)
        self._on_moved()
        if station.then is not None:
            page.to_capture_line()
        else:
            card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self) -> None:
        if self.card is not None and self.spotlight is not None:
            self.card.stand_beside(self.spotlight.bright)

    def _on_review_changed(self, _review: Review, changes: Changes) -> None:
        station = self._station
        came = [item_id for kind, item_id in changes.added if kind is Kind.EVENT]
        if station is not None and station.then is not None and came:
            # The capture line is still busy with what it has just stored.
            QTimer.singleShot(0, self, lambda: self._on_event_came(station, came[0]))

    def _on_event_came(self, station: Station, event_id: str) -> None:
        if self._page is None or self._station is not station or station.then is None:
            return
        self._page.show_item(station.step, event_id)
        self._show(station.then)

    def _on_capture_left(self) -> None:
        """Give the focus back to the tour where a line was left untyped."""
        if self._station is not None and self._station.then is not None and self.card is not None:
            QTimer.singleShot(0, self.card, self.card.next.setFocus)

    def _on_setting_changed(self, name: str) -> None:
        """Let a setting work in the copy as in the library."""
        if self._copy is not None:
            value = getattr(self._window.services.settings, name)
            self._copy.services.change_setting(name, value)

    def _on_current_changed(self, _place: int) -> None:
        """End with the page; go on with one that was made anew around the same review."""
        page, copy = self._window.page, self._copy
        if copy is None or page is self._page:
            return
        if page is None or page.opened is not copy.opened:
            self._end()
            return
        self._take_page()
        # The page is still being put together.
        QTimer.singleShot(0, self, lambda: self._go_to(self._place))

    def _end(self) -> None:
        self._window.removeEventFilter(self)
        copy, self._copy = self._copy, None
        self._page, self._station, self._came_from = None, None, ""
        self._drop_overlay()
        if copy is not None:
            copy.throw_away()

    def _drop_overlay(self) -> None:
        spotlight, card = self.spotlight, self.card
        self.spotlight = self.card = None
        if spotlight is not None:
            spotlight.stop()
        for widget in (spotlight, card):
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def tour_of(window: MainWindow) -> Tour:
    """Return the tour of a window; it is made when it is first asked for."""
    return window.findChild(Tour) or Tour(window)
