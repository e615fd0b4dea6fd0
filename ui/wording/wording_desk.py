# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Follows the focus, and marks wordings and misspelt words in whatever prose is being written.

Looking begins when the keys rest, and beside the window's thread, so that typing costs nothing; a
paragraph seen before is not looked at again. Nothing is ever changed unasked, nothing is blocked.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.insight.language.hints import Hint
from app.insight.language.kept_words import keep_edit
from app.insight.language.rewriting import Replacement, replacement
from app.insight.language.sentence import sentence_around
from app.insight.spelling.known_words import own_word_edit
from app.insight.spelling.misspellings import Misspelling
from app.review.changes import Changes
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.session_bridge import SessionBridge
from ui.wording.editor_watch import EditorWatch
from ui.wording.mark_words import said
from ui.wording.prose_editor import ProseEditor, prose_editor
from ui.wording.text_reader import Mark, TextReader
from ui.wording.wording_strip import WordingStrip

REST_MS = 200
LONGEST = 100_000
"""Characters of the longest text that is looked at while it is written."""


class WordingDesk(QObject):
    """`told` carries why nothing is marked at all, `hinted` why a key did nothing.

    `replaced` carries an editor that took a wording, and its text before that.
    """

    told = Signal(str)
    hinted = Signal(str)
    replaced = Signal(QWidget, str)

    def __init__(
        self, page: QWidget, bridge: SessionBridge, jobs: Jobs, reader: TextReader
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._reader = reader
        self._editor: ProseEditor | None = None
        self._marks: tuple[Mark, ...] = ()
        self._trouble = ""
        self._is_silent = False
        self.strip = WordingStrip()
        self._watch = EditorWatch(self._said_at, self)
        self._looking = LatestJob(jobs, 0, self)
        self._offering = LatestJob(jobs, 0, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self._connect()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked in the text that is being written."""
        return self._marks

    @property
    def is_looking(self) -> bool:
        """True while the marks may not be those of what is written now."""
        return self._rest.isActive() or self._looking.is_busy

    def use(self) -> None:
        """Write what the hint offers; for a misspelt word, ask what was meant."""
        editor, mark = self._present()
        if editor is None or mark is None:
            return
        if isinstance(mark, Misspelling):
            self._ask_what_was_meant(mark)
            return
        change = replacement(editor.text, mark)
        if change is not None:
            self._put(editor, change)

    def quote(self) -> None:
        """Put the sentence of the hint into quotation marks: it is what somebody said."""
        editor, mark = self._present()
        if editor is not None and isinstance(mark, Hint):
            start, end = sentence_around(editor.text, mark.start, mark.end)
            self._put(editor, Replacement(start, end, f"“{editor.text[start:end]}”"))

    def keep(self) -> None:
        """Ask why the wording of the hint stays; add a misspelt word to the dictionary."""
        self.strip.keep_it()

    def go_on(self, steps: int = 1) -> None:
        """Go to the next mark in the text, or with -1 to the one before, and round again."""
        editor = self._editor
        if editor is None or not isValid(editor.widget) or not self._marks:
            self.hinted.emit(self.tr("There is no hint in the text you are in."))
            return
        mark = _neighbour(self._marks, editor.cursor, steps)
        editor.widget.setFocus()
        editor.go_to(mark.start)
        self.strip.show_mark(mark)
        self.strip.say()

    def go_back(self) -> None:
        """Go from an answer that is not given back to the text it is about."""
        if self.strip.isAncestorOf(self._page.window().focusWidget()):
            self._back_to_editor()

    def set_silent(self, silent: bool) -> None:
        """Hint at nothing while a room reads along; or hint again."""
        self._is_silent = silent
        if silent:
            self._leave()

    def close(self) -> None:
        """Stop following: the editors of a page that closes go one after the other."""
        _app().focusChanged.disconnect(self._on_focus_changed)
        self._rest.stop()
        self._leave()

    def _put(self, editor: ProseEditor, change: Replacement) -> None:
        before = editor.text
        editor.put(change)
        self.replaced.emit(editor.widget, before)
        self._back_to_editor()

    def _connect(self) -> None:
        self.strip.used.connect(self.use)
        self.strip.quoted.connect(self.quote)
        self.strip.kept.connect(self._on_kept)
        self.strip.added.connect(self._on_added)
        self.strip.meant.connect(self._on_meant)
        self.strip.left.connect(self._back_to_editor)
        self._bridge.changed.connect(self._on_review_changed)
        _app().focusChanged.connect(self._on_focus_changed)

    def _present(self) -> tuple[ProseEditor | None, Mark | None]:
        """Return editor and mark, as long as what was marked still stands where it was."""
        editor, mark = self._editor, self.strip.mark
        if editor is None or mark is None or not isValid(editor.widget):
            return None, None
        stands = editor.text[mark.start : mark.end] == mark.text
        return (editor, mark) if stands else (None, None)

    def _said_at(self, place: int) -> str:
        touched = next((each for each in self._marks if each.start <= place <= each.end), None)
        return said(touched) if touched is not None else ""

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self.strip.isAncestorOf(new):
            return
        self._leave()
        editor = prose_editor(new) if self._page.isAncestorOf(new) else None
        if editor is not None:
            self._editor = editor
            self._watch.follow(editor)
            for signal in editor.changed:
                signal.connect(self._on_editing)
            self._rest.start()

    def _leave(self) -> None:
        editor, self._editor = self._editor, None
        self._looking.stop()
        self._offering.stop()
        self._watch.follow(None)
        self._marks = ()
        self.strip.show_mark(None)
        if editor is not None and isValid(editor.widget):
            editor.underline(())
            for signal in editor.changed:
                signal.disconnect(self._on_editing)

    def _look(self) -> None:
        editor = self._editor
        is_out_of_turn = self._is_silent or self._watch.is_composing
        if editor is None or not isValid(editor.widget) or is_out_of_turn:
            return
        if editor.widget.property("readOnly"):
            return  # nobody here can word it otherwise
        review, text, is_action = self._bridge.review, editor.text, editor.is_action

        def work(_progress: object) -> tuple[Mark, ...]:
            if len(text) > LONGEST:
                return ()
            return self._reader.marks(review, text, is_action=is_action)

        self._looking.ask(work, lambda marks: self._show(text, marks), self._on_trouble)

    def _show(self, text: str, marks: Sequence[Mark]) -> None:
        """Mark what was found, unless the text has gone on: then it is looked at again."""
        editor = self._editor
        if editor is None or not isValid(editor.widget) or editor.text != text:
            return
        cursor = editor.cursor
        self._marks = tuple(mark for mark in marks if not _is_unfinished(mark, cursor))
        if not self._watch.is_composing:
            editor.underline(self._marks)
        self.strip.show_mark(_nearest(self._marks, cursor))

    def _on_trouble(self, sentence: str) -> None:
        if sentence != self._trouble:
            self._trouble = sentence
            self.told.emit(sentence)

    def _on_editing(self, *_details: object) -> None:
        self._rest.start()

    def _on_review_changed(self, _review: Review, changes: Changes) -> None:
        if self._editor is not None and changes.touches(Kind.LIFECYCLE):
            self._rest.start()

    def _ask_what_was_meant(self, mark: Misspelling) -> None:
        review = self._bridge.review
        text = self._editor.text if self._editor is not None else ""

        def work(_progress: object) -> tuple[str, ...]:
            return self._reader.offers(review, text, mark.text)

        def show(offers: tuple[str, ...]) -> None:
            if self.strip.mark == mark:
                self.strip.show_offers(offers)

        self._offering.ask(work, show, self._on_trouble)

    def _on_meant(self, word: str) -> None:
        editor, mark = self._present()
        if editor is not None and mark is not None:
            editor.put(Replacement(mark.start, mark.end, word))
        self._back_to_editor()

    def _on_added(self) -> None:
        mark = self.strip.mark
        if mark is not None:
            edit = own_word_edit(self._bridge.review, mark.text)
            self._keep(edit, self.tr("add a word to the dictionary"))

    def _on_kept(self, reason: str) -> None:
        mark = self.strip.mark
        if mark is not None:
            edit = keep_edit(self._bridge.review, mark.text, reason)
            self._keep(edit, self.tr("keep a wording"))

    def _keep(self, edit: Edit | None, name: str) -> None:
        if edit is not None:
            self._bridge.apply(edit, name, initiator="wording")
        self._back_to_editor()
        self._look()

    def _back_to_editor(self) -> None:
        if self._editor is not None and isValid(self._editor.widget):
            self._editor.widget.setFocus()
        self._rest.start()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _is_unfinished(mark: Mark, cursor: int) -> bool:
    """Return whether a word is perhaps still being typed."""
    return isinstance(mark, Misspelling) and mark.end == cursor


def _nearest(marks: Sequence[Mark], cursor: int) -> Mark | None:
    """Return the mark at the cursor, else the last before it, or the first; wordings go first."""
    touched = [mark for mark in marks if mark.start <= cursor <= mark.end]
    wordings = [mark for mark in marks if isinstance(mark, Hint)]
    left = touched or wordings or marks
    before = [mark for mark in left if mark.start <= cursor]
    return before[-1] if before else next(iter(left), None)


def _neighbour(marks: Sequence[Mark], cursor: int, steps: int) -> Mark:
    """Return the mark after the cursor, or with -1 the one before it; round again at the end."""
    if steps > 0:
        return next((mark for mark in marks if mark.start > cursor), marks[0])
    return next((mark for mark in reversed(marks) if mark.end < cursor), marks[-1])
