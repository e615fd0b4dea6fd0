# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Forms: a label at the left, a field, help below it, and an error row below that.

Rows are 40 high and grow with their text.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.theme import current_theme, px

_BESIDE_FROM = 260
"""Width from which a label stands beside its field."""


class FormRow(QWidget):
    """One row. The label is the field's buddy; `set_error` marks the field and says what next."""

    def __init__(
        self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.field = field
        self.label = Label(label, role="table", tone="text2", wrap=True)
        self.label.setBuddy(field)
        self.label.setFixedWidth(theme.size.form_label)
        self.label.setMinimumHeight(theme.size.input)
        self._help = Label(help_text, role="help", tone="text3", wrap=True)
        if not help_text:
            self._help.hide()
        self._error = _ErrorLine()
        says_itself = isinstance(field, QAbstractButton) and field.text()
        if not field.accessibleName() and not says_itself:
            field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        self._lay_out(theme.space.xs, theme.space.md)

    @property
    def error(self) -> str:
        """The sentence of the error row, empty if there is none."""
        return self._error.text

    def set_error(self, sentence: str) -> None:
        """Show an error below the field, such as "14:3 is not a time.

        Try 14:03."; empty clears it.
        """
        self._error.show_text(sentence)
        self.field.setAccessibleDescription(sentence or self._help.text())
        self.field.setProperty("invalid", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def clear_error(self) -> None:
        """Take the error away."""
        if self.error:
            self.set_error("")

    def set_help(self, text: str) -> None:
        """Change the quiet line below the field; empty hides it."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        if not self.error:
            self.field.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label over its field where they have no room side by side."""
        super().resizeEvent(event)
        size, space = current_theme().size, current_theme().space
        needed = size.form_label + space.md + self.field.minimumSizeHint().width()
        beside = self.width() >= max(px(_BESIDE_FROM), needed)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
            self._row.setSpacing(space.md if beside else 0)
            self.label.setMinimumHeight(size.input if beside else 0)
            self.label.setFixedWidth(size.form_label if beside else self.width())
        elif not beside:
            self.label.setFixedWidth(self.width())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the field alone: the label may go over it."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), max(self.field.minimumSizeHint().width(), 0)), hint.height())

    def _lay_out(self, gap: int, between: int) -> None:
        below = QVBoxLayout()
        below.setSpacing(gap)
        if self.field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            # Unaligned, a field that can't grow would keep the whole row from doing so.
            below.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            below.addWidget(self.field)
        below.addWidget(self._help)
        below.addWidget(self._error)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, gap // 2, 0, gap // 2)
        row.setSpacing(between)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(below, 1)


class Form(QWidget):
    """Rows one below the other: `form.add_row("Title", line_edit, "Say what people noticed.")`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FormRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)

    def add_row(self, label: str, field: QWidget, help_text: str = "") -> FormRow:
        """Add a field with its label; Tab goes through fields in the order they were added."""
        row = FormRow(label, field, help_text, self)
        self.rows.append(row)
        self._append(row)
        return row

    def add_layout_row(self, label: str, content: QLayout, help_text: str = "") -> FormRow:
        """Add several fields side by side under one label."""
        holder = QWidget()
        content.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(content)
        return self.add_row(label, holder, help_text)

    def add_section(self, title: str) -> None:
        """Add a heading between rows."""
        heading = Label(title, role="section")
        heading.setContentsMargins(0, current_theme().space.md, 0, current_theme().space.xs)
        self._append(heading)

    def _append(self, widget: QWidget) -> None:
        """Put a widget below the rows, above the room that is left."""
        self._layout.insertWidget(self._layout.count() - 1, widget)


class _ErrorLine(QWidget):
    """The alert icon and the sentence, hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label(role="help", tone="over", wrap=True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(current_theme().space.xs + 2)
        icon = IconLabel("circle-alert", token="over", side=current_theme().size.icon_list)
        layout.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 0, 1)
        layout.setColumnStretch(1, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_text(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setVisible(bool(sentence))
