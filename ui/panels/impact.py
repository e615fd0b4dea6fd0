# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 5: what users and the business felt, with every figure's formula beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight.impact import Figure, figure_text, figures
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.fields.parsed_field import (
    Parse,
    ParsedField,
    Write,
    decimal_number,
    percent,
    whole_number,
    written_number,
    written_percent,
)
from ui.fields.rows import add_bound_row
from ui.fields.text_field import LongTextField, TextField
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge

_TEXT_HEIGHT = 116

_NUMBER: tuple[Write, Parse] = (written_number, whole_number)
_DECIMAL: tuple[Write, Parse] = (written_number, decimal_number)
_SHARE: tuple[Write, Parse] = (written_percent, percent)


class ImpactPanel(Panel):
    """Entries at the left, what follows from them at the right."""

    kinds = frozenset({Kind.IMPACT, Kind.EVENT})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("How long did users feel it, and what could they not do?")
        super().__init__(bridge, context, self.tr("Impact"), question)
        label = self.tr("What users felt")
        self._text = LongTextField(bridge, Kind.IMPACT, "impact", "description", label)
        self._text.setFixedHeight(_TEXT_HEIGHT)
        self._results = {figure.key: _Result() for figure in figures(self.review)}
        columns = ScrollColumns(2)
        felt = Card(label)
        felt.add(self._text)
        columns.add(felt, 0)
        columns.add(self._entries(self.tr("Users and requests"), self._user_rows()), 0)
        columns.add(self._results_card(), 1)
        columns.add(self._entries(self.tr("Service level"), self._level_rows()), 1)
        columns.add(self._entries(self.tr("Money"), self._money_rows()), 1)
        self.body.addWidget(columns, 1)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what follows from the entries."""
        for figure in figures(review):
            self._results[figure.key].show_figure(figure)

    def focus_first(self) -> None:
        """Put the cursor into the description."""
        self._text.setFocus()

    def _user_rows(self) -> list[tuple[str, str, tuple[Write, Parse], str]]:
        return [
            ("users_affected", self.tr("Users affected"), _NUMBER, ""),
            ("users_total", self.tr("Users in all"), _NUMBER, ""),
            (
                "affected_share",
                self.tr("Affected share"),
                _SHARE,
                self.tr("Else from users or requests"),
            ),
            ("use_share", self.tr("Share of their use"), _SHARE, ""),
            ("requests_failed", self.tr("Requests failed"), _NUMBER, ""),
            ("requests_total", self.tr("Requests in all"), _NUMBER, ""),
            ("complaints", self.tr("Complaints"), _NUMBER, ""),
        ]

    def _level_rows(self) -> list[tuple[str, str, tuple[Write, Parse], str]]:
        minutes = self.tr("Else from impact start to mitigated")
        return [
            ("slo_target", self.tr("SLO"), _SHARE, self.tr("Such as 99.9 %")),
            ("slo_window_days", self.tr("Window, days"), _NUMBER, ""),
            ("bad_minutes", self.tr("Bad minutes"), _DECIMAL, minutes),
        ]

    def _money_rows(self) -> list[tuple[str, str, tuple[Write, Parse], str]]:
        return [
            ("money_per_minute", self.tr("Per minute"), _DECIMAL, ""),
            ("credits", self.tr("Credits"), _DECIMAL, ""),
        ]

    def _entries(self, title: str, rows: list[tuple[str, str, tuple[Write, Parse], str]]) -> Card:
        form = Form()
        texts = {
            "slo_target": ("slo_name", self.tr("Name")),
            "money_per_minute": ("currency", self.tr("Currency")),
        }
        for field, label, (write, parse), help_text in rows:
            if field in texts:
                name, words = texts[field]
                editor = TextField(self.bridge, Kind.IMPACT, "impact", name, words)
                add_bound_row(form, words, editor)
            place = (Kind.IMPACT, "impact", field)
            add_bound_row(
                form, label, ParsedField(self.bridge, place, label, write, parse), help_text
            )
        card = Card(title)
        card.add(form)
        return card

    def _results_card(self) -> Card:
        card = Card(self.tr("What follows"))
        grid = QGridLayout()
        for place, result in enumerate(self._results.values()):
            grid.addWidget(result, place // 2, place % 2)
        card.add_layout(grid)
        return card


class _Result(QWidget):
    """One figure with its formula, its inputs, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(role="label", tone="text2")
        self._value = Label(role="key")
        self._formula = Label(role="help", tone="text3", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 8)
        grid.setVerticalSpacing(2)
        for row, label in enumerate((self._name, self._value, self._formula)):
            grid.addWidget(label, row, 0)
        grid.setRowStretch(3, 1)

    def show_figure(self, figure: Figure) -> None:
        """Show `figure`."""
        self._name.setText(figure.name)
        self._value.setText(figure_text(figure))
        self._value.set_tone("text" if figure.value is not None else "text3")
        words = figure.formula
        if figure.inputs:
            words += "\n" + ", ".join(figure.inputs)
        if figure.missing:
            words += "\n" + self.tr("Not known: {0}").format(", ".join(figure.missing))
        self._formula.setText(words)
        self.setAccessibleName(f"{figure.name}: {figure_text(figure)}")
