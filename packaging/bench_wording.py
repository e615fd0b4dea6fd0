# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Typing with hints and spelling on: a note of 50 kB in 5 kB paragraphs, against a bare editor."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from statistics import median

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from app.bootstrap import build
from app.clock import SystemClock
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import new_review
from app.session.session import Session
from bench_language import SENTENCES
from bench_row import Row
from bench_typing import KEYS, press
from ui.fields.text_field import LongTextField
from ui.jobs import Jobs
from ui.session_bridge import SessionBridge
from ui.theme import apply_theme, load_theme
from ui.wording.text_reader import TextReader
from ui.wording.wording_desk import WordingDesk

_SIGNS = 50_000
_PARAGRAPH = 5_000
_SLIP = "The pager recieved nothing. "
_REST_EACH = 12
"""So many keys are typed in a row; then the keys rest, and the text is looked at and marked."""
_PATIENCE = 10.0


def rows() -> Iterator[Row]:
    """Yield the one row; keys go to both editors in turn, the first one marked after each rest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    text = _text()
    with tempfile.TemporaryDirectory() as folder:
        services, jobs, page = build(folder), Jobs(), QWidget()
        session = Session(new_review("bench"), SystemClock())
        session.apply(Set(Kind.INCIDENT, "incident", "summary", text))
        bridge = SessionBridge(session)
        ours = LongTextField(bridge, Kind.INCIDENT, "incident", "summary", "Summary")
        desk = WordingDesk(page, bridge, jobs, TextReader(services, services.rules))
        bare = QPlainTextEdit()
        bare.setPlainText(text)
        for parent, editor in ((page, ours), (QWidget(), bare)):
            column = QVBoxLayout(parent)
            column.addWidget(editor)
            parent.resize(900, 600)
            parent.show()
            editor.moveCursor(QTextCursor.MoveOperation.Down)
        page.activateWindow()
        ours.setFocus()
        times = _typed(app, ours, bare, desk)
        desk.close()
        jobs.close()
        bridge.close()
        services.close()
    yield Row(
        "key to paint with hints and spelling, 50 kB in 5 kB paragraphs / bare editor",
        median(times[0]),
        median(times[1]),
        "floor",
        2.0,
    )


def _typed(
    app: QApplication, ours: LongTextField, bare: QPlainTextEdit, desk: WordingDesk
) -> tuple[list[float], list[float]]:
    """Return how long each key took; in our editor also right after marking, and while looking."""
    first: list[float] = []
    second: list[float] = []
    for number in range(KEYS):
        if number % _REST_EACH == 0:
            _await_marks(app, desk)
        sign = "e t a o i n"[number % 11]
        first.append(press(app, ours, sign))
        second.append(press(app, bare, sign))
    return first, second


def _await_marks(app: QApplication, desk: WordingDesk) -> None:
    """Let the keys rest until the text is looked at."""
    patience = time.monotonic() + _PATIENCE
    while desk.is_looking or not desk.marks:
        app.processEvents()
        if time.monotonic() > patience:
            raise SystemExit("bench: the text was not looked at.")


def _text() -> str:
    sentences = "".join(SENTENCES) + _SLIP
    paragraph = (sentences * (_PARAGRAPH // len(sentences) + 1))[:_PARAGRAPH]
    return "\n\n".join([paragraph] * (_SIGNS // _PARAGRAPH))
