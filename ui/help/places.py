# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which page of the guide belongs to what the window shows: F1 goes there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.guide.pages import INDEX

if TYPE_CHECKING:
    from ui.main_window import MainWindow

STEPS: Mapping[int, str] = {
    1: "steps/1-trigger.md",
    2: "steps/2-crew.md",
    3: "steps/3-facts.md",
    4: "steps/4-timeline.md",
    5: "steps/5-impact.md",
    6: "steps/6-causes.md",
    7: "steps/7-went-well.md",
    8: "steps/8-actions.md",
    9: "steps/9-approve.md",
    10: "steps/10-follow-through.md",
}
"""The page of each step."""

SHEETS: Mapping[str, str] = {
    "ground_rules": "facilitator.md",
    "cues": "facilitator.md",
    "closing": "facilitator.md",
    "meeting_check": "facilitator.md",
    "wordings": "scribe.md",
    "transcript": "scribe.md",
    "choices": "two-machines.md",
    "together": "two-machines.md",
    "share": "two-machines.md",
    "history": "approver.md",
    "signing": "approver.md",
    "publish": "publishing.md",
    "settings": "settings.md",
    "shortcuts": "reference/keys.md",
}
"""The page of each sheet, by its name; an anchor may follow behind "#"."""

LIBRARY = INDEX
DASHBOARD = "approver.md"
SHARED = "two-machines.md"
DAMAGED = "troubleshooting.md"


def targets() -> tuple[str, ...]:
    """Return every page and anchor that the window may lead to."""
    return (*STEPS.values(), *SHEETS.values(), LIBRARY, DASHBOARD, SHARED, DAMAGED)


def place_in(window: MainWindow) -> str:
    """Return the page, and anchor where there is one, for what the window shows now."""
    page = window.page
    if page is not None:
        return SHEETS.get(page.sheet) or STEPS[page.step]
    if window.preferences is not None and window.preferences.shown:
        return SHEETS[window.preferences.shown]
    if window.opening.page is not None:
        return SHARED
    if window.stack.currentWidget() is not window.library:
        return DAMAGED
    return DASHBOARD if window.library.shows_follow_through else LIBRARY
