# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The controls that stations of the tour point at, by the names the tour's file gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ui.panels.actions import ActionsPanel
from ui.panels.approval import ApprovalPanel
from ui.panels.causes import CausesPanel
from ui.panels.follow_through import FollowThroughPanel
from ui.panels.panel import Panel
from ui.panels.timeline import TimelinePanel
from ui.shell.review_page import ReviewPage

Target = Callable[[ReviewPage], QWidget | None]

GUIDE = "guide"
"""The one target that a narrow window shows only once it is asked to."""


P = TypeVar("P", bound=Panel)


def _in_panel(kind: type[P], control: Callable[[P], QWidget]) -> Target:
    """Return what finds a control of one panel; None while another panel is shown."""

    def found(page: ReviewPage) -> QWidget | None:
        panel = page.centre
        return control(panel) if isinstance(panel, kind) else None

    return found


TARGETS: Mapping[str, Target] = {
    "rail": lambda page: page.rail,
    "clock": lambda page: page.top_bar.clock,
    GUIDE: lambda page: page.guide.card,
    "capture": lambda page: page.capture,
    "timeline": _in_panel(TimelinePanel, lambda panel: panel.view),
    "lenses": _in_panel(CausesPanel, lambda panel: panel.lens_bar),
    "actions": _in_panel(ActionsPanel, lambda panel: panel.view),
    "readiness": _in_panel(ApprovalPanel, lambda panel: panel.checklist),
    "pdf": _in_panel(ApprovalPanel, lambda panel: panel.pdf),
    "follow_through": _in_panel(FollowThroughPanel, lambda panel: panel.figures),
    "menu": lambda page: page.top_bar.menu,
}
