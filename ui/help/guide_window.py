# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide in a window of its own: contents and search at the left, the page at the right.

It stands where people put it, beside the work or on another screen, and never comes by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.guide.page_search import Found
from app.guide.pages import INDEX, Guide, resolved
from app.translation import SOURCE_LANGUAGE, language
from ui.help.find_bar import FindBar
from ui.help.guide_browser import GuideBrowser
from ui.kit.button import IconButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.notice import Notice, NoticeLevel
from ui.kit.question_strip import Answer, QuestionStrip
from ui.kit.surface import Divider, Surface
from ui.theme import current_theme, px

_SIZE = (1040, 860)
_WIDEST, _HIGHEST = 0.8, 0.92
"""The most it takes of a screen: its frame needs room, too."""
_LIST_WIDTH, _NARROW = 270, 800
_ANY_WIDTH = 16_777_215
"""Qt's word for no limit."""
_OUTSIDE = ("http://", "https://", "mailto:")
_INDENT = "\u2003"
_CAPTION = "caption:"
"""Begins the id of an entry that is no page."""
_PORTABLE = QKeySequence.SequenceFormat.PortableText

Find = Callable[[str, Callable[[tuple[Found, ...]], None]], None]
"""Looks for words in all pages, and hands what it found to a function."""


@dataclass
class _Visit:
    """A page one was at, and how far down."""

    page: str
    anchor: str
    scrolled: int = 0


