# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What each review criterion says: met, not met, not known, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight.criteria import Finding
from ui.kit.chip import Chip
from ui.kit.label import Label
from ui.theme import current_theme


class RuleVerdicts(QWidget):
    """One row a rule: a chip with the verdict, the rule, and the figure it rests on."""

    def __init__(self) -> None:
        super().__init__()
        space = current_theme().space
        self._found: Sequence[Finding] = ()
        self.texts: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space.md)
        self._grid.setVerticalSpacing(space.sm)
        self._grid.setColumnStretch(1, 1)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show what the rules say now."""
        if found == self._found:
            return
        self._found = found
        self.texts = []
        while (entry := self._grid.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, finding in enumerate(found):
            words, tone, icon = {
                True: (self.tr("met"), "ok", "check"),
                False: (self.tr("not met"), "neutral", None),
                None: (self.tr("not known"), "missing", None),
            }[finding.holds]
            title = self.tr("{0}: {1}").format(finding.criterion.title, finding.why)
            text = Label(title, role="table", tone="text2", wrap=True)
            self.texts.append(f"{words}: {title}")
            self._grid.addWidget(Chip(words, tone=tone, icon=icon), row, 0, _TOP)
            self._grid.addWidget(text, row, 1)


_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
