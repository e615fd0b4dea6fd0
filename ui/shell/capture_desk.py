# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Between the capture line and the review: reads lines, stores them, says what became of them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal

from app.capture.capture_edit import (
    context_of,
    edit_for,
    transcript_line,
    with_transcript,
)
from app.capture.capture_line import Capture, read_capture
from app.clock import Clock
from app.errors import UserFacingError
from app.review.cause import EFFECT_ID
from app.review.observation import ObservationKind
from app.review.transcript_line import CaptureKind
from ui.panels.panel import Panel
from ui.session_bridge import SessionBridge
from ui.shell.capture_line import CaptureLine
from ui.shell.capture_preview import preview_words


class CaptureDesk(QObject):
    """Store captured lines. `kept` carries words such as "Added to the timeline"."""

    kept = Signal(str)
    fact_wanted = Signal(str, object)
    """The address or the path of what shall be a fact, and the transcript's line for it."""

    def __init__(self, line: CaptureLine, bridge: SessionBridge, clock: Clock) -> None:
        super().__init__(line)
        self._line = line
        self._bridge = bridge
        self._clock = clock
        self._step = 1
        self._panel: Panel | None = None
        line.typed.connect(self._on_typed)
        line.stored.connect(self._on_stored)
        line.takes_document = self._take_document

    def set_step(self, step: int, panel: Panel) -> None:
        """Read plain lines as this step does."""
        self._step, self._panel = step, panel
        words = {
            6: self.tr("Type a cause and press Enter. It is added under the selected one."),
            7: self.tr("Type what went well and press Enter."),
        }
        plain = self.tr("Type a note and press Enter, or begin with /a, /t or /p.")
        self._line.set_invitation(words.get(step, plain))

    def close(self) -> None:
        """Let go of the panel."""
        self._panel = None

    def _take_document(self, data: QMimeData) -> bool:
        return self._panel is not None and self._panel.take_document(data)

    def _read(self, text: str) -> Capture:
        context = context_of(self._bridge.review, self._clock.now(), self._step)
        return read_capture(text, context)

    def _on_typed(self, text: str) -> None:
        capture = self._read(text)
        review = self._bridge.review
        words = preview_words(review, capture, self._cause_in_hand(), self._chosen_list())
        self._line.show_reading(capture, words)

    def _cause_in_hand(self) -> str:
        """Return the cause that a captured one goes under."""
        return (self._panel.item_in_hand if self._panel else "") or EFFECT_ID

    def _chosen_list(self) -> ObservationKind:
        """Return the list of step 7 that a plain line goes to."""
        return getattr(self._panel, "chosen_list", ObservationKind.WENT_WELL)

    def _on_stored(self, text: str) -> None:
        capture, now, review = self._read(text), self._clock.now(), self._bridge.review
        if capture.kind is CaptureKind.EVIDENCE and capture.text:
            line = transcript_line(text, capture, now=now, step=self._step)
            self.fact_wanted.emit(capture.text, line)
            self.kept.emit(self.tr("On its way to the facts"))
            return
        try:
            edit = edit_for(
                review,
                capture,
                now=now,
                step=self._step,
                selected_cause=self._cause_in_hand(),
                observation=self._chosen_list(),
            )
        except UserFacingError as error:
            self._line.show_problem(error.sentence)
            return
        edit = with_transcript(review, edit, text, capture, now=now, step=self._step)
        if self._bridge.apply(edit, self._label(capture.kind), initiator="capture") is not None:
            self.kept.emit(self._words(capture.kind))

    def _label(self, kind: CaptureKind) -> str:
        return {
            CaptureKind.ACTION: self.tr("add action"),
            CaptureKind.EVENT: self.tr("add event"),
            CaptureKind.PARKED: self.tr("park a thought"),
            CaptureKind.CAUSE: self.tr("add cause"),
            CaptureKind.OBSERVATION: self.tr("add observation"),
            CaptureKind.QUOTE: self.tr("add quote"),
        }.get(kind, self.tr("add note"))

    def _words(self, kind: CaptureKind) -> str:
        return {
            CaptureKind.ACTION: self.tr("Added to the actions"),
            CaptureKind.EVENT: self.tr("Added to the timeline"),
            CaptureKind.PARKED: self.tr("Parked"),
            CaptureKind.CAUSE: self.tr("Added to the causes"),
            CaptureKind.OBSERVATION: self.tr("Added to the list"),
            CaptureKind.QUOTE: self.tr("Quoted"),
        }.get(kind, self.tr("Noted"))
