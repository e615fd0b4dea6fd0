# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sets one thing of all selected actions: owner, day, kind, aim, size, status, promise."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from app.review.action import ActionKind, ActionSize, ActionStatus, Aim
from app.review.review import Review
from ui import labels
from ui.kit.button import GhostButton
from ui.kit.elided_combo import ElidedCombo
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

_LINE = 130
_NAMES = 240
_CHOICE = 104
_E = TypeVar("_E", bound=StrEnum)


class ActionsTogetherRow(QWidget):
    """`wanted(field, value)` to set something of all, `removal_wanted` to remove them."""

    wanted = Signal(str, object)
    removal_wanted = Signal()

    def __init__(self, owner_names: Callable[[Review], list[str]]) -> None:
        super().__init__()
        self._owner_names = owner_names
        self._count = Label(role="table_medium")
        self._names = QStringListModel(self)
        self.owner = self._line(self.tr("Owner"))
        self.owner.setCompleter(self._completer())
        self.due = self._line(self.tr("Due"))
        self.kind = self._choice(self.tr("Kind"), "kind", ActionKind)
        self.aim = self._choice(self.tr("Aim"), "aim", Aim)
        self.size_ = self._choice(self.tr("Size"), "size", ActionSize)
        self.status = self._choice(self.tr("Status"), "status", ActionStatus)
        self.promise = GhostButton(self.tr("Promise"), small=True)
        self.idea = GhostButton(self.tr("Make ideas"), icon="lightbulb", small=True)
        self.remove = GhostButton(self.tr("Remove"), small=True)
        self.setAccessibleName(self.tr("Set of all selected actions"))
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for part in (
            self._count,
            self.owner,
            self.due,
            self.kind,
            self.aim,
            self.size_,
            self.status,
            self.promise,
            self.idea,
            self.remove,
        ):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        # Queued: the names must not change while their list still handles the same Enter.
        queued = Qt.ConnectionType.QueuedConnection
        self.owner.returnPressed.connect(self._on_owner, queued)
        self.due.returnPressed.connect(self._on_due, queued)
        self.promise.clicked.connect(lambda: self.wanted.emit("committed", True))
        self.idea.clicked.connect(lambda: self.wanted.emit("committed", False))
        self.remove.clicked.connect(self.removal_wanted)
        self.hide()

    def show_chosen(self, review: Review, count: int) -> None:
        """Tell how many are selected; one alone is edited in its own row."""
        self.setVisible(count > 1)
        if count > 1:
            self._count.setText(self.tr("{0} selected").format(count))
            names = self._owner_names(review)
            if names != self._names.stringList():
                self._names.setStringList(names)

    def clear(self) -> None:
        """Forget what was typed, once it was set."""
        self.owner.clear()
        self.due.clear()

    def _line(self, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setPlaceholderText(label)
        set_plain_tooltip(line, self.tr("{0} of all selected: Enter sets it").format(label))
        line.setFixedWidth(px(_LINE))
        return line

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._names, self.owner)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setMinimumWidth(px(_NAMES))
        return completer

    def _choice(self, label: str, field: str, values: type[_E]) -> ElidedCombo:
        """Return a list that says what it sets; it does so again after each choice."""
        choice = ElidedCombo()
        choice.setAccessibleName(label)
        choice.setPlaceholderText(label)
        choice.setMinimumWidth(px(_CHOICE))
        for value in values:
            choice.addItem(labels.words(value), value)
        choice.setCurrentIndex(-1)

        def chosen(place: int) -> None:
            value = values(choice.itemData(place))
            choice.setCurrentIndex(-1)
            self.wanted.emit(field, value)

        choice.activated.connect(chosen)
        return choice

    def _on_owner(self) -> None:
        self._on_line(self.owner, "owner")

    def _on_due(self) -> None:
        self._on_line(self.due, "due")

    def _on_line(self, line: QLineEdit, field: str) -> None:
        typed = line.text().strip()
        if typed:
            self.wanted.emit(field, typed)
