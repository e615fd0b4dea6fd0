# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whose commands to the clock count, while several people are in one review."""

from __future__ import annotations

from app.review.edits import Edit, set_field
from app.review.meeting import Meeting


def may_command(meeting: Meeting, name: str) -> bool:
    """Tell whether the clock does what the person called `name` tells it to.

    Everybody's commands count while nobody keeps the clock.
    """
    keeper = _folded(meeting.clock_keeper)
    return not keeper or keeper == _folded(name)


def handed_to(meeting: Meeting, name: str) -> Edit:
    """Return the edit after which `name` keeps the clock; nobody where it is empty."""
    return set_field(meeting, "clock_keeper", " ".join(name.split()))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
