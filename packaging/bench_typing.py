# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Typing: from a key to the finished paint in a note of 50 kB, against a bare text editor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.clock import SystemClock
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import new_review
from app.session.session import Session
from bench_row import Row
from ui.fields.text_field import LongTextField
from ui.session_bridge import SessionBridge
from ui.theme import apply_theme, load_theme

KEYS = 240
_LINE = "what was seen, minute by minute, and what it meant then; " * 2


def rows() -> Iterator[Row]:
    """Yield the one row; keys go to both editors in turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    text = "\n".join(_LINE for _ in range(50_000 // len(_LINE)))
    session = Session(new_review("bench"), SystemClock())
    session.apply(Set(Kind.INCIDENT, "incident", "summary", text))
    bridge = SessionBridge(session)
    ours = LongTextField(bridge, Kind.INCIDENT, "incident", "summary", "Summary")
    bare = QPlainTextEdit()
    bare.setPlainText(text)
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for editor in (ours, bare):
        editor.resize(900, 600)
        editor.show()
        editor.moveCursor(QTextCursor.MoveOperation.Down)
    app.processEvents()
    for number in range(KEYS):
        sign = "e t a o i n"[number % 11]
        times["ours"].append(press(app, ours, sign))
        times["bare"].append(press(app, bare, sign))
    bridge.close()
    yield Row(
        "key to paint, 50 kB / bare editor",
        median(times["ours"]),
        median(times["bare"]),
        "floor",
        2.0,
    )


def press(app: QApplication, editor: QPlainTextEdit, sign: str) -> float:
    """Return how long a key takes until its paint is done, in milliseconds."""
    started = perf_counter()
    QTest.keyClicks(editor, sign)
    editor.viewport().repaint()
    app.processEvents()
    return (perf_counter() - started) * 1000
