# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The panels of a page's steps and its sheets, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.kit.button import IconButton
from ui.panels import make_panel
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets import make_sheet

SheetMaker = Callable[[SessionBridge, PanelContext], Panel]


class PagePanels:
    """`tie` connects one with the page. `makers` makes sheets that need more than others."""

    def __init__(
        self, bridge: SessionBridge, context: PanelContext, tie: Callable[[Panel], None]
    ) -> None:
        self._bridge = bridge
        self._context = context
        self._tie = tie
        self.makers: dict[str, SheetMaker] = {}
        self.seen: dict[int, Panel] = {}
        self._sheets: dict[str, Panel] = {}
        self._outlooks: dict[int, object] = {}
        self._is_read_along = False

    def panel(self, step: int) -> Panel:
        """Return the panel of a step."""
        if step not in self.seen:
            self.seen[step] = make_panel(step, self._bridge, self._context)
            self.seen[step].set_read_along(self._is_read_along)
            self._tie(self.seen[step])
        return self.seen[step]

    def set_read_along(self, reading: bool) -> None:
        """Tell every step whether a room reads along."""
        self._is_read_along = reading
        for panel in self.seen.values():
            panel.set_read_along(reading)

    def sheet(self, name: str) -> Panel:
        """Return a sheet by its name."""
        if name not in self._sheets:
            make = self.makers.get(name, partial(make_sheet, name))
            sheet = self._sheets[name] = make(self._bridge, self._context)
            sheet.header.lead_with(_way_back(sheet, name))
            self._tie(sheet)
        return self._sheets[name]

    def remember(self, outlooks: Mapping[int, object]) -> None:
        """Keep what was chosen in each step before its panel was made anew."""
        self._outlooks = dict(outlooks)

    def bring_back(self, step: int) -> None:
        """Show in a step that is seen what was chosen there before."""
        outlook = self._outlooks.pop(step, None)
        if outlook is not None:
            self.panel(step).take_outlook(outlook)


def _way_back(sheet: Panel, name: str) -> IconButton:
    """Return the button that takes a sheet away again, as Esc does."""
    words = QCoreApplication.translate("PagePanels", "Back to the step")
    button = IconButton("arrow-left", words, edged=False)
    button.clicked.connect(lambda: sheet.sheet_wanted.emit(name))
    return button
