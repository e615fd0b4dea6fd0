# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How much of the fault plan is carried out: some of it with every run, all of it on demand."""

from __future__ import annotations

import os

VARIABLE = "HOTWASH_FAULTS"
"""Set to "full" by `packaging/dev.py faults`."""

IS_FULL = os.environ.get(VARIABLE) == "full"


def of_plan(always: int, full: int) -> int:
    """Return how often something is done: `always` with every run, `full` on demand."""
    return full if IS_FULL else always
