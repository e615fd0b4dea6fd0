# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Python's search for garbage, kept out of the frames.

A drawing of a thousand causes makes some ten thousand objects and lets go of as many, none of them
in a circle; at Python's own pace everything alive is looked through every few edits for that, which
takes longer than a frame.
"""

from __future__ import annotations

import gc

FIRST, SECOND, THIRD = 50_000, 20, 50
"""Objects made before the young are looked through; how many such looks lead to a wider one."""


def spare_the_frames() -> None:
    """Look for garbage less often, and never among what is there now: that stays to the end."""
    gc.freeze()
    gc.set_threshold(FIRST, SECOND, THIRD)
