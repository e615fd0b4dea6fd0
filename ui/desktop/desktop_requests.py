# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desktop asks to open: at the start, by a second start, or while the app runs (macOS)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from app.translation import tr
from app.version import VERSION
from app.wish import LINK, is_link, wish_of
from ui.desktop.front import bring_to_front
from ui.desktop.request import Request

if TYPE_CHECKING:
    from app.capture.intake import Intake
    from ui.kit.question_strip import QuestionStrip
    from ui.main_window import MainWindow
    from ui.shell.review_page import ReviewPage

_GO = "go"


class DesktopRequests(QObject):
    """Keeps what is asked until the window is furnished, then opens it; the last link counts.

    A meeting that runs is not left unasked: what came in is then offered in a row of its page.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._files: list[str] = []
        self._link = ""
        window.furnished.connect(self._go)
        if sys.platform == "darwin":
            # Elsewhere it is an argument; a filter of all events is not to be had for nothing.
            QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def take(self, request: Request) -> None:
        """Do what a second start asked for, and come forward."""
        bring_to_front(self._window, request.token)
        self.open(*request.wishes)
        if request.version and request.version != VERSION:
            words = tr(
                "Hotwash {0} was started, and {1} is still open here. Close this window and start "
                "it again to go on with the other one."
            )
            self._tell(words.format(request.version, VERSION))

    def open(self, *wishes: str) -> None:
        """Open files and links as soon as the window can."""
        self._files += [wish for wish in wishes if not is_link(wish)]
        self._link = next((wish for wish in reversed(wishes) if is_link(wish)), self._link)
        if self._window.actions_table is not None:
            self._go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the desktop hands to a running app."""
        if isinstance(event, QFileOpenEvent):
            link = event.url().toString()
            wish = link if link.lower().startswith(LINK) else event.file()
            if wish:
                self.open(wish_of(wish))
                return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        files, self._files = self._files, []
        link, self._link = self._link, ""
        if files:
            QTimer.singleShot(0, self._window, lambda: self._take_in(files))
        if link:
            QTimer.singleShot(0, self._window, lambda: self._follow(link))

    def _take_in(self, files: list[str]) -> None:
        self._window.desk.bring_in(files, self._on_taken_in, self._window.warn)

    def _on_taken_in(self, taken: Sequence[Intake]) -> None:
        """Open the one that came; where several did, tell of them in the list."""
        window, last = self._window, taken[-1]
        sentence = " ".join(intake.sentence for intake in taken)
        if _running(window) is not None:
            words = tr("{0} It is in the library.").format(sentence)
            self._offer(words, tr("Open it now"), lambda: self._show(last.review_id, sentence))
        elif len(taken) == 1:
            self._show(last.review_id, sentence)
        elif window.leave_review():
            window.show_library()
            self._tell(sentence)

    def _show(self, review_id: str, sentence: str) -> None:
        """Open a review that came in, and say on its page what became of the file."""
        self._window.opening.open(review_id, then=lambda: self._tell(sentence))

    def _follow(self, link: str) -> None:
        window = self._window
        if _running(window) is None:
            window.opening.open_link(link)
            return
        words = tr("A link to a shared review was opened. This review is saved when you follow it.")
        self._offer(words, tr("Follow it now"), lambda: window.opening.open_link(link))

    def _offer(self, words: str, way: str, go: Callable[[], None]) -> None:
        """Ask in a row of the page, which takes no focus and waits for nobody."""
        from ui.kit.question_strip import Answer

        page = self._window.page
        assert page is not None
        strip = _strip_of(page)
        strip.answered.connect(lambda _answer: go())
        strip.ask(words, [Answer(_GO, way)], icon="file-text")

    def _tell(self, sentence: str) -> None:
        window = self._window
        if window.actions_table is not None:
            notice = window.library.notice if window.page is None else window.page.notice
            notice.tell(sentence)


def _running(window: MainWindow) -> ReviewPage | None:
    """Return the page whose meeting is under way."""
    from app.agenda.clock import Phase

    page = window.page
    is_running = page is not None and page.clock_state().phase in (Phase.RUNNING, Phase.PAUSED)
    return page if is_running else None


def _strip_of(page: ReviewPage) -> QuestionStrip:
    """Return the row of a page in which what came in is offered; a new one each time."""
    from ui.kit.question_strip import QuestionStrip

    former = page.findChild(QuestionStrip, _NAME)
    if former is not None:
        former.hide()
        former.deleteLater()
    strip = QuestionStrip()
    strip.setObjectName(_NAME)
    page.add_strip(strip)
    return strip


_NAME = "came_in"
