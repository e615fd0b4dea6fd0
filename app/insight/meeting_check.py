# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One thing to look at before or after the meeting, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckPoint:
    """A plain statement, and whether it is so. Nothing waits for it.

    `note` says more where it is not so. `step` (1 to 10) or `action`, the id of an action of the
    window, is where it is done.
    """

    id: str
    text: str
    done: bool
    note: str = ""
    step: int = 0
    action: str = ""
