# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A choice among a few, and a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.review.item import Kind
from app.translation import in_sentence
from ui.fields.binding import Binding
from ui.kit.elided_combo import ElidedCombo
from ui.session_bridge import SessionBridge

Choices = Sequence[tuple[Any, str]]


class ChoiceField(ElidedCombo):
    """A list bound to a field: pairs of value and words, None for "not set"."""

    def __init__(
        self,
        bridge: SessionBridge,
        place: tuple[Kind, str, str],
        label: str,
        choices: Choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill(choices)
        name = self.tr("change {0}").format(in_sentence(label))
        self.binding = Binding(bridge, place, self._show, self._read, name, self)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; the value stays what it is."""
        self._fill(choices)
        self.binding.show_value()

    def _fill(self, choices: Choices) -> None:
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])

    def _read(self) -> Any:
        return self._values[self.currentIndex()]

    def _show(self, value: Any) -> None:
        if value not in self._values and value is not None:
            self._values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _on_activated(self, _index: int) -> None:
        self.binding.typed()
        self.binding.leave()


class CheckField(QCheckBox):
    """A box bound to a truth."""

    def __init__(
        self,
        bridge: SessionBridge,
        place: tuple[Kind, str, str],
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        name = self.tr("change {0}").format(in_sentence(label))
        self.binding = Binding(bridge, place, self._show, self.isChecked, name, self)
        self.clicked.connect(self._on_clicked)

    def _show(self, value: bool | None) -> None:
        self.setChecked(bool(value))

    def _on_clicked(self, _checked: bool) -> None:
        self.binding.typed()
        self.binding.leave()
