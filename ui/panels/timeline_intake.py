# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a paste, a drop or a file to events: read off the window's thread, shown, then taken in.

The readers have many patterns to prepare, so they are imported by the job that needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from app.capture.reading import ReadContext, ReadingCancelled
from app.capture.sifting import Sieve, sieve
from app.capture.timeline_edit import timeline_edit
from app.errors import UserFacingError
from app.review.edits import Edit
from app.review.event import Event
from app.review.review import Review
from app.translation import tr
from ui.evidence_intake import Intake, Piece, pieces_of, stored
from ui.jobs import Job, Progress
from ui.panels.panel import PanelContext
from ui.panels.reading_pane import ReadingPane, ShownReading
from ui.panels.reading_progress import ReadingProgress
from ui.panels.timeline_columns import near_day
from ui.panels.zone_field import known_zone

if TYPE_CHECKING:
    from app.capture.chosen_reading import ChosenReading, Columns
    from app.capture.column_choice import ColumnChoice

_LARGEST_TEXT = 50 * 1024 * 1024
"""Bytes of the largest text that is read for events: a week of a busy log."""


@dataclass(frozen=True)
class Source:
    """A text with times in it, and what it is called; of an export also where it is."""

    name: str
    data: bytes
    export: Path | None = None


@dataclass(frozen=True)
class _Asked:
    """How a text shall be read."""

    day: date | None
    zone: str
    format: str = ""
    choice: ColumnChoice | None = None


@dataclass(frozen=True)
class _Read:
    source: Source
    chosen: ChosenReading
    events: Sieve
    twins: dict[int, Event]


