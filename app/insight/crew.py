# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who is missing from the meeting."""

from __future__ import annotations

from app.review.people import Role
from app.review.review import Review

NEEDED = (Role.FACILITATOR, Role.SCRIBE, Role.APPROVER)


def not_invited(review: Review) -> tuple[str, ...]:
    """Return who is named in the timeline and is not among the invited, in order of appearance.

    Names are compared without regard to case; machines and teams are named too, a person decides.
    """
    invited = {person.name.casefold().strip() for person in review.people if person.invited}
    named = dict.fromkeys(event.actor.strip() for event in review.timeline)
    return tuple(name for name in named if name and name.casefold() not in invited)


def missing_roles(review: Review) -> tuple[Role, ...]:
    """Return the roles that nobody has yet."""
    held = {person.role for person in review.people if person.name}
    return tuple(role for role in NEEDED if role not in held)
