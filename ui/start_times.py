# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long the start took, for the diagnostics: told of slow starts on machines we never see."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class StartTimes(QObject):
    """Belongs to a window whose start began at `begun`, by `perf_counter`."""

    def __init__(self, window: MainWindow, begun: float) -> None:
        super().__init__(window)
        self._begun = begun
        self._took: dict[str, int] = {}
        window.first_painted.connect(lambda: self._note("first paint"))
        window.furnished.connect(lambda: self._note("ready for work"))

    @property
    def milliseconds(self) -> Mapping[str, int]:
        """What was reached after how many milliseconds."""
        return dict(self._took)

    def _note(self, what: str) -> None:
        self._took.setdefault(what, round((perf_counter() - self._begun) * 1000))
