# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One figure with its name and where it comes from; and a row of them in a card."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.card import Card
from ui.kit.elided_label import ElidedLabel
from ui.kit.label import Label
from ui.kit.surface import Divider
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme


class StatTile(QWidget):
    """`StatTile("82 %", "finished on time", "18 of 22 due in 12 weeks")`.

    `formula` goes into the tooltip.
    """

    def __init__(
        self,
        value: str,
        name: str,
        note: str = "",
        *,
        tone: str = "text",
        formula: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._value = Label(value, role="stat")
        self._name = ElidedLabel(name, role="table_medium")
        self._note = ElidedLabel(note, role="help", tone="text3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.card + 2, space.md, space.card, space.md)
        layout.setSpacing(2)
        for label in (self._value, self._name, self._note):
            layout.addWidget(label)
        self.set_stat(value, name, note, tone=tone, formula=formula)

    def set_stat(
        self, value: str, name: str, note: str = "", *, tone: str = "text", formula: str = ""
    ) -> None:
        """Change everything it says; `tone` colours the figure (over for overdue)."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{value} {name}")
        set_plain_tooltip(self, formula)


class StatStrip(Card):
    """Tiles side by side in one card, with lines between them."""

    def __init__(self, tiles: list[StatTile], parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(0)
        for index, tile in enumerate(tiles):
            if index:
                row.addWidget(Divider(vertical=True))
            row.addWidget(tile, 1)
        self.add_layout(row)
