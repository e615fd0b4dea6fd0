# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text in Jira's wiki markup, in which Data Center keeps it; nothing typed is markup."""

from __future__ import annotations

import re

from app.publish.trackers.line_markup import SIGNS_AMONG_WORDS, as_numbers, ticket_blocks
from app.publish.trackers.mark import Mark
from app.publish.trackers.ticket import Ticket

_SIGNS = re.compile(r"[*+^~?{}\[\]|!#@&\\]" + SIGNS_AMONG_WORDS)
_LINE_START = re.compile(r"^(\s*)(h[1-6]|bq)(?=\.)", re.MULTILINE)


def ticket_wiki_markup(ticket: Ticket, mark: Mark) -> str:
    """Return our own part of a ticket's text, between its marks."""
    body = ticket_blocks(ticket, wiki_text, lambda link: f"[{link}]")
    return f"{{{{{mark.start}}}}}\n\n{body}\n\n{{{{{mark.end}}}}}"


def wiki_text(text: str) -> str:
    """Return a text as Jira shows it unchanged.

    A sign becomes its number, as the backslash that hides a sign is itself a line break in pairs.
    """
    return as_numbers(text, _SIGNS, _LINE_START)
