# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sprint retrospective on the screen: a period, what was kept in it, what moved and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.capture.days import read_due
from app.errors import UserFacingError
from app.insight.day_window import DayWindow
from app.insight.follow_up import LibraryAction
from app.insight.retro import LookedBack, Retro
from app.insight.slips import slips
from ui import dates, labels
from ui.kit.button import GhostButton, PrimaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.page_header import PageHeader
from ui.kit.stat_tile import StatStrip, StatTile
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

SPRINT = timedelta(days=13)
"""A sprint of two weeks, to begin with."""

_FIELD = 132
_FIGURES = ("completion_rate", "on_time_rate", "median_slip", "overdue", "redated", "reopened")
_SHOWN = 12
"""Lines of each list on the screen: the PDF has them all."""


class RetroPage(QWidget):
    """`period_wanted(window)` asks for another period, `pdf_wanted` for the page as a file."""

    period_wanted = Signal(object)
    pdf_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.header = PageHeader(self.tr("Sprint retro"))
        self.back = GhostButton(self.tr("Back to the figures"), icon="arrow-left")
        self.pdf = PrimaryButton(self.tr("Save as PDF"), icon="download")
        for button in (self.back, self.pdf):
            self.header.add_action(button)
        self.first = self._field(self.tr("First day"), today - SPRINT)
        self.last = self._field(self.tr("Last day"), today)
        self.trouble = Label(role="table", tone="over", wrap=True)
        self.trouble.hide()
        self.tiles = {key: StatTile("", "") for key in _FIGURES}
        self.lists = {
            "done": self.tr("Done in this period"),
            "moved": self.tr("New dates, new owners, given up"),
            "overdue": self.tr("Overdue"),
            "coming": self.tr("Due next"),
        }
        self.texts = {key: Label(role="table", tone="text2", wrap=True) for key in self.lists}
        self._cards = {key: Card() for key in self.lists}
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_edited)

    @property
    def window_chosen(self) -> DayWindow:
        """The period in the fields. Raises UserFacingError where it makes no sense."""
        first = read_due(self.first.text(), self._today)
        last = read_due(self.last.text(), self._today)
        if first is None or last is None:
            raise UserFacingError(self.tr("Give the first and the last day, such as 24 Feb."))
        if first > last:
            raise UserFacingError(self.tr("The last day is before the first one."))
        return DayWindow(last, first)

    def show_retro(self, found: Retro, scope: str = "") -> None:
        """Show what happened in a period; `scope` names the part of the reviews it is about."""
        window = found.window
        since, last = dates.day(window.first), dates.day(window.last)
        period = self.tr("{0} – {1}").format(since, last)
        self.header.set_sub(" · ".join(part for part in (period, scope) if part))
        for figure in found.figures:
            if figure.key in self.tiles:
                tile = self.tiles[figure.key]
                formula = f"{figure.formula}\n{figure.inputs}"
                tile.set_stat(figure.text, figure.name, figure.inputs, formula=formula)
        shown = {
            "done": [_action_line(entry) for entry in found.done],
            "moved": [_moved_line(each) for each in found.looked_back],
            "overdue": [_action_line(entry) for entry in found.overdue],
            "coming": [_action_line(entry) for entry in found.coming],
        }
        for key, lines in shown.items():
            self._cards[key].set_title(f"{self.lists[key]} ({len(lines)})")
            self.texts[key].setText(self._words(lines))

    def focus_first(self) -> None:
        """Put the focus on the period."""
        self.first.setFocus()

    def _words(self, lines: Sequence[str]) -> str:
        if not lines:
            return self.tr("Nothing.")
        left = len(lines) - _SHOWN
        more = [self.tr("and {0} more, which the PDF has").format(left)] if left > 0 else []
        return "\n".join([*lines[:_SHOWN], *more])

    def _field(self, name: str, day: date) -> QLineEdit:
        field = QLineEdit(day.isoformat())
        field.setAccessibleName(name)
        field.setFixedWidth(px(_FIELD))
        return field

    def _lay_out(self) -> None:
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.xl, space.page, space.page)
        column.setSpacing(space.gap)
        column.addWidget(self.header)
        period = QWidget()
        row = WrapRow(period)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm)
        for field in (self.first, self.last):
            label = Label(field.accessibleName(), role="table", tone="text2")
            label.setBuddy(field)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(self.trouble)
        column.addWidget(period)
        column.addWidget(StatStrip(list(self.tiles.values())))
        for key, card in self._cards.items():
            card.set_title(self.lists[key])
            card.add(self.texts[key])
            column.addWidget(card)
        column.addStretch(1)

    def _on_edited(self) -> None:
        try:
            window = self.window_chosen
        except UserFacingError as error:
            self.trouble.setText(error.sentence)
            self.trouble.show()
            return
        self.trouble.hide()
        self.period_wanted.emit(window)


def _action_line(entry: LibraryAction) -> str:
    action = entry.action
    due = dates.day(action.due)
    parts = (f"A{action.number} {action.text}", action.owner, due, entry.review_title)
    return " · ".join(part for part in parts if part)


def _moved_line(each: LookedBack) -> str:
    told = each.follow_up
    moved = [
        f"{_day(slip.from_due, each.day)} → {_day(slip.to_due, each.day)}"
        for slip in slips((told,))
    ]
    if told.from_owner != told.to_owner:
        moved.append(f"{told.from_owner or '–'} → {told.to_owner}")
    what = " ".join([labels.words(told.kind), *moved])
    parts = (
        dates.short_day(each.day), f"A{each.entry.action.number} {each.entry.action.text}", what,
        told.reason, each.entry.review_title,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _day(value: date | None, told_on: date) -> str:
    return dates.near_day(value, told_on) if value is not None else "–"
