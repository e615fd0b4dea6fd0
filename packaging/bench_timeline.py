# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The timeline: from an edit of one of 1,000 events to the finished paint of table and chart.

Times are those of the processor: without a screen Qt waits some milliseconds before it paints.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import build
from app.review.changes import apply_edit
from app.review.edits import Add, Batch
from app.review.event import Event, Moment
from app.review.rank import ranks_after
from app.review.review import Review, new_review
from app.session.session import Session
from bench_row import Row
from ui.jobs import Jobs
from ui.panels.panel import PanelContext
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline_columns import TIME, WHAT
from ui.session_bridge import SessionBridge
from ui.theme import apply_theme, load_theme

EVENTS, EDITS = 1000, 60
LIMIT_MS = 16.0
"""One frame of a screen that shows sixty a second."""

_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_MOMENTS = {100: Moment.IMPACT_START, 160: Moment.DETECTED, 900: Moment.MITIGATED}


def rows() -> Iterator[Row]:
    """Yield a row for an edit that keeps the order, and one that moves an event to another day."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    with tempfile.TemporaryDirectory() as folder:
        yield from _measured(app, Path(folder))


def _measured(app: QApplication, folder: Path) -> Iterator[Row]:
    services = build(folder)
    jobs = Jobs()
    session = Session(_long_timeline(), services.clock)
    bridge = SessionBridge(session)
    context = PanelContext(
        services,
        services.rules,
        jobs,
        tell=lambda _words, _action="": None,
        warn=lambda _words: None,
        hint=lambda _words: None,
    )
    panel = TimelinePanel(bridge, context)
    panel.resize(1208, 900)
    panel.show()
    app.processEvents()
    watch = _PaintWatch(panel.view.viewport())
    words = [_edited(app, panel, watch, WHAT, f"word {number}") for number in range(EDITS)]
    times = [_edited(app, panel, watch, TIME, f"+{number}m") for number in range(EDITS)]
    yield Row("edit of 1,000 events to paint / frame", median(words), LIMIT_MS, "limit", 1.0)
    yield Row("new time in 1,000 events to paint / frame", median(times), LIMIT_MS, "limit", 1.0)
    panel.close()
    bridge.close()
    jobs.close()
    services.close()


class _PaintWatch(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_painted = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Look for the paint."""
        if event.type() is QEvent.Type.Paint:
            self.is_painted = True
        return super().eventFilter(watched, event)


def _edited(
    app: QApplication, panel: TimelinePanel, watch: _PaintWatch, column: int, typed: str
) -> float:
    """Return how long it takes from what was typed to the finished paint, in milliseconds."""
    row = panel.table.row_of("e500")
    panel.view.select_row(row)
    app.processEvents()
    panel.repaint()
    gc.collect()
    watch.is_painted = False
    started = thread_time()
    panel.table.setData(panel.table.index(row, column), typed)
    while not watch.is_painted:
        app.processEvents()
    return (thread_time() - started) * 1000


def _long_timeline() -> Review:
    review = new_review("bench", _START, "Checkout slow")
    events = [
        Event(
            id=f"e{n}",
            at=_START + timedelta(seconds=90 * n),
            text=f"{n}: the queue grew while the workers waited for the lock",
            actor="On-call",
            moment=_MOMENTS.get(n),
            handover_to="Database" if n % 250 == 0 else "",
        )
        for n in range(EVENTS)
    ]
    ranked = [
        replace(event, rank=rank)
        for event, rank in zip(events, ranks_after("", EVENTS), strict=True)
    ]
    return apply_edit(review, Batch(tuple(Add(event) for event in ranked)))[0]
