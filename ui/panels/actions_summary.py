# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the promises are together: their mix, how strong they are, and what is asked about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.strength import strength_of
from app.insight.action_findings import ActionFinding
from app.insight.actions import committed
from app.review.action import Aim, Strength
from app.review.review import Review
from ui import labels
from ui.kit.button import SecondaryButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme


class ActionsSummary(QWidget):
    """`ideas_wanted(ids)` when the promises that are too many are to become ideas."""

    ideas_wanted = Signal(object)

    def __init__(self, rules: ActionRules) -> None:
        super().__init__()
        self._rules = rules
        self.mix = Label(role="help", tone="text2", wrap=True)
        self.strip = Strip("hint_bg", "hint_line", current_theme().size.hint_strip)
        self._icon = IconLabel("sparkle")
        self.words = Label(role="table_medium", wrap=True)
        self.make_ideas = SecondaryButton(self.tr("Make them ideas"), icon="lightbulb", small=True)
        for part in (self._icon, self.words, self.make_ideas):
            self.strip.row.addWidget(part)
        self._extra: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addWidget(self.mix)
        column.addWidget(self.strip)
        self.make_ideas.clicked.connect(lambda: self.ideas_wanted.emit(self._extra))

    def set_slim(self, slim: bool) -> None:
        """Leave the mix out where height is short; what is asked about it stays."""
        self.mix.setVisible(not slim)

    def show_review(self, review: Review, findings: Sequence[ActionFinding]) -> None:
        """Show the mix of the promises, and what the rules ask about all of them."""
        promised = committed(review)
        aims = Counter(action.aim for action in promised)
        strengths = Counter(strength_of(action, self._rules) for action in promised)
        mix = [f"{labels.words(aim)} {aims[aim]}" for aim in Aim]
        strong = [f"{labels.words(each)} {strengths[each]}" for each in Strength]
        if strengths[None]:
            strong.append(self.tr("not known {0}").format(strengths[None]))
        words = self.tr("Aim: {0}.  Strength: {1}.")
        self.mix.setText(words.format(" · ".join(mix), " · ".join(strong)))
        self.setVisible(bool(promised))
        self._icon.set_icon("sparkle", "hint")
        self.words.setText(" ".join(finding.message for finding in findings))
        self.strip.setAccessibleName(self.words.text())
        self._extra = next((each.related for each in findings if each.field == "committed"), ())
        self.make_ideas.setVisible(bool(self._extra))
        self.strip.setVisible(bool(findings))
