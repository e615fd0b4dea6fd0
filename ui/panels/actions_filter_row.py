# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Choose which actions are shown: by words, owner, how they stand, and those with a remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from app.insight.action_filter import ActionFilter, Standing, owners
from app.review.review import Review
from ui.kit.elided_combo import ElidedCombo
from ui.kit.for_looking import for_looking
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

_CHOICE = 150
_SEARCH = 200


class ActionsFilterRow(QWidget):
    """`changed()` after each change; `wanted` is what is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for_looking(self)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find actions"))
        self.search.setPlaceholderText(self.tr("Find words, a number, a ticket"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(px(_SEARCH))
        self.owner = self._choice(self.tr("Owner"))
        self.standing = self._choice(self.tr("How they stand"))
        for value, words in (
            (None, self.tr("All actions")),
            (Standing.OPEN, self.tr("Promised and open")),
            (Standing.OVERDUE, self.tr("Overdue")),
            (Standing.IDEA, self.tr("Ideas")),
            (Standing.DONE, self.tr("Done")),
            (Standing.DROPPED, self.tr("Dropped")),
        ):
            self.standing.addItem(words, value)
        self.remarked = QCheckBox(self.tr("To look at"))
        self.remarked.setToolTip(self.tr("Only actions of which something could be clearer"))
        self._count = Label(role="help", tone="text2", tabular=True)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for part in (self.search, self.owner, self.standing, self.remarked, self._count):
            if part is not self.search:
                part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        self._show_owners(())
        self.search.textChanged.connect(self.changed)
        self.owner.activated.connect(self.changed)
        self.standing.activated.connect(self.changed)
        self.remarked.toggled.connect(self.changed)

    @property
    def wanted(self) -> ActionFilter:
        """What is asked for."""
        standing = self.standing.currentData()
        return ActionFilter(
            words=self.search.text(),
            owner=self.owner.currentData() or "",
            standing=Standing(standing) if standing else None,
            only_remarked=self.remarked.isChecked(),
        )

    def show_review(self, review: Review, shown: int) -> None:
        """Offer the owners there are, and tell how many actions are shown."""
        self._show_owners(owners(review))
        whole = len(review.actions)
        words = self.tr("{0} of {1}").format(shown, whole)
        self._count.setText("" if shown == whole else words)

    def clear(self) -> None:
        """Ask for everything again."""
        self.blockSignals(True)
        self.search.clear()
        self.owner.setCurrentIndex(0)
        self.standing.setCurrentIndex(0)
        self.remarked.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def _show_owners(self, names: tuple[str, ...]) -> None:
        """Offer other owners; who was asked for stays, as long as somebody has that name."""
        offered = [self.owner.itemData(place) for place in range(1, self.owner.count())]
        if self.owner.count() and offered == list(names):
            return
        kept = self.owner.currentData()
        self.owner.clear()
        self.owner.addItem(self.tr("Any owner"), "")
        for name in names:
            self.owner.addItem(name, name)
        self.owner.setCurrentIndex(max(self.owner.findData(kept), 0))

    def _choice(self, label: str) -> ElidedCombo:
        choice = ElidedCombo()
        choice.setAccessibleName(label)
        set_plain_tooltip(choice, label)
        choice.setMinimumWidth(px(_CHOICE))
        return choice
