# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules say of the selected action: each leads to its field, or to the better form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.action_findings import ActionFinding
from app.insight.logic_rule import Weight
from ui.keys import follow_key
from ui.kit.button import SecondaryButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.panels.own_checks import MARKS
from ui.theme import current_theme


class ActionFindingsList(QWidget):
    """`wanted(finding)` when a person wants to do something about one."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: dict[str, ActionFinding] = {}
        self.list = EntryList(self.tr("What could be clearer"), wrap=True, grows=True)
        self.better = SecondaryButton(small=True)
        self._none = Label(
            self.tr("Nothing is missing here."), role="table", tone="text3", wrap=True
        )
        follow_key(self.better, "use_wording", self.better.set_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for part in (self._none, self.list, self.better):
            column.addWidget(part)
        self.list.chosen.connect(self._on_chosen)
        self.list.clicked.connect(lambda _index: self._show_better())
        self.list.moved.connect(lambda _key: self._show_better())
        self.better.clicked.connect(self._on_better)

    @property
    def current(self) -> ActionFinding | None:
        """The one gone to, else the first; None where there is none."""
        first = next(iter(self._findings.values()), None)
        return self._findings.get(self.list.current_id, first)

    def show_findings(self, findings: Sequence[ActionFinding]) -> None:
        """Show the remarks about one action, the weightier first."""
        self._findings = {f"{each.rule} {each.field}": each for each in findings}
        self.list.show_entries([self._entry(key, each) for key, each in self._findings.items()])
        self.list.setVisible(bool(findings))
        self._none.setVisible(not findings)
        self._show_better()

    def _entry(self, key: str, finding: ActionFinding) -> Entry:
        """Return an entry; what is a hint only is said in short."""
        icon, token = MARKS[finding.weight]
        words = finding.seen if finding.weight is Weight.HINT else finding.message
        return Entry(key, words, "", icon, token)

    def _show_better(self) -> None:
        finding = self.current
        self.better.setVisible(finding is not None)
        if finding is not None:
            self.better.setText(self.tr("Word it anew") if finding.rewrite else self.tr("Go there"))
            set_plain_tooltip(self.better, finding.rewrite)
            self.better.updateGeometry()

    def _on_chosen(self, key: str) -> None:
        self.wanted.emit(self._findings[key])

    def _on_better(self) -> None:
        if self.current is not None:
            self.wanted.emit(self.current)
