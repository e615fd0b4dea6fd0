# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The field of a setting, by its kind: one way to show a value, one signal when a person chose."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.setting import About, SettingKind
from ui.kit.button import SecondaryButton
from ui.kit.elided_combo import ElidedCombo
from ui.kit.segmented import Segment, SegmentedControl
from ui.theme import current_theme

_MOST_SEGMENTS = 4
_LONGEST_SEGMENT = 16
"""Characters; longer words, or more of them, go into a list to choose from."""

_WIDTH, _NUMBER_WIDTH = 10, 4
"""Of a field at most, in heights of a field."""


class SettingField(QWidget):
    """`chosen(value)` when a person chose another value; `show_value` shows one in silence."""

    chosen = Signal(str)

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = about
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current_theme().space.sm)
        self.setAccessibleName(words(about.title))

    def show_value(self, value: str) -> None:
        """Show a value."""
        raise NotImplementedError

    def finish(self) -> None:
        """Hand over what is still being typed."""

    def take_in(self, field: QWidget) -> None:
        """Put the field in that has the focus for the whole."""
        field.setAccessibleName(words(self.about.title))
        self.setAccessibleDescription(words(self.about.description))
        self.setFocusProxy(field)
        self.row.addWidget(field, 1)


class TextSetting(SettingField):
    """A line of text, handed over with Enter or when the focus goes."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(about, parent)
        self.line = QLineEdit()
        is_number = about.kind is SettingKind.NUMBER
        self.line.setMaximumWidth(_room(_NUMBER_WIDTH if is_number else _WIDTH))
        self._shown = ""
        self.take_in(self.line)
        if about.kind is SettingKind.FOLDER:
            choose = SecondaryButton(self.tr("Choose…"))
            choose.clicked.connect(self._on_choose)
            self.row.addWidget(choose)
        self.row.addStretch()
        self.line.editingFinished.connect(self.finish)

    def show_value(self, value: str) -> None:
        """Show a value."""
        self._shown = value
        if self.line.text() != value:
            self.line.setText(value)

    def finish(self) -> None:
        """Hand over what was typed, where it is another value."""
        value = self.line.text().strip()
        if value != self._shown:
            self._shown = value
            self.chosen.emit(value)

    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, words(self.about.title), self.line.text())
        if folder:
            self.line.setText(folder)
            self.finish()


class SegmentSetting(SettingField):
    """A few choices side by side."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(about, parent)
        segments = [Segment(value, words(one)) for value, one in about.choices.items()]
        self.choice = SegmentedControl(segments, label=words(about.title))
        self.take_in(self.choice)
        self.row.addStretch()
        self.choice.chosen.connect(self.chosen)

    def show_value(self, value: str) -> None:
        """Show a value."""
        self.choice.set_chosen(value)
        self.setFocusProxy(self.choice.button(value))


class ListSetting(SettingField):
    """Many choices in a list; what is offered may come later."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(about, parent)
        self._values: list[str] = []
        self._value = ""
        self.combo = ElidedCombo()
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setMaximumWidth(_room(_WIDTH))
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.take_in(self.combo)
        self.row.addStretch()
        self.show_choices((value, words(one)) for value, one in about.choices.items())
        self.combo.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    def show_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these; a value that is none of them stays and is shown as it is."""
        offered = dict(choices)
        self._values = list(offered)
        self.combo.clear()
        self.combo.addItems(list(offered.values()))
        self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Show a value."""
        self._value = value
        if value not in self._values:
            self._values.append(value)
            self.combo.addItem(value or self.tr("Not set"))
        self.combo.setCurrentIndex(self._values.index(value))


def setting_field(about: About) -> SettingField:
    """Return the field that fits a setting."""
    if about.kind is SettingKind.OFFERED:
        return ListSetting(about)
    if about.kind is not SettingKind.CHOICE:
        return TextSetting(about)
    longest = max(len(words(one)) for one in about.choices.values())
    fits = len(about.choices) <= _MOST_SEGMENTS and longest <= _LONGEST_SEGMENT
    return SegmentSetting(about) if fits else ListSetting(about)


def _room(heights: int) -> int:
    return heights * current_theme().size.input


def words(text: str) -> str:
    """Return a setting's words in the reader's language."""
    return QCoreApplication.translate("settings", text)
