# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules say of the causes, each with a way to its cause and often a way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.logic import Finding
from app.insight.logic_rule import LogicRule, Weight
from ui.kit.button import SecondaryButton
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.panels.own_checks import MARKS
from ui.theme import current_theme

MOST_SHOWN = 200
"""More than anybody goes through; the count in the header is of all."""


class FindingsPage(QWidget):
    """`cause_wanted(id)` as the list is gone through, `left()` to go on at the cause.

    `way_out_wanted(command, finding)` with Space or the button below.
    """

    cause_wanted = Signal(str)
    left = Signal()
    way_out_wanted = Signal(str, object)

    def __init__(self, rules: Sequence[LogicRule]) -> None:
        super().__init__()
        self._checks = {rule.id: rule.check for rule in rules}
        self._ways_out = self._table()
        self._findings: dict[str, Finding] = {}
        self.list = EntryList(self.tr("Checks"), wrap=True)
        self.way_out = SecondaryButton(key=self.tr("Space"), small=True)
        self._empty = Label(
            self.tr("Nothing to say about the logic."), role="table", tone="text3", wrap=True
        )
        self._more = Label(role="help", tone="text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._more)
        column.addWidget(self.way_out)
        column.addStretch(0)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self.way_out.clicked.connect(self._on_way_out)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, the weightier first."""
        shown = findings[:MOST_SHOWN]
        self._findings = {
            f"{finding.rule} {finding.cause_id} {place}": finding
            for place, finding in enumerate(shown)
        }
        self.list.show_entries([self._entry(key, each) for key, each in self._findings.items()])
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        left = len(findings) - len(shown)
        self._more.setText(self.tr("And {0} more.").format(left))
        self._more.setVisible(left > 0)
        self._show_way_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the way out with Space."""
        if event.key() == Qt.Key.Key_Space:
            self._on_way_out()
        else:
            super().keyPressEvent(event)

    def focus_first(self, cause_id: str) -> None:
        """Go to the list, where it says something of a cause; that one stays selected."""
        own = (n for n, each in enumerate(self._findings.values()) if each.cause_id == cause_id)
        if self._findings:
            self.list.go_to(next(own, max(self.list.currentIndex().row(), 0)))
        self._show_way_out()
        self.list.focus_list()

    def _entry(self, key: str, finding: Finding) -> Entry:
        icon, token = MARKS[finding.weight]
        weights = {
            Weight.ERROR: self.tr("Needs a look"),
            Weight.WARNING: self.tr("Worth a look"),
            Weight.HINT: self.tr("Hint"),
        }
        note = f"{weights[finding.weight]} · {finding.rule}"
        return Entry(key, finding.message, note, icon, token)

    def _table(self) -> Mapping[str, tuple[str, str]]:
        """Return command and words for the checks that have a way out by one key."""
        return {
            "said_twice": ("merge", self.tr("Merge the two")),
            "confirmed_by_evidence": ("evidence", self.tr("Attach evidence")),
            "leaf_has_reason": ("stop_reason", self.tr("Say what ends it here")),
            "inner_is_worded": ("edit", self.tr("Word it")),
            "person_at_the_end": ("add_child", self.tr("Ask why once more")),
            "straight_line": ("add_child", self.tr("Ask why once more")),
            "gate_has_inputs": ("add_child", self.tr("Ask why once more")),
        }

    def _current(self) -> tuple[Finding, str, str] | None:
        """Return the finding gone to with command and words of its way out."""
        finding = self._findings.get(self.list.current_id)
        if finding is None:
            return None
        command, words = self._ways_out.get(self._checks.get(finding.rule, ""), ("", ""))
        return finding, command, words

    def _show_way_out(self) -> None:
        current = self._current()
        words = current[2] if current else ""
        self.way_out.setText(words)
        self.way_out.setVisible(bool(words))
        self.way_out.updateGeometry()

    def _on_moved(self, key: str) -> None:
        self._show_way_out()
        self.cause_wanted.emit(self._findings[key].cause_id)

    def _on_chosen(self, key: str) -> None:
        self.cause_wanted.emit(self._findings[key].cause_id)
        self.left.emit()

    def _on_way_out(self) -> None:
        current = self._current()
        if current is not None and current[1]:
            self.cause_wanted.emit(current[0].cause_id)
            self.way_out_wanted.emit(current[1], current[0])
