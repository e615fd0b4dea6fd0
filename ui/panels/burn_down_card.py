# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The burn-down of one review, in the guide of step 10."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.fonts import BundledMeasure
from app.insight.burn_down import BurnDown, burn_down
from app.insight.burn_down_chart import burn_down_chart, scope_tip
from app.insight.portfolio import portfolio_of
from app.review.review import Review
from ui.canvas.chart_view import ChartView
from ui.kit.label import Label
from ui.theme import current_theme

_HEIGHT = 200.0


class BurnDownCard(QWidget):
    """Open actions over time, the ideal line, and what changed the scope."""

    def __init__(self) -> None:
        super().__init__()
        self._found: BurnDown | None = None
        self._title = Label(self.tr("Burn-down"), role="section")
        self._none = Label(
            self.tr("A burn-down begins with the meeting's date and a promised action."),
            role="table", tone="text3", wrap=True,
        )  # fmt: skip
        self.chart = ChartView(self.tr("Burn-down of this review"), self._tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for widget in (self._title, self.chart, self._none):
            column.addWidget(widget)

    def show_review(self, review: Review, today: date) -> None:
        """Show how a review stands."""
        found = self._found = burn_down(portfolio_of(review).actions, today)
        self.chart.setVisible(found is not None)
        self._none.setVisible(found is None)
        if found is None:
            self.chart.show_chart(None, "")
            return
        self.chart.show_chart(
            lambda width: burn_down_chart(found, BundledMeasure(), width, _HEIGHT),
            self.tr("{0} open today").format(f"{found.open[-1][1]:g}"),
        )

    def _tip(self, owner: str) -> str:
        """Return what a mark of the scope stands for."""
        return scope_tip(self._found, owner) if self._found is not None else ""
