# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What markups of lines have in common: Textile and Jira's; nothing that was typed is markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.publish.trackers.ticket import Part, Ticket

SIGNS_AMONG_WORDS = (
    r"|:(?=\S)"  # commit:abc, :) and c:x
    r"|(?<!\w)[-_]|[-_](?!\w)"  # -struck out-, but not a hyphen within a word
)
"""Signs, as the end of a pattern, that are markup in both by where they stand."""


def as_numbers(text: str, signs: re.Pattern[str], starts: re.Pattern[str]) -> str:
    """Return a text with `signs`, and the first letter of what begins a block, as their numbers.

    `starts` has the space before a block's name, and the name, as its groups.
    """
    found = signs.sub(lambda sign: f"&#{ord(sign[0])};", text)
    return starts.sub(lambda start: f"{start[1]}&#{ord(start[2][0])};{start[2][1:]}", found)


def ticket_blocks(ticket: Ticket, quiet: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return a ticket's text; `quiet` makes plain text of what was typed, `link` a link."""
    return "\n\n".join(block for part in ticket.parts for block in _blocks(part, quiet, link))


def _blocks(part: Part, quiet: Callable[[str], str], link: Callable[[str], str]) -> Iterator[str]:
    yield f"h4. {quiet(part.heading)}"
    if part.text:
        yield quiet(part.text)
    if part.points:
        yield "\n".join(f"* {quiet(' '.join(point.split()))}" for point in part.points)
    if part.link:
        yield link(part.link)
