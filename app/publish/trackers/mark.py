# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The mark a ticket carries: the own key by which it is found, and what was last sent.

It encloses our own part of a ticket's text, so that what people add before and behind it is kept.
With what was last sent it is told apart whether a title, a day or an assignee on the other side is
still ours, and may be brought up to date, or was changed there by people, and is left to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from app.publish.trackers.ticket import Ticket

LABEL = "hotwash"
"""The label of every ticket that was made here."""
END = "end"
_DIGITS = 8


@dataclass(frozen=True)
class Mark:
    """What is kept of the last sending: digests of three values."""

    key: str
    title: str = ""
    due: str = ""
    assignee: str = ""

    @property
    def start(self) -> str:
        """The line before our own part."""
        return f"{self.key} {self.title}.{self.due}.{self.assignee}"

    @property
    def end(self) -> str:
        """The line behind our own part."""
        return f"{self.key} {END}"

    def is_ours(self, field: str, there: str) -> bool:
        """Tell whether a field still is, over there, as it was last sent from here."""
        return bool(getattr(self, field) == digest(there))


def mark_of(ticket: Ticket) -> Mark:
    """Return the mark of a ticket as it is sent now."""
    return Mark(ticket.key, digest(ticket.title), digest(ticket.due), digest(ticket.assignee))


def mark_in(line: str, key: str) -> Mark | None:
    """Return the mark that starts the own part in `line`; None where that is another line."""
    digits = f"([0-9a-f]{{{_DIGITS}}})"
    found = re.search(rf"{re.escape(key)} {digits}\.{digits}\.{digits}(?![0-9a-f])", line)
    return Mark(key, *found.groups()) if found else None


def digest(value: str) -> str:
    """Return a few digits that tell one value from another; accounts are one in any case."""
    return sha256(value.casefold().encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class OwnPart:
    """A text cut at the marks: what stands before, our mark, our own part, what stands behind."""

    before: str
    mark: Mark
    own: str
    behind: str


def own_part(text: str, key: str) -> OwnPart | None:
    """Return `text` cut into ours and theirs, None where ours is not in there whole."""
    lines = text.replace("\r\n", "\n").split("\n")
    for first, line in enumerate(lines):
        mark = mark_in(line, key)
        if mark is None:
            continue
        for last in range(first + 1, len(lines)):
            if mark.end in lines[last]:
                return OwnPart(
                    "\n".join(lines[:first]),
                    mark,
                    "\n".join(lines[first : last + 1]),
                    "\n".join(lines[last + 1 :]),
                )
    return None


def with_own_part(text: str, key: str, part: str) -> str:
    """Return `text` with our part put in the place of the one before, else at its end."""
    found = own_part(text, key)
    if found is None:
        kept = text.replace("\r\n", "\n").rstrip()
        return f"{kept}\n\n{part}" if kept else part
    around = [found.before] if found.before else []
    return "\n".join([*around, part, *([found.behind] if found.behind else [])])
