# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line of a sheet that wraps, and takes no more height than its words need."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from ui.kit.label import Label


class SheetLine(Label):
    """A wrapped label whose least height is one line.

    Other wrapped labels ask for the height of a guessed width, which makes a page scroll that
    fits.
    """

    def __init__(self, text: str, *, role: str = "body", tone: str = "text") -> None:
        super().__init__(text, role=role, tone=tone, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
