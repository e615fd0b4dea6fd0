# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text in Jira's wiki markup, in which Data Center keeps it; nothing typed is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.publish.trackers.mark import Mark
from app.publish.trackers.ticket import Part, Ticket

_SIGNS = re.compile(
    r"[*+^~?{}\[\]|!#@&\\]"
    r"|:(?=\S)"  # :) and c:x
    r"|(?<!\w)[-_]|[-_](?!\w)"  # -struck out-, but not a hyphen within a word
)
_LINE_START = re.compile(r"^(\s*)(h[1-6]|bq)(?=\.)", re.MULTILINE)


def ticket_wiki_markup(ticket: Ticket, mark: Mark) -> str:
    """Return our own part of a ticket's text, between its marks."""
    body = "\n\n".join(block for part in ticket.parts for block in _blocks(part))
    return f"{{{{{mark.start}}}}}\n\n{body}\n\n{{{{{mark.end}}}}}"


def wiki_text(text: str) -> str:
    """Return a text as Jira shows it unchanged.

    A sign becomes its number, as the backslash that hides a sign is itself a line break in pairs.
    """
    signs = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
    return _LINE_START.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", signs)


def _blocks(part: Part) -> Iterator[str]:
    yield f"h4. {wiki_text(part.heading)}"
    if part.text:
        yield wiki_text(part.text)
    if part.points:
        yield "\n".join(f"* {wiki_text(' '.join(point.split()))}" for point in part.points)
    if part.link:
        yield f"[{part.link}]"
