# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the parts of a review's page stand: top bar, rail, centre, guide, capture line.

It knows widths and focus, and nothing of the review.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStyle, QVBoxLayout, QWidget

from ui.kit.centre_scroll import CentreScroll
from ui.panels.panel import Panel
from ui.save_state import SaveLine
from ui.shell.capture_line import CaptureLine
from ui.shell.guide_pane import GuidePane
from ui.shell.presentation_bar import PresentationBar
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar
from ui.theme import current_theme, px

_GUIDE_FROM_WIDTH = 1366
_RAIL_FROM_WIDTH = 600
"""With less, even the numbers alone take the panel's room; every step has its key."""

_FULL_BARS_FROM_HEIGHT = 480

_CANVAS_STEPS = (6,)
"""Steps whose panel is a canvas, which wants every pixel of height."""


class PageFrame(QWidget):
    """Places the parts for the width there is; the guide lies over the centre of a narrow window.

    In the centre stands a panel, or a sheet in its place.
    """

    left = Signal()
    """The review is no longer followed here: whatever hangs on the page lets go too."""

    def __init__(self, menu: QMenu, save_line: SaveLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top_bar = TopBar(menu)
        self.rail = Rail(save_line)
        self.guide = GuidePane(self)
        self.capture = CaptureLine()
        self._step, self._sheet = 0, ""
        self.was_warned_at_close = self.was_told_of_sending = False
        self._guide_chosen: bool | None = None
        self._rail_chosen: bool | None = None
        self._is_presenting = self._is_looking_on = False
        self.presentation_bar = PresentationBar()
        self._centre = CentreScroll()
        self._middle = QHBoxLayout()
        self._strips = QVBoxLayout()

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._step

    @property
    def centre(self) -> Panel:
        """What stands in the centre: the panel of the step, or a sheet over it."""
        shown = self._centre.shown
        assert isinstance(shown, Panel)
        return shown

    @property
    def chosen_panes(self) -> tuple[bool | None, bool | None, bool | None]:
        """Whether somebody chose to see guide and rail, and the rail narrow; None: nobody did."""
        return self._guide_chosen, self._rail_chosen, self.rail.chosen_slim

    def choose_panes(self, chosen: tuple[bool | None, bool | None, bool | None]) -> None:
        """See guide and rail as was chosen before."""
        self._guide_chosen, self._rail_chosen, slim = chosen
        self.rail.choose_slim(slim)
        self.fit()

    @property
    def is_presenting(self) -> bool:
        """True while only what the room needs is shown."""
        return self._is_presenting

    def set_presenting(self, presenting: bool) -> None:
        """Show step, question, clock and content alone; or all the rest again, as it was."""
        self._is_presenting = presenting
        self.fit()

    @property
    def is_looking_on(self) -> bool:
        """True while nothing can be edited."""
        return self._is_looking_on

    def set_looking_on(self, looking_on: bool) -> None:
        """Take the capture line away from who may only look on, or bring it back."""
        self._is_looking_on = looking_on
        self.fit()

    def reach_capture(self) -> None:
        """Make sure that the capture line is there to be typed into."""
        self.capture.setVisible(not self._is_looking_on)

    def toggle_rail(self) -> None:
        """Make the rail wide or narrow; where it has no room, show or hide it."""
        if self.width() >= px(_RAIL_FROM_WIDTH):
            self.rail.toggle_slim()
        else:
            self._rail_chosen = self.rail.isHidden()
            self.fit()

    def open_guide(self) -> None:
        """Open the guide; the focus stays."""
        if self.guide.isHidden() and not self._is_presenting:
            self._guide_chosen = True
            self.fit()

    def close_guide_over(self) -> None:
        """Close a guide that lies over the panel; one beside it stays."""
        if self._is_over and not self.guide.isHidden():
            self._guide_chosen = False
            self.fit()

    def toggle_guide(self) -> None:
        """Open the guide, or close it and go back to the centre."""
        if self._is_presenting:
            return
        self._guide_chosen = self.guide.isHidden()
        self.fit()
        (self.guide if self._guide_chosen else self.centre).focus_first()

    def leave_guide(self) -> None:
        """Go from the guide back to the centre; a guide that lies over it closes."""
        if self._is_over:
            self.toggle_guide()
        else:
            self.centre.focus_first()

    def next_pane(self) -> None:
        """Move the focus on: steps, centre, guide, capture line, and round again."""
        focused = self.window().focusWidget()
        if self.has_within(self.capture, focused) and not self.rail.isHidden():
            self.rail.focus_first()
        elif self.has_within(self.rail, focused) or self.has_within(self.capture, focused):
            self.centre.focus_first()
        elif not self.guide.isHidden() and self.has_within(self.centre, focused):
            self.guide.focus_first()
        else:
            self.reach_capture()
            self.capture.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_within(self, part: QWidget, focused: QWidget | None) -> bool:
        """Tell whether `focused` stands in a part of the page."""
        return focused is not None and part.isAncestorOf(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give rail, guide and clock the width there is."""
        super().resizeEvent(event)
        self.fit()

    def lay_out(self, strips: list[QWidget]) -> None:
        """Put the parts together, with `strips` in rows of their own under the centre."""
        space = current_theme().space
        self._strips.setContentsMargins(space.page, 0, space.page, space.xs)
        self._strips.setSpacing(space.xs)
        for strip in strips:
            self._strips.addWidget(strip)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self._centre, 1)
        centre.addLayout(self._strips)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.rail)
        self._middle.addLayout(centre, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.presentation_bar)
        column.addLayout(self._middle, 1)
        column.addWidget(self.capture)

    def add_strip(self, strip: QWidget) -> None:
        """Put one more row over those under the centre."""
        self._strips.insertWidget(0, strip)

    def show_in_centre(self, panel: Panel) -> None:
        """Put a panel or a sheet into the centre."""
        self._centre.show_panel(panel)

    def fit(self) -> None:
        """Place the guide beside the panel, or over its right edge where the window is narrow."""
        width, beside = self.width(), not self._is_over
        low = self.height() < px(_FULL_BARS_FROM_HEIGHT)
        self._fit_presentation()
        self.rail.fit(self.size(), self._step)
        self.guide.fit(width)
        self.top_bar.set_slim(low)
        self.capture.set_slim(low or self._step in _CANVAS_STEPS)
        shown = beside if self._guide_chosen is None else self._guide_chosen
        shown = shown and not self._is_presenting
        if beside and self._middle.indexOf(self.guide) < 0:
            self._middle.addWidget(self.guide)
        elif not beside and self._middle.indexOf(self.guide) >= 0:
            self._middle.removeWidget(self.guide)
        self.guide.setVisible(shown)
        if not beside and shown:
            top = self.top_bar.height()
            height = self.height() - top - self.capture.height()
            over = QRect(width - self.guide.width(), top, self.guide.width(), height)
            self.guide.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), over))
            self.guide.raise_()

    @property
    def _is_over(self) -> bool:
        """True where the guide has no room beside the panel, and lies over it."""
        return self.width() < px(_GUIDE_FROM_WIDTH)

    def _fit_presentation(self) -> None:
        """Show one bar or the other, and the rail and the line where they have their place."""
        presenting = self._is_presenting
        self.top_bar.setVisible(not presenting)
        self.presentation_bar.setVisible(presenting)
        has_room = self.width() >= px(_RAIL_FROM_WIDTH)
        wanted = has_room if has_room or self._rail_chosen is None else self._rail_chosen
        self.rail.setVisible(wanted and not presenting)
        is_typing = self.has_within(self.capture, self.window().focusWidget())
        self.capture.setVisible(not self._is_looking_on and (is_typing or not presenting))
