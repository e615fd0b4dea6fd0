# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The real app as a program of its own, on a clock that somebody outside moves.

Run as `python -m tests.scripted_meeting.stage DATA_DIR NOW`. Keys come from the X server; on its
standard input it takes one JSON object a line: {"do": "pass", "seconds": 90}, {"do": "tell"} or
{"do": "picture", "path": "…"}, and it answers each with one line. Time passes only when told, in
strides as short as those of a room.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.bootstrap import build
from app.review.note import NoteKind
from tests.fakes import FakeClock
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme

STRIDE_SECONDS = 5
DESK = "desk"


class Stage(QObject):
    """Carries out what is told on standard input."""

    def __init__(self, window: MainWindow, clock: FakeClock) -> None:
        super().__init__()
        self._window = window
        self._clock = clock
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_told)

    def _on_told(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._notifier.setEnabled(False)
            return
        command = json.loads(line)
        answer = {"pass": self._pass, "tell": self._tell, "picture": self._picture}[command["do"]]
        sys.stdout.write(json.dumps(answer(command)) + "\n")
        sys.stdout.flush()

    def _pass(self, command: dict[str, Any]) -> dict[str, Any]:
        left = command["seconds"]
        while left > 0:
            stride = min(STRIDE_SECONDS, left)
            self._clock.advance(seconds=stride)
            left -= stride
            if self._window.page is not None:
                self._window.page.tick(self._clock.now())
            QApplication.processEvents()
        return self._tell(command)

    def _tell(self, _command: dict[str, Any]) -> dict[str, Any]:
        page = self._window.page
        told: dict[str, Any] = {
            "now": self._clock.now().isoformat(),
            "open": page is not None,
            "networks": [name for _, name in socket.if_nameindex()],
        }
        if page is None:
            library = self._window._library
            told["listed"] = library.table.model().rowCount() if library is not None else 0
            return told
        review, state, room = page.review, page.clock_state(), page.room
        told |= {
            "phase": state.phase.value,
            "step": state.step,
            "shown": page.step,
            "planned": [length.total_seconds() / 60 for length in state.planned],
            "line": page.capture.text,
            "is_capturing": page.capture.line.hasFocus(),
            "question": "" if page.question.isHidden() else page.question.text,
            "answers": {
                button.text(): button.mapToGlobal(button.rect().center()).toTuple()
                for button in page.question.findChildren(QAbstractButton)
                if button.isVisible()
            },
            "notice": "" if page.notice.isHidden() else page.notice.text,
            "saved": page.is_saved(),
            "room": None if room.window is None else room.window.geometry().getRect(),
            "small_clock": room.clock is not None,
            "window": self._window.geometry().getRect(),
            "items": len(review.notes) + len(review.events) + len(review.actions)
            + len(review.causes) + len(review.observations),
            "parked": sum(note.kind is NoteKind.PARKED for note in review.notes),
        }  # fmt: skip
        return told

    def _picture(self, command: dict[str, Any]) -> dict[str, Any]:
        """Take both screens as people see them."""
        screen = QApplication.primaryScreen()
        for _ in range(3):
            QApplication.processEvents()
        whole = screen.virtualGeometry()
        picture = screen.grabWindow(0, whole.x(), whole.y(), whole.width(), whole.height())
        return {"written": picture.save(command["path"])}


def main(data_dir: str, now: str) -> int:
    """Open the window on the desk's screen, over a library, at an instant."""
    app = QApplication([])
    apply_theme(app, load_theme("light"))
    clock = FakeClock(datetime.fromisoformat(now))
    window = MainWindow(build(data_dir, clock=clock, author="scribe"))
    desk = next(screen for screen in app.screens() if screen.name() == DESK)
    window.setScreen(desk)
    window.setGeometry(desk.geometry())
    window.show()
    window.activateWindow()
    stage = Stage(window, clock)
    code = app.exec()
    stage.deleteLater()
    return code


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    sys.exit(main(sys.argv[1], sys.argv[2]))
