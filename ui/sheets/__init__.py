# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sheets: what is read or done across the steps, in the place of a step's panel.

One file a sheet, imported when first shown. A sheet is a `Panel`: it is refreshed, leads to items
and edits through the one door as a step's panel does. Its action shows it and takes it away again;
Esc takes it away, and so does going to a step.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from ui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from ui.panels.panel import Panel, PanelContext

SHEETS: dict[str, tuple[str, str]] = {
    "ground_rules": ("ground_rules", "GroundRulesSheet"),
    "cues": ("cues", "CuesSheet"),
    "closing": ("closing", "ClosingSheet"),
    "wordings": ("wordings", "WordingsSheet"),
    "meeting_check": ("meeting_check", "MeetingCheckSheet"),
    "publish": ("publish", "PublishSheet"),
    "transcript": ("transcript", "TranscriptSheet"),
    "history": ("history", "HistorySheet"),
    "together": ("together", "TogetherSheet"),
    "choices": ("choices", "ChoicesSheet"),
    "share": ("share", "ShareSheet"),
    "signing": ("signing", "SigningSheet"),
}
"""Module and class of each sheet, by the id of the action that shows it."""


def make_sheet(name: str, bridge: SessionBridge, context: PanelContext) -> Panel:
    """Return a sheet by its name."""
    module, class_name = SHEETS[name]
    sheet_type = getattr(import_module(f"ui.sheets.{module}"), class_name)
    return cast("Panel", sheet_type(bridge, context))
