# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything about the others in an open review, tied to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.live.arrival_gate import ArrivalGate

if TYPE_CHECKING:
    from app.bootstrap import Services
    from ui.shell.review_page import ReviewPage


class LiveDesk(QObject):
    """Let the others' edits in, and show where they are."""

    def __init__(self, page: ReviewPage, services: Services) -> None:
        super().__init__(page)
        self.gate = ArrivalGate(page.opened, page.bridge, page)

    def close(self) -> None:
        """Take part no more."""
        self.gate.close()
