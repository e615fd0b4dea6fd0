# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ten panels, one file a step. They are imported when first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from ui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from ui.panels.panel import Panel, PanelContext

PANELS = {
    1: ("trigger", "TriggerPanel"),
    2: ("crew", "CrewPanel"),
    3: ("facts", "FactsPanel"),
    4: ("timeline", "TimelinePanel"),
    5: ("impact", "ImpactPanel"),
    6: ("causes", "CausesPanel"),
    7: ("observations", "ObservationsPanel"),
    8: ("actions", "ActionsPanel"),
    9: ("approval", "ApprovalPanel"),
    10: ("follow_through", "FollowThroughPanel"),
}
"""Module and class of each step's panel."""


def make_panel(step: int, bridge: SessionBridge, context: PanelContext) -> Panel:
    """Return the panel of a step from 1 to 10."""
    module, name = PANELS[step]
    panel_type = getattr(import_module(f"ui.panels.{module}"), name)
    return cast("Panel", panel_type(bridge, context))
