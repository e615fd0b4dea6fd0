# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Follows the focus, and hints at wordings in whatever prose is being written.

Looking begins when the keys rest, so that typing costs nothing; a paragraph seen before is not
looked at again. Nothing is ever changed unasked, and nothing is blocked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.insight.language.hints import Hint, language_hints
from app.insight.language.kept_words import keep_edit, kept_words
from app.insight.language.rewriting import Replacement, replacement
from app.insight.language.rule import LanguageRules
from app.insight.nameless import personal_names
from ui.jobs import Jobs
from ui.session_bridge import SessionBridge
from ui.wording.prose_editor import ProseEditor, prose_editor
from ui.wording.wording_strip import WordingStrip

REST_MS = 200
LONGEST = 100_000
"""Characters of the longest text that is looked at while it is written."""


class WordingDesk(QObject):
    """`told` carries why there are no hints at all: rules of a team that can't be read.

    The rules are read beside the window's thread; until they are there nothing is hinted.
    """

    told = Signal(str)

    def __init__(
        self,
        page: QWidget,
        bridge: SessionBridge,
        jobs: Jobs,
        read_rules: Callable[[], LanguageRules],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._rules: LanguageRules | None = None
        self._editor: ProseEditor | None = None
        self._hints: tuple[Hint, ...] = ()
        self._is_silent = False
        self.strip = WordingStrip()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self.strip.used.connect(self.use)
        self.strip.quoted.connect(self.quote)
        self.strip.kept.connect(self._on_kept)
        self.strip.left.connect(self._back_to_editor)
        _app().focusChanged.connect(self._on_focus_changed)
        jobs.run(lambda _progress: read_rules(), self._take_rules, self.told.emit, owner=self)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints in what is being written."""
        return self._hints

    def use(self) -> None:
        """Write what the hint offers."""
        editor, hint = self._present()
        change = replacement(editor.text, hint) if editor is not None and hint else None
        if editor is not None and change is not None:
            editor.put(change)
            self._back_to_editor()

    def quote(self) -> None:
        """Put the sentence of the hint into quotation marks: it is what somebody said."""
        editor, hint = self._present()
        if editor is not None and hint is not None:
            start, end = _sentence(editor.text, hint)
            editor.put(Replacement(start, end, f"“{editor.text[start:end]}”"))
            self._back_to_editor()

    def keep(self) -> None:
        """Ask why the wording of the hint stays as it is."""
        if self.strip.hint is not None:
            self.strip.ask_for_reason()

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

    def _present(self) -> tuple[ProseEditor | None, Hint | None]:
        """Return editor and hint, as long as the hint still stands where it was."""
        editor, hint = self._editor, self.strip.hint
        if editor is None or hint is None or not isValid(editor.widget):
            return None, None
        stands = editor.text[hint.start : hint.end] == hint.text
        return (editor, hint) if stands else (None, None)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self.strip.isAncestorOf(new):
            return
        self._leave()
        editor = prose_editor(new) if self._page.isAncestorOf(new) else None
        if editor is not None:
            self._editor = editor
            for signal in editor.changed:
                signal.connect(self._on_editing)
            self._rest.start()

    def _leave(self) -> None:
        editor, self._editor = self._editor, None
        self._hints = ()
        self.strip.show_hint(None)
        if editor is not None and isValid(editor.widget):
            editor.underline(())
            for signal in editor.changed:
                signal.disconnect(self._on_editing)

    def _look(self) -> None:
        editor = self._editor
        if editor is None or not isValid(editor.widget):
            return
        self._hints = self._hints_in(editor.text)
        editor.underline(self._hints)
        self.strip.show_hint(_nearest(self._hints, editor.cursor))

    def _hints_in(self, text: str) -> tuple[Hint, ...]:
        rules = self._rules
        if rules is None or self._is_silent or len(text) > LONGEST:
            return ()
        review = self._bridge.review
        return language_hints(text, rules, personal_names(review), ignored=kept_words(review))

    def _take_rules(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._rest.start()

    def _on_editing(self, *_details: object) -> None:
        self._rest.start()

    def _on_kept(self, reason: str) -> None:
        hint = self.strip.hint
        edit = keep_edit(self._bridge.review, hint.text, reason) if hint is not None else None
        if edit is not None:
            self._bridge.apply(edit, self.tr("keep a wording"), initiator="wording")
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


def _nearest(hints: tuple[Hint, ...], cursor: int) -> Hint | None:
    """Return the hint at the cursor, else the last one before it, else the first."""
    before = [hint for hint in hints if hint.start <= cursor]
    return before[-1] if before else (hints[0] if hints else None)


def _sentence(text: str, hint: Hint) -> tuple[int, int]:
    """Return where the sentence of a hint begins and ends, its full stop left out."""
    start, end = hint.start, hint.end
    while start > 0 and text[start - 1] not in ".!?\n":
        start -= 1
    while start < hint.start and text[start].isspace():
        start += 1
    while end < len(text) and text[end] not in ".!?\n":
        end += 1
    return start, end
