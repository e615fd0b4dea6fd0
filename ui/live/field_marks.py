# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Marks on what others do right now: fields they type in, what they changed a moment ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.review.alternatives import alternatives, place_named, place_of
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.fields.binding import Binding, Place
from ui.kit.announce import announce
from ui.kit.data_table import DataTable
from ui.live.company import Company
from ui.live.field_mark import FieldMark
from ui.live.presence_words import name_of

if TYPE_CHECKING:
    from ui.shell.review_page import ReviewPage

FRESH_MS = 6000
"""How long it is marked that others changed something."""


class FieldMarks(QObject):
    """Keep the marks in a page up to date."""

    def __init__(self, page: ReviewPage, company: Company) -> None:
        super().__init__(page)
        self._page = page
        self._company = company
        self._marks: dict[Place, FieldMark] = {}
        self._fresh: dict[Place, str] = {}
        self._fresh_rows: set[str] = set()
        self._said: Place | None = None
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(FRESH_MS)
        self._fading.timeout.connect(self._on_faded)
        company.changed.connect(self.show_marks)
        page.bridge.changed.connect(self._on_changed)

    @property
    def shown(self) -> dict[Place, str]:
        """What is said at which field."""
        return {place: mark.words for place, mark in self._marks.items()}

    def close(self) -> None:
        """Take all marks away."""
        self._fading.stop()
        self._fresh.clear()
        self._fresh_rows.clear()
        for mark in self._marks.values():
            if isValid(mark):
                mark.take_away()
        self._marks.clear()

    def show_marks(self) -> None:
        """Mark the fields that are shown now."""
        wanted = self._wanted()
        editors = self._editors() if wanted or self._marks else {}
        for place, mark in list(self._marks.items()):
            words = wanted.get(place, ("", ""))[0]
            if not isValid(mark) or place not in editors or words != mark.words:
                del self._marks[place]
                if isValid(mark):
                    mark.take_away()
        for place, (words, icon) in wanted.items():
            if place in editors and place not in self._marks:
                self._marks[place] = FieldMark(editors[place], words, icon)
        self._say(editors)
        self._mark_rows()

    def _wanted(self) -> dict[Place, tuple[str, str]]:
        """Return words and icon by field; who types in one counts more than what is past."""
        wanted: dict[Place, tuple[str, str]] = {}
        for each in alternatives(self._page.review):
            place = place_of(each)
            if place is not None:
                wanted[place] = self.tr("Two wordings"), "git-branch"
        for place, words in self._fresh.items():
            wanted[place] = words, "pencil"
        for other in self._company.others:
            place = place_named(other.place_kind, other.place_id, other.field)
            if other.is_typing and other.field and place is not None:
                words = self.tr("{0} is typing here").format(name_of(other))
                wanted[place] = words, "pencil"
        return wanted

    def _editors(self) -> dict[Place, QWidget]:
        found: dict[Place, QWidget] = {}
        for binding in self._page.findChildren(Binding):
            editor = binding.parent()
            if isinstance(editor, QWidget) and editor.isVisible():
                found[binding.place] = editor
        return found

    def _say(self, editors: dict[Place, QWidget]) -> None:
        """Let be heard, once, that somebody types in the field where the cursor is."""
        focused = self._page.window().focusWidget()
        here = next((place for place, editor in editors.items() if editor is focused), None)
        mark = self._marks.get(here) if here is not None else None
        if mark is not None and here != self._said:
            announce(mark, mark.words)
        self._said = here if mark is not None else None

    def _on_changed(self, _review: Review, changes: Changes) -> None:
        if self._page.bridge.is_receiving:
            self._note(changes)
        if self._fresh or changes.touches(Kind.ALTERNATIVE):
            self.show_marks()
        elif self._fresh_rows:
            self._mark_rows()

    def _note(self, changes: Changes) -> None:
        author = self._page.bridge.foreign_author
        if not author:
            return  # one's own, merged
        words = self.tr("Changed by {0}").format(author)
        self._fresh |= dict.fromkeys(changes.altered, words)
        self._fresh_rows |= {item_id for _kind, item_id in changes.added}
        self._fresh_rows |= {item_id for _kind, item_id, _field in changes.altered}
        self._fading.start()

    def _on_faded(self) -> None:
        self._fresh.clear()
        self._fresh_rows.clear()
        self.show_marks()

    def _mark_rows(self) -> None:
        for table in self._page.centre.findChildren(DataTable):
            table.delegate.mark_rows(frozenset(self._fresh_rows))
