# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a model tells a `DataTable` about a cell, beyond its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 100
"""`data(index, CELL_ROLE)` returns a `Cell`, or None to have the display text drawn plainly."""

SECTION_ROLE = CELL_ROLE + 1
"""`data(index of column 0, SECTION_ROLE)` returns a title for a section row, else None.

Give such a row no item flags.
"""

CHOICES_ROLE = CELL_ROLE + 2
"""`data(index, CHOICES_ROLE)` returns `[(value, text), …]` where a cell is edited by choosing.

`setData` gets the value.
"""

ID_ROLE = CELL_ROLE + 3
"""`data(index, ID_ROLE)` returns the id of what a row shows; empty for a section row."""

COMPLETIONS_ROLE = CELL_ROLE + 4
"""`data(index, COMPLETIONS_ROLE)` returns texts that a typed beginning is completed to, inline."""


@dataclass(frozen=True)
class CellChip:
    """A chip inside a cell."""

    text: str
    tone: str = "neutral"
    icon: str | None = None


@dataclass(frozen=True)
class Cell:
    """How one cell is drawn, left to right.

    Avatar, phase swatch, icon, progress, text, aside, chips.

    `second` is the lower line of a two-line row; `unknown` sets the text in italics ("not known",
    "choose"). `progress` is 0 to 1; `tone` and `icon_tone` are colour tokens; `phase` a phase key.
    `links` are the parts of the text, from and to, that lead somewhere.
    """

    text: str
    tone: str = "text"
    strong: bool = False
    unknown: bool = False
    right: bool = False
    aside: str = ""
    second: str = ""
    icon: str | None = None
    icon_tone: str = "text3"
    icon_filled: bool = False
    phase: str | None = None
    avatar: str | None = None
    progress: float | None = None
    progress_tone: str = "accent"
    chips: Sequence[CellChip] = ()
    links: Sequence[tuple[int, int]] = ()

    @property
    def spoken(self) -> str:
        """All that can be read in the cell, for who hears it: a chip or a lower line, too."""
        parts = (self.text, self.second, self.aside, *(chip.text for chip in self.chips))
        return ", ".join(part for part in parts if part)
