# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a paste, a drop or a file to events: read off the window's thread, shown, then taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from app.capture.formats.table import read_events
from app.capture.plain_text import text_of
from app.capture.reading import ReadContext, Reading
from app.capture.timeline_edit import timeline_edit
from app.errors import UserFacingError
from app.review.edits import Edit
from app.review.review import Review
from ui.evidence_intake import Intake, Piece, pieces_of, stored
from ui.jobs import Job, Progress
from ui.panels.panel import PanelContext
from ui.panels.reading_pane import ReadingPane
from ui.panels.timeline_columns import near_day
from ui.panels.zone_field import known_zone

_LARGEST_TEXT = 50 * 1024 * 1024
"""Bytes of the largest text that is read for events: a week of a busy log."""


@dataclass(frozen=True)
class Source:
    """A text with times in it, and what it is called."""

    name: str
    data: bytes


class TimelineIntake(QObject):
    """`take_in(mime data)` shows the pane; `accepted(edit)` is what the person made of it.

    `opened()` and `closed()` tell when the pane has something to show and when it is done.
    """

    opened = Signal()
    closed = Signal()
    accepted = Signal(object)

    def __init__(
        self, pane: ReadingPane, context: PanelContext, review: Callable[[], Review]
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._context = context
        self._review = review
        self._source = Source("", b"")
        self._job: Job | None = None
        pane.accepted.connect(self._on_accepted)
        pane.left.connect(self.leave)
        pane.reread_wanted.connect(self._on_reread_wanted)
        pane.refused.connect(context.warn)

    def take_in(self, data: QMimeData) -> bool:
        """Read what was pasted or dropped; False where it holds no text."""
        pieces = [one for one in pieces_of(data) if one.path is not None or one.data is not None]
        if not pieces:
            return False
        self.take_piece(pieces[0])
        return True

    def take_piece(self, piece: Piece) -> None:
        """Read one file or text."""
        self._read(lambda: _source_of(piece), "")

    def leave(self) -> None:
        """Let it be; nothing entered the review."""
        if self._job is not None:
            self._job.cancel()
        self._source = Source("", b"")
        self.closed.emit()

    def _on_reread_wanted(self) -> None:
        source = self._source
        self._read(lambda: source, self._pane.format.currentText())

    def _read(self, source: Callable[[], Source], format_name: str) -> None:
        try:
            day, zone = self._day(), self._zone()
        except UserFacingError as error:
            self._context.warn(error.sentence)
            return
        if self._job is not None:
            self._job.cancel()

        def work(progress: Progress) -> tuple[Source, Reading]:
            held = source()
            context = ReadContext(
                day=day,
                zone=zone,
                cancelled=progress.cancelled,
                progress=lambda done, total: progress(done / max(total, 1)),
            )
            return held, read_events(text_of(held.data, held.name), context, format_name)

        self._job = self._context.jobs.run(work, self._on_read, self._context.warn, owner=self)

    def _on_read(self, found: tuple[Source, Reading]) -> None:
        source, reading = found
        self._job = None
        if not reading.events and self._pane.isHidden():
            words = self.tr("No times were found in {0}. Step 3 keeps it as a fact.")
            self._context.warn(words.format(source.name))
            return
        self._source = source
        review = self._review()
        self._pane.show_reading(reading, review.incident.time_zone, near_day(review))
        self.opened.emit()

    def _on_accepted(self) -> None:
        source, events = self._source, self._pane.events
        store, now = self._context.services.attachments, self._context.services.clock.now()
        piece = Piece(source.name, data=source.data)

        def then(intake: Intake) -> None:
            if intake.troubles:
                self._context.warn(" ".join(intake.troubles))
                return
            (fact,) = intake.facts
            self._hand_on(timeline_edit(self._review(), events, fact))

        self._context.jobs.run(
            lambda _progress: stored([piece], store, now), then, self._context.warn, owner=self
        )

    def _hand_on(self, edit: Edit) -> None:
        self.closed.emit()
        self.accepted.emit(edit)

    def _day(self) -> date | None:
        typed = self._pane.day.text().strip()
        if not typed:
            return near_day(self._review())
        try:
            return date.fromisoformat(typed)
        except ValueError:
            words = self.tr("“{0}” is not a day. Try 2017-01-31.")
            raise UserFacingError(words.format(typed[:40])) from None

    def _zone(self) -> str:
        typed = self._pane.zone.text().strip()
        return known_zone(typed) if typed else self._review().incident.time_zone


def _source_of(piece: Piece) -> Source:
    """Return the bytes of a piece. Raises UserFacingError."""
    if piece.path is None:
        return Source(piece.name, piece.data or b"")
    return Source(piece.name, _bytes_of(piece.path))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_TEXT:
            raise UserFacingError(
                f"{path.name} is larger than 50 MB. Take the hours that matter from it."
            )
        return path.read_bytes()
    except OSError as error:
        raise UserFacingError(f"{path.name} can't be read: {error.strerror}.") from error
