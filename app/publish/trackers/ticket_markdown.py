# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text as GitHub and GitLab read it: Markdown that calls nobody and runs nothing.

What people typed must not notify an account (@name), link another ticket (#12), nor act as one of
GitLab's quick actions (/close): a word joiner, which is not seen, parts the sign from its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.publish.markdown_text import inline, link, paragraphs
from app.publish.trackers.mark import Mark
from app.publish.trackers.ticket import Part, Ticket

JOINER = "\u2060"
_CALLS = re.compile(r"(?:(?<=[@#!%&~$^:])|(?<=GH-)|(?<=gh-))(?=\w)|(?<=[@~%])(?=[\"\\])")
_COMMAND = re.compile(r"^(?=[ \t]*/)", re.MULTILINE)


def ticket_markdown(ticket: Ticket, mark: Mark) -> str:
    """Return our own part of a ticket's text, between its marks."""
    body = "\n\n".join(block for part in ticket.parts for block in _blocks(part))
    return f"<!-- {mark.start} -->\n{body}\n<!-- {mark.end} -->"


def quiet(text: str) -> str:
    """Return a text in which no sign calls a person, a ticket or a command."""
    return _CALLS.sub(JOINER, _COMMAND.sub(JOINER, text))


def _blocks(part: Part) -> Iterator[str]:
    yield f"**{inline(part.heading)}**"
    if part.text:
        yield paragraphs(quiet(part.text))
    if part.points:
        yield "\n".join(f"- {inline(quiet(point))}" for point in part.points)
    if part.link:
        yield link("", part.link)
