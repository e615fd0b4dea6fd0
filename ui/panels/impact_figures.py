# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What follows from the entries of step 5: each figure with its formula and its inputs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.criteria import Finding
from app.insight.impact import Figure, figure_text
from ui.kit.chip import Chip
from ui.kit.label import Label
from ui.theme import current_theme, px

_NAME_WIDTH = 136


class FigureView(QWidget):
    """One figure with its formula, its inputs, what is missing, and what a rule says of it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(role="label", tone="text2", wrap=True)
        self._value = Label(role="key", wrap=True)
        self._formula = Label(role="help", tone="text3", wrap=True)
        self._rule = Chip("")
        self._rule.hide()
        for label in (self._name, self._value):
            label.setFixedWidth(px(_NAME_WIDTH))
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


def rule_words(finding: Finding) -> tuple[str, str]:
    """Return what a rule on the share of the budget says, and its tone."""
    share = f"{(finding.criterion.budget_share or 0) * 100:g} %"
    called = QCoreApplication.translate("impact", "{0} or more: calls for a review")
    below = QCoreApplication.translate("impact", "below {0}")
    return {
        True: (called.format(share), "warn"),
        False: (below.format(share), "neutral"),
        None: ("", "neutral"),
    }[finding.holds]
