# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text in Textile, in which Redmine keeps it; nothing that was typed is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.publish.trackers.mark import Mark
from app.publish.trackers.ticket import Part, Ticket

_SIGNS = re.compile(
    r"[!\"#$%&*+<=>?@\[\\\]^`{|}~]"
    r"|:(?=\S)"  # commit:abc
    r"|(?<!\w)[-_]|[-_](?!\w)"  # -struck out-, but not a hyphen within a word
)
_BLOCK = re.compile(r"^(\s*)(h[1-6]|bq|p|fn\d+|pre|notextile|table|[a-z]+)(?=\.)", re.MULTILINE)


def ticket_textile(ticket: Ticket, mark: Mark) -> str:
    """Return our own part of a ticket's text, between its marks."""
    body = "\n\n".join(block for part in ticket.parts for block in _blocks(part))
    return f"@{mark.start}@\n\n{body}\n\n@{mark.end}@"


def textile_text(text: str) -> str:
    """Return a text as Redmine shows it unchanged: a sign that may mean something is its number."""
    signs = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
    return _BLOCK.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", signs)


def _blocks(part: Part) -> Iterator[str]:
    yield f"h4. {textile_text(part.heading)}"
    if part.text:
        yield textile_text(part.text)
    if part.points:
        yield "\n".join(f"* {textile_text(' '.join(point.split()))}" for point in part.points)
    if part.link:
        yield f'"{textile_text(part.link)}":{part.link}'
