# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 5: what users and the business felt, with every figure's formula beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.criteria import findings
from app.insight.impact import Figure, figure_text, figures
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from app.rules.rule_file import BadRule
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
from ui.kit.chip import Chip
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_TEXT_HEIGHT = 142
_NAME_WIDTH = 136

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
        self.results = {figure.key: _Result() for figure in figures(self.review)}
        columns = ScrollColumns(2)
        felt = Card(label)
        felt.add(self._text)
        columns.add(felt, 0)
        columns.add(self._entries(self.tr("Users and requests"), self._user_rows()), 0)
        columns.add(self._results_card(), 1)
        columns.add(self._entries(self.tr("Service level"), self._level_rows()), 1)
        columns.add(self._entries(self.tr("Money"), self._money_rows()), 0)
        self.body.addWidget(columns, 1)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what follows from the entries."""
        for figure in figures(review):
            self.results[figure.key].show_figure(figure)
        self._show_budget_rule(review)

    def focus_first(self) -> None:
        """Put the cursor into the description."""
        self._text.setFocus()

    def _show_budget_rule(self, review: Review) -> None:
        """Say under the share of the budget whether it alone asks for a review."""
        try:
            rules = [rule for rule in self.context.rules.criteria if rule.budget_share is not None]
        except BadRule:
            return  # Step 1, where rules are shown, says what is wrong with them.
        found = findings(review, rules)[:1]
        for finding in found:
            share = f"{(finding.criterion.budget_share or 0) * 100:g} %"
            words, tone = {
                True: (self.tr("{0} or more: calls for a review").format(share), "warn"),
                False: (self.tr("below {0}").format(share), "neutral"),
                None: ("", "neutral"),
            }[finding.holds]
            self.results["burn_share"].show_rule(words, tone)

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
        for result in self.results.values():
            card.add(result)
        return card


class _Result(QWidget):
    """One figure with its formula, its inputs, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(role="label", tone="text2")
        self._value = Label(role="key")
        self._formula = Label(role="help", tone="text3", wrap=True)
        self._rule = Chip("")
        self._rule.hide()
        self._name.setFixedWidth(_NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.md)
        named = QVBoxLayout()
        named.addWidget(self._name)
        named.addWidget(self._value)
        told = QVBoxLayout()
        told.addWidget(self._formula)
        told.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignLeft)
        for column, stretch in ((named, 0), (told, 1)):
            column.setSpacing(2)
            column.addStretch(1)
            row.addLayout(column, stretch)

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

    def show_rule(self, words: str, tone: str) -> None:
        """Show what a rule says of the figure; nothing for empty words."""
        self._rule.set_chip(words, tone)
        self._rule.setVisible(bool(words))
