# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who answers to the keys that use or keep a wording: the strip's desk, or a sheet of wordings."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class WordingAnswers(Protocol):
    """One wording is in hand, or none."""

    def use(self) -> None:
        """Write what the wording's hint offers."""
        ...

    def keep(self) -> None:
        """Ask why the wording stays."""
        ...
