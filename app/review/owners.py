# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who may own an action."""

from __future__ import annotations

from app.review.review import Review


def owner_names(review: Review) -> list[str]:
    """Return the crew's names, and those of who owns an action already, in order."""
    names = [person.name for person in review.people] + [action.owner for action in review.actions]
    return sorted({name for name in names if name}, key=str.casefold)
