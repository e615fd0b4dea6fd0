# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A plan: how many minutes each of the ten steps gets."""

from __future__ import annotations

from dataclasses import dataclass

from app.agenda.steps import STEPS


@dataclass(frozen=True)
class Plan:
    """A named agenda; `budgets` are whole minutes of steps 1 to 10."""

    name: str
    title: str
    budgets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.budgets) != len(STEPS) or any(minutes < 0 for minutes in self.budgets):
            raise ValueError(f"the agenda {self.name} needs ten budgets of zero minutes or more")

    @property
    def total(self) -> int:
        """The length of the meeting in minutes."""
        return sum(self.budgets)


DEFAULT_BUDGETS = (2, 4, 6, 22, 5, 18, 5, 10, 2, 1)
"""The 75-minute agenda: what a review has before one is chosen."""