class TimelineIntake(QObject):
    """`take_in(mime data)` shows the pane; `accepted(edit)` is what the person made of it.

    `opened()` and `closed()` tell when the pane has something to show and when it is done.
    """

    opened = Signal()
    closed = Signal()
    accepted = Signal(object)

    def __init__(
        self,
        pane: ReadingPane,
        progress: ReadingProgress,
        context: PanelContext,
        review: Callable[[], Review],
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._progress = progress
        self._context = context
        self._review = review
        self._source = Source("", b"")
        self._columns: Columns | None = None
        self._shown_format = ""
        self._job: Job | None = None
        self._is_taking = False
        self._waiting: list[Piece] = []
        pane.accepted.connect(self._on_accepted)
        pane.left.connect(self.leave)
        pane.reread_wanted.connect(self._on_reread_wanted)
        pane.refused.connect(context.warn)
        progress.cancelled.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """True while something is read."""
        return self._job is not None

    @property
    def piece(self) -> Piece:
        """What is read, to be read again."""
        source = self._source
        return Piece(source.name, path=source.export, data=None if source.export else source.data)

    def take_in(self, data: QMimeData) -> bool:
        """Read what was pasted or dropped; False where it holds no text."""
        pieces = [one for one in pieces_of(data) if one.path is not None or one.data is not None]
        if not pieces:
            return False
        self.take_piece(pieces[0])
        self._waiting = pieces[1:]
        if self._waiting:
            count = len(self._waiting)
            words = self.tr("1 more file is read after this one.")
            if count > 1:
                words = self.tr("{0} more files are read after this one.").format(count)
            self._context.tell(words)
        return True

    def take_piece(self, piece: Piece) -> None:
        """Read one file or text, and nothing that was still waiting."""
        self._waiting = []
        self._begin(piece)

    def leave(self) -> None:
        """Let it be; nothing of it entered the review. What was accepted goes its way."""
        if self._is_taking:
            return
        self._end_reading()
        self._source = Source("", b"")
        self.closed.emit()
        self._go_on()

    def stop(self) -> None:
        """Stop reading, and what waits too; what was shown before stays."""
        self._waiting = []
        self._end_reading()

    def _begin(self, piece: Piece) -> None:
        self._pane.filter.clear()
        self._drop_what_is_mistyped()
        self._read(lambda: _source_of(piece), piece.name)

    def _drop_what_is_mistyped(self) -> None:
        """Clear a day or zone that can't be read: with another text it would be out of sight."""
        for field, read in ((self._pane.day, self._day), (self._pane.zone, self._zone)):
            try:
                read()
            except UserFacingError:
                field.clear()

    def _go_on(self) -> None:
        """Read what waits next."""
        if self._waiting:
            self._begin(self._waiting.pop(0))

    def _end_reading(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self._progress.end()

    def _on_reread_wanted(self) -> None:
        source, name = self._source, self._pane.format.currentText()
        is_same = self._columns is not None and name == self._shown_format
        choice = self._pane.columns.choice if is_same else None
        self._read(lambda: source, source.name, name, choice)

    def _read(
        self,
        source: Callable[[], Source],
        name: str,
        format_name: str = "",
        choice: ColumnChoice | None = None,
    ) -> None:
        try:
            asked = _Asked(self._day(), self._zone(), format_name, choice)
        except UserFacingError as error:
            self._context.warn(error.sentence)
            return
        self._end_reading()
        known, folder = self._review().timeline, self._context.services.data_dir

        def work(progress: Progress) -> _Read | None:
            try:
                return _read(source(), asked, folder, known, progress)
            except ReadingCancelled:
                return None

        self._job = job = self._context.jobs.run(
            work,
            lambda found: self._on_read(job, found, choice),
            self._on_failed,
            owner=self,
        )
        self._progress.follow(job, name)

    def _on_failed(self, sentence: str) -> None:
        self._job = None
        self._context.warn(sentence)
        self._go_on()

    def _on_read(self, job: Job, found: _Read | None, choice: ColumnChoice | None) -> None:
        if found is None or job is not self._job:
            return
        self._job = None
        reading = found.chosen.reading
        if not reading.events and not found.chosen.columns and self._pane.isHidden():
            self._context.warn(self._nothing_words(found))
            self._go_on()
            return
        self._source, self._columns = found.source, found.chosen.columns
        self._shown_format = reading.format
        if choice is not None and self._columns is not None:
            self._keep(self._columns.names, choice)
        review = self._review()
        self._pane.show_reading(
            ShownReading(
                reading,
                found.events,
                review.incident.time_zone,
                near_day(review),
                found.chosen.columns,
                found.twins,
            )
        )
        self.opened.emit()

    def _nothing_words(self, found: _Read) -> str:
        reasons = [each.reason for each in found.chosen.reading.skipped]
        if len(reasons) == 1 and found.chosen.reading.format == "slack-export":
            return reasons[0]
        words = self.tr("No times were found in {0}. Step 3 keeps it as a fact.")
        return words.format(found.source.name)

    def _keep(self, names: tuple[str, ...], choice: ColumnChoice) -> None:
        folder = self._context.services.data_dir

        def keep(_progress: Progress) -> None:
            from app.capture.kept_columns import KeptColumns

            KeptColumns(folder).keep(names, choice)

        self._context.jobs.run(keep, failed=self._context.warn, owner=self)

    def _on_accepted(self) -> None:
        """Keep the text, then add what was ticked: once, also where the key was pressed twice."""
        if self._is_taking:
            return
        source, events, merges = self._source, self._pane.events, self._pane.merges
        store, now = self._context.services.attachments, self._context.services.clock.now()
        piece = Piece(source.name, data=source.data)

        def then(intake: Intake) -> None:
            self._is_taking = False
            if intake.troubles:
                self._context.warn(" ".join(intake.troubles))
                return
            (fact,) = intake.facts
            self._hand_on(timeline_edit(self._review(), events, fact, merges))

        def failed(sentence: str) -> None:
            self._is_taking = False
            self._context.warn(sentence)

        self._is_taking = True
        self._context.jobs.run(
            lambda _progress: stored([piece], store, now), then, failed, owner=self
        )

    def _hand_on(self, edit: Edit) -> None:
        self.closed.emit()
        self.accepted.emit(edit)
        self._go_on()

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


def _read(
    source: Source,
    asked: _Asked,
    folder: Path,
    known: Sequence[Event],
    progress: Progress,
) -> _Read:
    """Read a source and look for what the review has of it already."""
    from app.capture.chosen_reading import ChosenReading, read_text
    from app.capture.duplicates import duplicates
    from app.capture.kept_columns import KeptColumns
    from app.capture.plain_text import text_of
    from app.capture.slack_workspace import read_workspace

    context = ReadContext(
        day=asked.day,
        zone=asked.zone,
        cancelled=progress.cancelled,
        progress=lambda done, total: progress(done / max(total, 1)),
    )
    if source.export is not None:
        chosen = ChosenReading(read_workspace(source.export, context))
    else:
        text = text_of(source.data, source.name)
        chosen = read_text(text, context, KeptColumns(folder), asked.format, asked.choice)
    found = duplicates(chosen.reading.events, known)
    twins = {each.first: known[each.second] for each in found}
    events = sieve(chosen.reading.events, {place: one.id for place, one in twins.items()})
    return _Read(source, chosen, events, twins)


def _source_of(piece: Piece) -> Source:
    """Return the bytes of a piece. Raises UserFacingError."""
    from app.capture.slack_workspace import is_workspace, packed

    if piece.path is None:
        return Source(piece.name, piece.data or b"")
    if piece.path.is_dir():
        if not is_workspace(piece.path):
            raise UserFacingError(
                tr("{0} holds no Slack export. Choose one of the files in it instead.").format(
                    piece.path.name
                )
            )
        return Source(f"{piece.path.name}.zip", packed(piece.path), piece.path)
    export = piece.path if piece.path.suffix.lower() == ".zip" else None
    if export and not is_workspace(export):
        export = None
    return Source(piece.name, _bytes_of(piece.path), export)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_TEXT:
            raise UserFacingError(
                tr("{0} is larger than 50 MB. Take the hours that matter from it.").format(
                    path.name
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise UserFacingError(
            tr("{0} can't be read: {1}.").format(path.name, error.strerror)
        ) from error
