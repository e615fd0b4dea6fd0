# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The four figures over the library's list, and the burn-down beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.follow_up import LibraryFigures
from ui.kit.stat_tile import StatStrip, StatTile


class Figures(QWidget):
    """Open actions, finished on time, overdue, median to finish; formulas in the tooltips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = StatTile("0", self.tr("open actions"))
        self._on_time = StatTile(self.tr("not known"), self.tr("finished on time"))
        self._overdue = StatTile("0", self.tr("overdue"))
        self._median = StatTile(self.tr("not known"), self.tr("median to finish"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(StatStrip([self._open, self._on_time, self._overdue, self._median]))

    def show_figures(self, figures: LibraryFigures) -> None:
        """Show the figures of all reviews; what can't be computed is "not known"."""
        unknown = self.tr("not known")
        words = (
            self.tr("{0} agreed in 1 review")
            if figures.reviews == 1
            else self.tr("{0} agreed in {1} reviews")
        )
        agreed = words.format(figures.agreed, figures.reviews)
        self._open.set_stat(str(figures.open), self.tr("open actions"), agreed)
        share = figures.on_time_share
        self._on_time.set_stat(
            unknown if share is None else f"{round(share * 100)} %",
            self.tr("finished on time"),
            self.tr("{0} of {1} due so far").format(figures.on_time, figures.due),
            formula=self.tr("actions done by their date ÷ actions due so far"),
        )
        self._overdue.set_stat(
            str(figures.overdue),
            self.tr("overdue"),
            self.tr("past their date and still open"),
            tone="over" if figures.overdue else "text",
        )
        days = figures.median_days
        self._median.set_stat(
            unknown if days is None else self.tr("{0} days").format(round(days)),
            self.tr("median to finish"),
            self.tr("from the meeting to done"),
            formula=self.tr("median of (day done − day of the meeting)"),
        )
