# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has been heard: how often each role spoke, for the facilitator's eyes only.

By role, never by name, and no part of the review: it is kept beside the begun line of the scribe,
is in no document, and is forgotten when the meeting ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.review.people import Role
from app.review.review import Review

SILENT_FROM = timedelta(minutes=10)
"""A role that was heard last so long ago is named again."""

_WATCHED = (
    Role.INCIDENT_COMMANDER,
    Role.SUBJECT_EXPERT,
    Role.ATTENDEE,
    Role.APPROVER,
    Role.FACILITATOR,
    Role.SCRIBE,
)
_NOT_MISSED = frozenset({Role.FACILITATOR, Role.SCRIBE})
"""Those who work for the talk of the others."""


@dataclass(frozen=True)
class Voice:
    """One role: how often it was heard, and when last."""

    count: int = 0
    last: datetime | None = None


@dataclass(frozen=True)
class Heard:
    """The tally. A role that is not in it was not heard."""

    voices: Mapping[Role, Voice] = field(default_factory=dict)

    def of(self, role: Role) -> Voice:
        """Return what was counted for a role."""
        return self.voices.get(role, Voice())

    def with_one_more(self, role: Role, now: datetime) -> Heard:
        """Return the tally after somebody of `role` spoke."""
        return Heard({**self.voices, role: Voice(self.of(role).count + 1, now)})

    def with_one_less(self, role: Role) -> Heard:
        """Return the tally without one that was counted by mistake."""
        voice = self.of(role)
        if voice.count <= 1:
            return Heard({other: one for other, one in self.voices.items() if other is not role})
        return Heard({**self.voices, role: replace(voice, count=voice.count - 1)})


def roles_in_the_room(review: Review) -> tuple[Role, ...]:
    """Return the roles of the crew, those the talk is wanted of first; all where nobody is named.

    There is always somebody who only attends.
    """
    held = {person.role for person in review.people if person.name} | {Role.ATTENDEE}
    return _WATCHED if held == {Role.ATTENDEE} else tuple(r for r in _WATCHED if r in held)


def silent_roles(
    heard: Heard, roles: tuple[Role, ...], since: datetime, now: datetime
) -> tuple[tuple[Role, timedelta | None], ...]:
    """Return which of `roles` were not heard for a while, with how long.

    None stands for "not heard yet". Nobody is named in the first minutes after `since`, when the
    meeting began.
    """
    if now - since < SILENT_FROM:
        return ()
    found: list[tuple[Role, timedelta | None]] = []
    for role in roles:
        last = heard.of(role).last
        if role in _NOT_MISSED:
            continue
        if last is None:
            found.append((role, None))
        elif now - last >= SILENT_FROM:
            found.append((role, now - last))
    return tuple(found)


def written(heard: Heard) -> str:
    """Return the tally as the text of its file; empty while nobody was heard."""
    if not heard.voices:
        return ""
    told = {
        role.value: [voice.count, voice.last.isoformat() if voice.last else None]
        for role, voice in heard.voices.items()
    }
    return json.dumps(told)


def read(text: str) -> Heard:
    """Return the tally in a text; an empty one where the text can't be meant."""
    try:
        told = json.loads(text)
        return Heard({Role(role): _voice(*entry) for role, entry in told.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Heard()


def _voice(count: object, last: object) -> Voice:
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError("a count is a whole number of one or more")
    if last is None:
        return Voice(count)
    at = datetime.fromisoformat(str(last))
    if at.tzinfo is None:
        raise ValueError("an instant names its zone")
    return Voice(count, at)
