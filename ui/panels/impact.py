# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 5: what users and the business felt, with every figure's formula beside it."""

from __future__ import annotations

from app.insight.criteria import findings
from app.insight.impact import figures
from app.review.changes import Changes
from app.review.currency import currency_code
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
from ui.fields.text_field import LongTextField
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.scroll_column import ScrollColumns
from ui.panels.impact_figures import FigureView, rule_words
from ui.panels.impact_windows import ImpactWindowsCard
from ui.panels.panel import Panel, PanelContext
from ui.panels.service_level import ServiceLevelCard
from ui.session_bridge import SessionBridge
from ui.theme import px

_TEXT_HEIGHT = 142

_NUMBER: tuple[Write, Parse] = (written_number, whole_number)
_DECIMAL: tuple[Write, Parse] = (written_number, decimal_number)
_SHARE: tuple[Write, Parse] = (written_percent, percent)

_NUMBERS_FROM = 345
"""Width that a column of numbers needs: formulas belong beside what they are made of."""


class ImpactPanel(Panel):
    """Entries at the left, what follows from them at the right."""

    kinds = frozenset({Kind.IMPACT, Kind.IMPACT_WINDOW, Kind.EVENT, Kind.INCIDENT})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("How long did users feel it, and what could they not do?")
        super().__init__(bridge, context, self.tr("Impact"), question)
        label = self.tr("What users felt")
        self._text = LongTextField(bridge, Kind.IMPACT, "impact", "description", label)
        self._text.setFixedHeight(px(_TEXT_HEIGHT))
        self.results = {figure.key: FigureView() for figure in figures(self.review)}
        columns = ScrollColumns(2, px(_NUMBERS_FROM), label=self.tr("Impact"))
        felt = Card(label)
        felt.add(self._text)
        self.windows = ImpactWindowsCard(bridge, context.tell)
        self.level = ServiceLevelCard(bridge)
        columns.add(felt, 0)
        columns.add(self._entries(self.tr("Users and requests"), self._user_rows()), 0)
        columns.add(self.windows, 0)
        columns.add(self._results_card(), 1)
        columns.add(self.level, 1)
        columns.add(self._entries(self.tr("Money"), self._money_rows()), 0)
        self.windows.grown.connect(lambda: columns.bring_into_view(self.windows))
        self.body.addWidget(columns, 1)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what follows from the entries."""
        self.windows.show_review(review)
        self.level.show_review(review)
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
        for finding in findings(review, rules)[:1]:
            self.results["burn_share"].show_rule(*rule_words(finding))

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
            ("use_share", self.tr("Share of their use"), _SHARE, self.tr("Else all of it")),
            ("requests_failed", self.tr("Requests failed"), _NUMBER, ""),
            ("requests_total", self.tr("Requests in all"), _NUMBER, ""),
            ("complaints", self.tr("Complaints"), _NUMBER, ""),
        ]

    def _money_rows(self) -> list[tuple[str, str, tuple[Write, Parse], str]]:
        return [
            ("currency", self.tr("Currency"), (str, currency_code), self.tr("Such as EUR or USD")),
            ("money_per_minute", self.tr("Per minute"), _DECIMAL, ""),
            ("credits", self.tr("Credits"), _DECIMAL, ""),
        ]

    def _entries(self, title: str, rows: list[tuple[str, str, tuple[Write, Parse], str]]) -> Card:
        form = Form()
        for field, label, (write, parse), help_text in rows:
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
