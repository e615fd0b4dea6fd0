# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Typing with hints on, in the real window: a note of 50 kB in paragraphs of 5 kB."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.bootstrap import build
from app.review.edits import Set
from app.review.item import Kind
from bench_row import Row
from ui.fields.text_field import LongTextField
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme

KEYS, RESTS = 240, 20
HOLD_MS = 100.0
"""How long the look that comes when the keys rest may hold up the next one: longer is felt."""

_STEP, _FIELD = 9, "summary"
_PARAGRAPH, _PARAGRAPHS = 5_000, 10
_PATIENCE_MS, _REST_MS = 20_000, 700
_SENTENCES = (
    "At 14:03 the deploy to the second region ended and the error rate rose to 12 %. "
    "We saw 504 answers from the edge while the pool of connections was full. "
    "The team looked at the dashboards, then rolled the configuration back. "
    "This should have been caught in review, and nobody noticed the alert. "
    "Each worker kept its lease, so the queue grew until the disk had no space left. "
)


def rows() -> Iterator[Row]:
    """Yield a row for the keys, and one for what is looked at when the keys rest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    with tempfile.TemporaryDirectory() as folder:
        desk = _Desk(app, folder)
        yield from desk.rows()
        desk.close()


class _Desk:
    """The summary of a review in the window, and a bare editor with the same text."""

    def __init__(self, app: QApplication, folder: str) -> None:
        self._app = app
        paragraph = (_SENTENCES * (_PARAGRAPH // len(_SENTENCES) + 1))[:_PARAGRAPH]
        text = "\n".join(f"{number} {paragraph}" for number in range(_PARAGRAPHS))
        self._window = MainWindow(build(folder))
        self._window.resize(1440, 900)
        self._window.show()
        self._window.activateWindow()
        self._ours = self._open(text)
        self._bare = QPlainTextEdit()
        self._bare.setPlainText(text)
        self._bare.resize(self._ours.size())
        self._bare.show()
        self._ours.setFocus()
        page = self._window.page
        assert page is not None
        self._wait(lambda: bool(page.wording.marks), "no hint came up")

    def rows(self) -> Iterator[Row]:
        """Press keys in both editors in turn, and rest now and then."""
        for editor in (self._ours, self._bare):
            editor.moveCursor(QTextCursor.MoveOperation.Down)
        ours, bare, holds = [], [], []
        for number in range(KEYS):
            sign = "e t a o i n"[number % 11]
            ours.append(self._press(self._ours, sign))
            bare.append(self._press(self._bare, sign))
            if number % (KEYS // RESTS) == 0:
                holds.append(self._rest())
        name = "key to paint with hints, 50 kB / bare editor"
        yield Row(name, median(ours), median(bare), "floor", 2.0)
        yield Row("longest hold while the keys rest, 50 kB", median(holds), HOLD_MS, "limit", 1)

    def close(self) -> None:
        """Let go of everything."""
        self._bare.close()
        self._window.close()

    def _open(self, text: str) -> LongTextField:
        window = self._window
        self._wait(lambda: window.actions_table is not None, "the window did not come up")
        window.desk.open_example()
        self._wait(lambda: window.page is not None, "the review did not open")
        page = window.page
        assert page is not None
        page.bridge.apply(Set(Kind.INCIDENT, page.review.incident.id, _FIELD, text), "bench")
        page.show_step(_STEP)
        return page.panel.findChildren(LongTextField)[0]

    def _press(self, editor: QPlainTextEdit, sign: str) -> float:
        """Return how long a key takes until its paint is done, in milliseconds."""
        started = perf_counter()
        QTest.keyClicks(editor, sign)
        editor.viewport().repaint()
        self._app.processEvents()
        return (perf_counter() - started) * 1000

    def _rest(self) -> float:
        """Return the longest time in which a key would have had to wait, in milliseconds."""
        until = QDeadlineTimer(_REST_MS)
        longest = 0.0
        while not until.hasExpired():
            started = perf_counter()
            self._app.processEvents()
            longest = max(longest, perf_counter() - started)
        return longest * 1000

    def _wait(self, fact: Callable[[], bool], complaint: str) -> None:
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not fact():
            self._app.processEvents()
            if patience.hasExpired():
                raise SystemExit(f"bench_hints.py: {complaint}.")
