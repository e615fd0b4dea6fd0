# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The follow-through of all reviews: figures, charts, who has what to do, and what asks for it.

It only shows an `Overview` and says what is wanted; the dashboard's desk computes and writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.fonts import BundledMeasure
from app.insight.burn_down_chart import burn_down_chart, scope_tip
from app.insight.kept_promises_chart import kept_promises_chart, part_words
from app.insight.kpi_groups import GROUPINGS
from app.insight.overview import Overview, OverviewWish
from app.translation import tr
from ui import dates
from ui.canvas.chart_view import ChartView
from ui.kit.button import IconButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.page_header import PageHeader
from ui.kit.segmented import Segment, SegmentedControl
from ui.library.asking_list import AskingList
from ui.library.dashboard_figures import DashboardFigures
from ui.library.due_list import DueList
from ui.library.filter_bar import FilterBar
from ui.library.group_table import WIDTHS, GroupTable
from ui.panels.asking_row import AskedField, AskingRow
from ui.theme import current_theme, px

BURN_DOWN, KEPT = "burn-down", "kept-promises"
_BESIDE_FROM = 900
_LEAST_ROWS = 4
_FILTERED = frozenset({"owner", "team", "severity"})


class DashboardPage(QWidget):
    """`wish_changed` asks for another overview; `picture_wanted` names a chart to be written."""

    wish_changed = Signal(object)
    review_wanted = Signal(str)
    retro_wanted = Signal()
    picture_wanted = Signal(str)
    view_named = Signal(str)
    view_forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Overview | None = None
        self.header = PageHeader(self.tr("Follow-through"))
        self.retro_button = SecondaryButton(self.tr("Sprint retro"), icon="history")
        self.header.add_action(self.retro_button)
        self.filters = FilterBar()
        self.naming = AskingRow()
        self.asking = AskingList()
        self.figures = DashboardFigures()
        self.burn_down = ChartView(self.tr("Open actions, burn-down"), self._scope_tip)
        self.kept = ChartView(self.tr("Kept promises"), self._part_tip)
        self.due = DueList()
        self.groups = SegmentedControl(
            [Segment(key, _capital(tr(words))) for key, words in GROUPINGS.items()],
            label=self.tr("By"),
        )
        self._table = GroupTable(self)
        self.view = DataTable(RowHeight.LIST, label=self.tr("Figures by group"))
        self.view.setModel(self._table)
        self.view.set_columns(WIDTHS)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    @property
    def found(self) -> Overview | None:
        """What is shown; None until it was computed once."""
        return self._found

    def show_overview(self, found: Overview) -> None:
        """Show what was computed."""
        self._found = found
        last = dates.day(found.window.last)
        since = self.tr("{0} – {1}").format(dates.day(found.window.first), last)
        until = self.tr("until {0}").format(last)
        self.header.set_sub(since if found.window.first else until)
        self.filters.show_choices(found.choices)
        self.filters.set_wish(found.wish)
        self.groups.set_chosen(found.wish.group)
        self.asking.show_wishes(found.asking)
        self.figures.show_overview(found)
        self._table.show_groups(found.wish.group, found.groups)
        self.view.select_row(0)
        self._fit_table()
        self.due.show_actions(found.next, found.window.last)
        self._show_charts(found)

    def show_views(self, views: Mapping[str, OverviewWish]) -> None:
        """Offer these saved views."""
        self.filters.show_views(views)

    def focus_first(self) -> None:
        """Put the focus on the filters."""
        self.filters.combos["owner"].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts beside each other where there is room."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= px(_BESIDE_FROM)
        self._charts.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look closer at the selected group with Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.view.hasFocus():
            self._look_closer(self.view.selected_row())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.xl, space.page, space.page)
        column.setSpacing(space.gap)
        for widget in (self.header, self.filters, self.naming, self.asking, self.figures):
            column.addWidget(widget)
        self._charts.setSpacing(space.gap)
        for title, chart, name in (
            (self.tr("Open actions, burn-down"), self.burn_down, BURN_DOWN),
            (self.tr("Kept promises, by the date first agreed"), self.kept, KEPT),
        ):
            self._charts.addWidget(self._chart_card(title, chart, name), 1)
        column.addLayout(self._charts)
        column.addWidget(self.due)
        table = Card()
        table.set_title(self.tr("Who has what to do"))
        table.add_action(self.groups)
        table.add(self.view)
        column.addWidget(table)
        column.addStretch(1)

    def _chart_card(self, title: str, chart: ChartView, name: str) -> Card:
        card = Card()
        card.set_title(title)
        save = IconButton(
            "download", self.tr("Save the chart as a picture"), edged=False, small=True
        )
        save.clicked.connect(lambda: self.picture_wanted.emit(name))
        card.add_action(save)
        card.add(chart)
        nothing = Label(self.tr("Nothing was promised in this period."), tone="text3")
        nothing.setObjectName(f"nothing-{name}")
        nothing.hide()
        card.add(nothing)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self.retro_button.clicked.connect(self.retro_wanted)
        self.filters.wish_changed.connect(self.wish_changed)
        self.filters.save_wanted.connect(self._on_save_wanted)
        self.filters.forget_wanted.connect(self.view_forgotten)
        self.naming.answered.connect(self._on_named)
        self.groups.chosen.connect(self._on_group_chosen)
        self.asking.review_wanted.connect(self.review_wanted)
        self.due.review_wanted.connect(self.review_wanted)
        self.view.activated.connect(lambda index: self._look_closer(index.row()))

    def _show_charts(self, found: Overview) -> None:
        burn, measure = found.burn_down, BundledMeasure()
        self.burn_down.show_chart(
            None if burn is None else lambda width: burn_down_chart(burn, measure, width),
            "" if burn is None else self.tr("{0} open today").format(f"{burn.open[-1][1]:g}"),
        )
        self.kept.show_chart(
            (lambda width: kept_promises_chart(found.kept, measure, width)) if found.kept else None,
            "\n".join(part_words(part) for part in found.kept),
        )
        for name, chart, is_drawn in (
            (BURN_DOWN, self.burn_down, burn is not None),
            (KEPT, self.kept, bool(found.kept)),
        ):
            chart.setVisible(is_drawn)
            nothing = self.findChild(Label, f"nothing-{name}")
            if isinstance(nothing, Label):
                nothing.setVisible(not is_drawn)

    def _fit_table(self) -> None:
        """Give the table the height of its rows: the page scrolls, not the table."""
        rows = max(self._table.rowCount(), _LEAST_ROWS)
        header = current_theme().size.header
        self.view.setFixedHeight(header + rows * self.view.row_height.pixels + px(4))

    def _look_closer(self, row: int) -> None:
        """Open the review of a row, or filter by its owner, team or severity."""
        group, by = self._table.group(row), self._table.by
        if group is None:
            return
        if by == "review":
            self.review_wanted.emit(group.key)
        elif by in _FILTERED and group.name and self._found is not None:
            wish = self._found.wish
            self.wish_changed.emit(
                replace(wish, wanted=replace(wish.wanted, **{by: group.name}), group="review")
            )

    def _on_group_chosen(self, by: str) -> None:
        self.wish_changed.emit(replace(self.filters.wish, group=by))

    def _on_save_wanted(self) -> None:
        words = self.tr("What is this view called?")
        field = AskedField("name", self.tr("Name"), long=True)
        self.naming.ask(words, [field], self.tr("Save view"), "save")

    def _on_named(self, answers: Mapping[str, str]) -> None:
        self.view_named.emit(answers["name"])

    def _scope_tip(self, owner: str) -> str:
        if self._found is None or self._found.burn_down is None:
            return ""
        return scope_tip(self._found.burn_down, owner)

    def _part_tip(self, owner: str) -> str:
        parts = self._found.kept if self._found is not None else ()
        named = [part for part in parts if owner == f"part:{part.first.isoformat()}"]
        return part_words(named[0]) if named else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
