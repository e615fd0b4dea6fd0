# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Wording a cause in place: the editor over its box, saved while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from ui.canvas.text_editor import TextEditor
from ui.panels.cause_canvas import CauseCanvas
from ui.session_bridge import SessionBridge


class CauseWording(QObject):
    """Open the editor over a cause and keep what is typed.

    `worded(command)` when it is done, with the command the closing key asks for; `given_up(cause
    id)` when a cause that was never worded is left without words.
    """

    worded = Signal(str)
    given_up = Signal(str)

    def __init__(self, bridge: SessionBridge, canvas: CauseCanvas) -> None:
        super().__init__(canvas)
        self._bridge = bridge
        self._canvas = canvas
        self._cause_id = ""
        self._before = ""
        self._base = bridge.review
        self.editor = TextEditor(canvas.view.viewport())
        self.editor.typed.connect(self._word)
        self.editor.finished.connect(self._on_finished)
        self.editor.cancelled.connect(self._on_cancelled)
        bridge.changed.connect(self._on_changed)
        canvas.moved.connect(self._on_moved)

    def open(self, cause_id: str) -> None:
        """Open the editor over a cause."""
        box = self._canvas.box_of(cause_id)
        if box is None:
            return
        self._cause_id = cause_id
        view = self._canvas.view
        view.show_box(box)
        place = view.mapFromScene(box).boundingRect()
        self._base = self._bridge.review
        self._before = CauseGraph(self._base).cause(cause_id).text
        self.editor.open(self._before, place, view.zoom)

    def _word(self, text: str) -> None:
        cause = self._base.get(Kind.CAUSE, self._cause_id)
        if cause is not None and getattr(cause, "text", text) != text:
            self._bridge.apply(
                set_field(cause, "text", text),
                self.tr("word cause"),
                initiator="causes",
                merge_key=f"cause.{self._cause_id}",
                base=self._base,
            )
            self._base = self._bridge.review

    def _on_changed(self, review: Review, _changes: object) -> None:
        """Let what others did to the wording come in under the cursor."""
        if not self.editor.is_open or not self._bridge.is_receiving:
            return
        cause = review.get(Kind.CAUSE, self._cause_id)
        if cause is None:
            return  # removed elsewhere: the next key brings it back, with what is typed
        self._base, words = review, getattr(cause, "text", "")
        if words != self.editor.toPlainText():
            self.editor.take(words)
            self._before = words  # what others wrote is nothing that Esc takes back

    def _on_moved(self) -> None:
        """Stay over the cause: what others add elsewhere may push it away."""
        box = self._canvas.box_of(self._cause_id) if self.editor.is_open else None
        if box is not None:
            self.editor.follow(self._canvas.view.mapFromScene(box).boundingRect())

    def _on_finished(self, text: str, then: str) -> None:
        cause_id = self._close(text)
        self._canvas.select(cause_id)
        self.worded.emit(then)

    def _on_cancelled(self) -> None:
        """Bring the old wording back; a cause that was never worded goes again."""
        cause_id = self._close(self._before)
        cause = self._bridge.review.get(Kind.CAUSE, cause_id)
        if cause is not None and not getattr(cause, "text", "") and cause_id != EFFECT_ID:
            self.given_up.emit(cause_id)

    def _close(self, text: str) -> str:
        """Keep `text`, end the step of undo, and return whose wording it was."""
        self._word(text)
        self._bridge.session.end_typing()
        if not self.editor.is_left:
            self._canvas.focus()
        cause_id, self._cause_id = self._cause_id, ""
        return cause_id
