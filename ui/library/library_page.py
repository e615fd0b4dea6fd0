# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library page: finds, opens, creates, brings in and takes out reviews.

It only asks: each wish is a signal that the main window answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.insight.follow_up import LibraryAction, LibraryFigures
from app.insight.search.facets import Narrowing
from app.store.shared_marks import SharedMark
from app.store.summary import ReviewSummary
from ui.kit.centre_scroll import CentreScroll
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.drop_target import DropTarget
from ui.kit.empty_state import EmptyState
from ui.kit.page_header import PageHeader
from ui.library.due_list import DueList
from ui.library.facet_bar import FacetBar
from ui.library.figures import Figures
from ui.library.library_bar import LibraryBar
from ui.library.library_rail import LibraryRail
from ui.library.recurring import RecurringPage
from ui.library.row_menu import row_menu
from ui.library.search_results import SearchResults
from ui.library.summary_table import WIDTHS, SummaryTable
from ui.library.told_column import ToldColumn
from ui.theme import current_theme, px
from ui.welcome.welcome import Welcome

if TYPE_CHECKING:
    from app.store.search import Found

_LIST, _NOTHING, _FOUND, _RECURRING = range(4)
"""The pages of the body."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Down)
_RAIL_BESIDE_FROM = 760
_DUE_LIST_FROM_HEIGHT = 800
"""Below this height of the page the list of reviews needs the room."""


class LibraryPage(DropTarget):
    """All reviews. `notice` is the page's own line for news and troubles."""

    open_wanted = Signal(str)
    shared_wanted = Signal()
    share_wanted = Signal(str)
    forget_wanted = Signal(str)
    create_wanted = Signal()
    settings_wanted = Signal()
    file_wanted = Signal()
    example_wanted = Signal()
    duplicate_wanted = Signal(str)
    export_wanted = Signal(str)
    archive_wanted = Signal(str, bool)
    follow_through_chosen = Signal()
    place_wanted = Signal(str, object)
    narrowing_changed = Signal()
    more_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._holds_any = False
        self._table = SummaryTable(today, self)
        self._view = DataTable(RowHeight.LIST, label=self.tr("Reviews"))
        self._view.setModel(self._table)
        self._view.set_columns(WIDTHS)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar = LibraryBar()
        self._search = self.bar.search
        self._rail = LibraryRail()
        self.facets = FacetBar()
        self.results = SearchResults()
        self.recurring = RecurringPage()
        self._figures = Figures()
        self._due = DueList()
        self._header = PageHeader(self.tr("Reviews"))
        self.told = ToldColumn()
        self.notice = self.told.notice
        self.welcome = Welcome()
        self._nothing = EmptyState("", self.tr("Show all"))
        self._body = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def table(self) -> DataTable:
        """The list."""
        return self._view

    @property
    def narrowing(self) -> Narrowing:
        """What is looked for."""
        return Narrowing(
            self._search.text(), self.facets.selection, archived=self._table.is_archived
        )

    def show_found(self, found: Found) -> None:
        """Show the reviews that hold what was typed, with the places in them."""
        self.results.show_found(found)
        self._show_body(_FOUND if found.reviews else _NOTHING)

    def show_narrowed(self, review_ids: frozenset[str] | None) -> None:
        """List these reviews alone; None lists them all."""
        self._table.narrow(review_ids)
        self._show_body()
        self._view.select_row(0)

    def show_summaries(
        self,
        summaries: Sequence[ReviewSummary],
        shared: Mapping[str, SharedMark] | None = None,
        *,
        is_all: bool = True,
    ) -> None:
        """Show the reviews; the one selected stays so. What is not all is not counted.

        `shared` marks those that are on a server, by their ids.
        """
        selected = self._selected_id()
        self._table.show_summaries(summaries, shared)
        live = [summary for summary in summaries if not summary.archived]
        if is_all:
            self._rail.show_counts(len(live), len(summaries) - len(live))
        self._holds_any = bool(summaries)
        # A library that is not read yet may hold reviews: nobody is welcomed to it as to a new one.
        self._show_body(None if summaries or is_all else _LIST)
        self._view.select_row(max(self._table.row_of(selected), 0))
        if self.isVisible() and self.window().focusWidget() in (None, self.welcome.start):
            self.focus_first()

    def show_figures(self, figures: LibraryFigures, due: Sequence[LibraryAction]) -> None:
        """Show what is left to do over all reviews."""
        self._figures.show_figures(figures)
        self._due.show_actions(due, self._today())

    def show_asking(self, asking: Mapping[str, str]) -> None:
        """Mark the reviews that ask to be reopened; why, by their ids."""
        self._table.show_asking(asking)

    def take_over(self, former: LibraryPage) -> None:
        """Look for the same words as the page before this one, and go on saying what it said."""
        self.facets.take_over(former.facets)
        self._search.setText(former._search.text())
        if former.shows_follow_through:
            self._rail.choose_follow_through()
        if not former.notice.isHidden() and not former.notice.is_asking:
            self.notice.tell(former.notice.text, former.notice.level)

    @property
    def shows_follow_through(self) -> bool:
        """True while the rail's "Follow-through" is chosen."""
        return self._rail.is_follow_through

    def choose_follow_through(self) -> None:
        """Go to the follow-through of all reviews."""
        self._rail.choose_follow_through()

    def add_page(self, page: QWidget) -> None:
        """Take in another page that can stand in the place of the list."""
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page that was taken in."""
        self._pages.setCurrentWidget(page)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_first(self) -> None:
        """Put the focus where a key does something useful."""
        if self._body.currentIndex() == _FOUND:
            self.results.list.focus_list()
        else:
            (self._view if self.welcome.isHidden() else self.welcome.start).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figures out where they would take the list's room."""
        super().resizeEvent(event)
        self._show_what_fits()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on from the search with Down, clear it with Esc, open a review with Enter."""
        key, is_searching = event.key(), self._search.hasFocus()
        if key == Qt.Key.Key_Escape and (self._search.text() or self.facets.selection):
            self._show_all()
        elif key in _LEAVING and is_searching:
            self.focus_first()
        elif key in _ENTER and self._view.hasFocus() and self._selected_id():
            self.open_wanted.emit(self._selected_id())
        else:
            super().keyPressEvent(event)

    def _selected_id(self) -> str:
        summary = self._table.summary(self._view.selected_row())
        return summary.id if summary is not None else ""

    def _lay_out(self) -> None:
        space = current_theme().space
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space.page, space.xl, space.page, space.page)
        column.setSpacing(space.gap)
        column.addWidget(self._header)
        column.addWidget(self.facets)
        column.addWidget(self._figures)
        column.addWidget(self._due)
        column.addWidget(self._body, 1)
        column.addLayout(_centred(self.welcome), 1)
        for page in (self._view, self._nothing, self.results, self.recurring):
            self._body.addWidget(page)
        scroll = CentreScroll()
        scroll.show_panel(content)
        self._pages.addWidget(scroll)
        below = self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(0)
        below.addWidget(self._rail)
        below.addLayout(self.told.above(self._pages), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search_changed)
        self._view.doubleClicked.connect(lambda _index: self._emit_open())  # Enter comes as a key
        self._view.customContextMenuRequested.connect(self._on_menu_wanted)
        self._rail.archive_chosen.connect(self._on_archive_chosen)
        self._rail.list_chosen.connect(self._on_list_chosen)
        self._rail.follow_through_chosen.connect(self.follow_through_chosen)
        self._due.review_wanted.connect(self.open_wanted)
        self._nothing.acted.connect(self._show_all)
        _tie(self, self.welcome, self.bar)
        self._search.returnPressed.connect(self._on_search_entered)
        self.facets.changed.connect(self.narrowing_changed)
        self.facets.recurring_wanted.connect(self._on_recurring_wanted)
        self.recurring.left.connect(self._leave_recurring)
        self.results.place_wanted.connect(self.place_wanted)
        self.results.more_wanted.connect(self.more_wanted)
        self.results.left.connect(self.focus_search)
        self.results.all_wanted.connect(self._show_all)

    def _emit_open(self) -> None:
        if self._selected_id():
            self.open_wanted.emit(self._selected_id())

    def _on_search_changed(self, text: str) -> None:
        """Narrow by title at once; the places inside the reviews follow from a job."""
        self._table.search(text)
        if not text.strip() or self._body.currentIndex() != _FOUND:
            self._show_body()
            self._view.select_row(0)
        self.narrowing_changed.emit()

    def _on_search_entered(self) -> None:
        if self._body.currentIndex() == _FOUND:
            self.results.open_first()
        else:
            self._emit_open()

    def _show_all(self) -> None:
        """Look for nothing any more."""
        self._search.clear()
        self.facets.clear()
        self._search.setFocus()

    def _on_recurring_wanted(self) -> None:
        self._show_body(_RECURRING)
        self.recurring.focus_first()

    def _leave_recurring(self) -> None:
        self._show_body()
        self.facets.recurring.setFocus()

    def _on_list_chosen(self) -> None:
        self._pages.setCurrentIndex(0)

    def _on_archive_chosen(self, archived: bool) -> None:
        self._table.show_archived(archived)
        self.narrowing_changed.emit()
        self._header.set_title(self.tr("Archived") if archived else self.tr("Reviews"))
        self._show_body()

    def _show_body(self, page: int | None = None) -> None:
        """Show a page of the body; by default the list, or what is said where there is none."""
        is_asked = bool(self._holds_any or self._search.text() or self._table.is_archived)
        is_empty = page is None and not is_asked
        if page is None:
            page = _LIST if self._table.rowCount() else _NOTHING
        self._say_nothing(is_searching=bool(self._search.text() or self.facets.selection))
        self._body.setCurrentIndex(page)
        self._body.setVisible(not is_empty)
        self._header.setVisible(not is_empty)
        self.welcome.setVisible(is_empty)
        self._show_what_fits()

    def _say_nothing(self, *, is_searching: bool) -> None:
        if is_searching:
            sentence = self.tr("No review holds these words.")
        elif self._table.is_archived:
            sentence = self.tr("None is archived.")
        else:
            sentence = self.tr("All reviews are archived.")
        self._nothing.sentence.setText(sentence)
        self._nothing.button.setVisible(is_searching)

    def _show_what_fits(self) -> None:
        is_list = self._body.currentIndex() == _LIST
        self.facets.setVisible(self._holds_any)
        self._figures.setVisible(self._holds_any and is_list)
        beside = self.width() >= px(_RAIL_BESIDE_FROM)
        directions = QBoxLayout.Direction
        direction = directions.LeftToRight if beside else directions.TopToBottom
        if self._below.direction() is not direction:
            self._below.setDirection(direction)
            self._rail.set_flat(not beside)
        self.bar.name.setVisible(beside)
        tall = self.height() >= px(_DUE_LIST_FROM_HEIGHT)
        self._due.setVisible(self._holds_any and is_list and tall)

    def _on_menu_wanted(self, place: QPoint) -> None:
        summary = self._table.summary(self._view.indexAt(place).row())
        if summary is None:
            return
        menu = row_menu(self, summary, self._table.mark_of(summary.id))
        menu.popup(self._view.viewport().mapToGlobal(place))


def _centred(widget: QWidget) -> QHBoxLayout:
    """Return a row that holds a widget in its middle, where that wants no more room."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def _tie(page: LibraryPage, welcome: Welcome, bar: LibraryBar) -> None:
    """Let the page ask for what is chosen in the bar, or in the welcome."""
    welcome.example_wanted.connect(page.example_wanted)
    welcome.create_wanted.connect(page.create_wanted)
    welcome.file_wanted.connect(page.file_wanted)
    welcome.shared_wanted.connect(page.shared_wanted)
    bar.file.clicked.connect(page.file_wanted)
    bar.shared.clicked.connect(page.shared_wanted)
    bar.new.clicked.connect(page.create_wanted)
    bar.settings.clicked.connect(page.settings_wanted)
