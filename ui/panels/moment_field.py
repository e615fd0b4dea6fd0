# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A key moment as a field: what is typed sets the time of the event that carries the mark."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.capture.typed_times import read_typed_time
from app.errors import UserFacingError
from app.review.edits import Edit, addition, set_field
from app.review.event import Event, Moment
from app.review.review import Review
from app.translation import in_sentence, marked
from ui import labels
from ui.fields.text_field import is_history_key
from ui.panels.instant_text import write_moment
from ui.panels.timeline_columns import near_day, time_edit
from ui.session_bridge import SessionBridge

_TEXTS = {
    Moment.IMPACT_START: marked("Impact starts"),
    Moment.DETECTED: marked("Detected"),
    Moment.ALERTED: marked("First alert"),
    Moment.ACKNOWLEDGED: marked("Acknowledged"),
    Moment.MITIGATING: marked("Mitigation begun"),
    Moment.MITIGATED: marked("Mitigated"),
    Moment.RESOLVED: marked("Resolved"),
}


class MomentField(QLineEdit):
    """Shows day and time; an entry changes the marked event, or adds one (decision 003)."""

    complained = Signal(str)
    settled = Signal()

    def __init__(self, bridge: SessionBridge, moment: Moment) -> None:
        super().__init__()
        self._bridge = bridge
        self._moment = moment
        self._is_edited = False
        self.setPlaceholderText(self.tr("not known"))
        self.setAccessibleName(labels.words(moment))
        self.textEdited.connect(self._on_edited)

    def show_review(self, review: Review) -> None:
        """Show the moment as `review` has it, unless something is being typed."""
        if self._is_edited:
            return
        event = review.moments.get(self._moment)
        text = "" if event is None else write_moment(review, event)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the entry with Enter, give it up with Esc."""
        if is_history_key(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self._is_edited:
            self._is_edited = False
            self.settled.emit()
            self.show_review(self._bridge.review)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the entry when the focus goes."""
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Keep what was typed, if anything was."""
        if not self._is_edited:
            return
        review = self._bridge.review
        try:
            edit = self._edit(review)
        except UserFacingError as error:
            self.complained.emit(error.sentence)
            return
        self._is_edited = False
        self.settled.emit()
        if edit is not None:
            words = self.tr("set {0}").format(in_sentence(labels.words(self._moment)))
            self._bridge.apply(edit, words, initiator="moments")
        self.show_review(self._bridge.review)

    def _on_edited(self, _text: str) -> None:
        self._is_edited = True

    def _edit(self, review: Review) -> Edit | None:
        event = review.moments.get(self._moment)
        before = event or self._moment_before(review)
        after = before.at if before is not None and event is None else None
        near = near_day(review, before)
        counted_from = before.at if before is not None else None
        zone = review.incident.time_zone
        reading = read_typed_time(self.text(), zone, near, counted_from, after)
        if event is None:
            if reading.at is None:
                return None
            text = QCoreApplication.translate("moments", _TEXTS[self._moment])
            fresh = Event(
                id="",
                at=reading.at,
                until=reading.until,
                precision=reading.precision,
                text=text,
                moment=self._moment,
            )
            return addition(review, fresh)
        if reading.at is None:
            return set_field(event, "moment", None)
        return time_edit(event, reading)

    def _moment_before(self, review: Review) -> Event | None:
        """Return the closest earlier moment that is known: a bare time belongs to its day."""
        moments = list(Moment)
        earlier = moments[: moments.index(self._moment)]
        return next((review.moments[m] for m in reversed(earlier) if m in review.moments), None)
