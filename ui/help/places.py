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
    7: "steps/7-observations.md",
    8: "steps/8-actions.md",
    9: "steps/9-approval.md",
    10: "steps/10-follow-through.md",
}
"""The page of each step."""

SHEETS: Mapping[str, str] = {
    "ground_rules": "facilitator.md#ninety-minutes-minute-by-minute",
    "cues": "facilitator.md#what-to-do-when-",
    "closing": "facilitator.md#the-close",
    "meeting_check": "facilitator.md#the-days-before",
    "wordings": "scribe.md#words-that-look-for-a-person",
    "transcript": "scribe.md#the-transcript",
    "choices": "two-machines.md#while-you-write",
    "together": "two-machines.md#while-you-write",
    "share": "two-machines.md#share-a-review",
    "history": "approver.md#read-it",
    "signing": "approver.md#sign",
    "publish": "publishing.md",
    "settings": "settings.md",
    "shortcuts": "reference/keys.md",
}
"""The page of each sheet, by its name; an anchor may follow behind "#"."""

LIBRARY = INDEX
DASHBOARD = "approver.md#see-that-it-is-done"
SHARED = "two-machines.md#open-one"
DAMAGED = "troubleshooting.md#the-library-cant-be-opened"


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