class GuideWindow(QWidget):
    """`show_place("steps/4-timeline.md#keys")`. `outside_wanted(address)` once somebody agreed."""

    outside_wanted = Signal(str)
    closed = Signal()

    def __init__(self, guide: Guide, find: Find) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._guide = guide
        self._find = find
        self._visits: list[_Visit] = []
        self._at = -1
        self._asked = ""
        self._wants_contents = False
        self._pages = contents_of(guide)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.contents.show_entries(self._pages)
        self.setWindowTitle(self.tr("Hotwash guide"))

    @property
    def place(self) -> str:
        """The page that is shown; empty before the first."""
        return self.browser.page

    def show_place(self, place: str) -> None:
        """Go to a page, and to an anchor behind "#" where one is named."""
        page, _, anchor = place.partition("#")
        self._leave_here()
        del self._visits[self._at + 1 :]
        self._visits.append(_Visit(page, anchor))
        self._go(len(self._visits) - 1)

    def stand_on(self, screen: QScreen, beside: QRect) -> None:
        """Stand at the right end of a screen's room, as little over a window there as can be."""
        room = screen.availableGeometry()
        most = QSize(round(room.width() * _WIDEST), round(room.height() * _HIGHEST))
        size = QSize(px(_SIZE[0]), px(_SIZE[1])).boundedTo(most)
        is_free = room.right() - beside.right() >= size.width()
        left = beside.right() + 1 if is_free else room.right() + 1 - size.width()
        self.resize(size)
        self.move(left, room.top())

    def focus_page(self) -> None:
        """Let the keys move the page."""
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Go to the page before."""
        self._leave_here()
        self._go(self._at - 1)

    def go_forward(self) -> None:
        """Go to the page one went back from."""
        self._leave_here()
        self._go(self._at + 1)

    def go_home(self) -> None:
        """Go to the first page."""
        self.show_place(INDEX)

    def toggle_contents(self) -> None:
        """Show the contents, or give the page their room."""
        self._wants_contents = self.contents.isHidden()
        self._arrange()
        if self._wants_contents:
            self.contents.focus_list()
        else:
            self.focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer by keys; Esc puts the search away first, then the window."""
        pressed = QKeySequence(event.keyCombination()).toString(_PORTABLE)
        steer = {
            "Alt+Left": self.go_back,
            "Alt+Right": self.go_forward,
            "Alt+Home": self.go_home,
            "Ctrl+Shift+F": self._to_search,
            "F6": self._next_pane,
            "F1": self.close,
            "Esc": self._on_escape,
        }.get(pressed)
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_bar.open()
        elif steer is not None:
            steer()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show contents beside the page where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _make_parts(self) -> None:
        self.show_contents = IconButton("list", self.tr("Contents"), edged=False)
        self.back = IconButton("arrow-left", self.tr("Back (Alt+←)"), edged=False)
        self.forward = IconButton("arrow-right", self.tr("Forward (Alt+→)"), edged=False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the guide (Ctrl+Shift+F)"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.contents = EntryList(self.tr("Contents"), wrap=True)
        self.browser = GuideBrowser(self._guide)
        self.find_bar = FindBar(self.browser)
        self.question = QuestionStrip()
        self.notice = Notice()
        self.english = Label(self.tr("The guide is in English."), role="help", tone="text2")
        self.english.setHidden(language() == SOURCE_LANGUAGE)

    def _lay_out(self) -> None:
        space = current_theme().space
        bar = Surface()
        head = QHBoxLayout(bar)
        head.setContentsMargins(space.md, space.sm, space.md, space.sm)
        head.setSpacing(space.sm)
        for button in (self.show_contents, self.back, self.forward):
            head.addWidget(button)
        head.addWidget(self.search, 1)
        head.addWidget(self.english)
        self._right = Surface()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.notice, self.find_bar, self.browser, self.question):
            right.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.contents)
        body.addWidget(Divider(vertical=True))
        body.addWidget(self._right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(Divider())
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        self.show_contents.clicked.connect(self.toggle_contents)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_search_entered)
        self.contents.moved.connect(self._on_moved)
        self.contents.chosen.connect(self._on_chosen)
        self.browser.link_wanted.connect(self._on_link_wanted)
        self.question.answered.connect(self._on_answered)

    def _go(self, at: int) -> None:
        if not 0 <= at < len(self._visits):
            return
        visit = self._visits[at]
        try:
            self.browser.show_page(visit.page, visit.anchor)
        except UserFacingError as error:
            self._visits.pop(at)
            self.notice.tell(error.sentence, NoticeLevel.WARN)
            return
        self._at = at
        if visit.scrolled:
            self.browser.verticalScrollBar().setValue(visit.scrolled)
        self.question.leave()
        self.find_bar.look()
        title = self._guide.title(visit.page)
        self.setWindowTitle(self.tr("{0} – Hotwash guide").format(title))
        self.back.setEnabled(at > 0)
        self.forward.setEnabled(at + 1 < len(self._visits))
        self._show_where()

    def _leave_here(self) -> None:
        if self._at >= 0:
            self._visits[self._at].scrolled = self.browser.verticalScrollBar().value()

    def _show_where(self) -> None:
        """Mark the page in the contents, where those are shown."""
        if not self.search.text().strip():
            ids = [entry.id for entry in self.contents.entries]
            self.contents.go_to(ids.index(self.place) if self.place in ids else -1)

    def _arrange(self) -> None:
        is_narrow = self.width() < px(_NARROW)
        is_listed = self._wants_contents or not is_narrow
        self.contents.setHidden(not is_listed)
        self.contents.setMaximumWidth(_ANY_WIDTH if is_narrow else px(_LIST_WIDTH))
        self._right.setHidden(is_narrow and is_listed)
        self.show_contents.setHidden(not is_narrow)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_pane(self) -> None:
        if self.browser.hasFocus() and not self.contents.isHidden():
            self.contents.focus_list()
        elif self.browser.hasFocus() or self.contents.hasFocus():
            self._to_search()
        elif not self._right.isHidden():
            self.focus_page()
        else:
            self.contents.focus_list()

    def _on_escape(self) -> None:
        if not self.find_bar.isHidden():
            self.find_bar.leave()
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def _on_search_changed(self, words: str) -> None:
        if words.strip():
            self._find(words, self._show_found)
        else:
            self.contents.show_entries(self._pages)
            self._wants_contents = False
            self._arrange()
            self._show_where()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        if not self.search.text().strip():
            return
        entries = [
            Entry(f"{one.page}#{one.anchor}", one.title, note=one.around.text, is_note_below=True)
            for one in found
        ]
        nothing = Entry("", self.tr("Nothing fits that."))
        self.contents.show_entries(entries or [nothing])
        self.contents.go_to(-1)
        self._wants_contents = True
        self._arrange()

    def _on_search_entered(self) -> None:
        self.contents.focus_list()

    def _on_moved(self, place: str) -> None:
        if _is_place(place) and not self._right.isHidden():
            self.show_place(place)

    def _on_chosen(self, place: str) -> None:
        if _is_place(place):
            self._wants_contents = False
            self._arrange()
            if place != self.place:
                self.show_place(place)
            self.focus_page()

    def _on_link_wanted(self, link: str) -> None:
        if link.startswith(_OUTSIDE):
            self._asked = link
            words = self.tr("{0} is not in the guide. Show it in the browser?").format(link)
            self.question.ask(words, (Answer("open", self.tr("Show it")),), icon="external-link")
            return
        name, _, anchor = link.partition("#")
        page = resolved(self.place, name) if name else self.place
        self.show_place(f"{page}#{anchor}" if anchor else page)

    def _on_answered(self, _answer: str) -> None:
        self.outside_wanted.emit(self._asked)


def contents_of(guide: Guide) -> list[Entry]:
    """Return the pages as a list shows them, below the words that stand over them."""
    entries: list[Entry] = []
    caption = ""
    for page in guide.pages():
        if page.caption and page.caption != caption:
            entries.append(Entry(_CAPTION + page.caption, page.caption, is_heading=True))
        caption = page.caption
        entries.append(Entry(page.name, _INDENT * page.depth + page.title))
    return entries


def _is_place(entry_id: str) -> bool:
    return bool(entry_id) and not entry_id.startswith(_CAPTION)
