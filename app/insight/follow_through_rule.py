# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When an action counts as slipped: the limits a team sets in `rules/follow_through.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FollowThroughRules:
    """Limits of the look back.

    A review asks to be reopened once one of its actions is overdue for more than
    `reopen_overdue_days`, or was put off `reopen_put_off_times` times. An open action is
    asked whether it still matters when nobody looked back at it for `still_relevant_days`.
    """

    reopen_overdue_days: int = 7
    reopen_put_off_times: int = 2
    still_relevant_days: int = 60
    due_soon_days: int = 7
