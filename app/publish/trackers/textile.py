# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text in Textile, in which Redmine keeps it; nothing that was typed is markup."""

from __future__ import annotations

import re

from app.publish.trackers.line_markup import SIGNS_AMONG_WORDS, as_numbers, ticket_blocks
from app.publish.trackers.mark import Mark
from app.publish.trackers.ticket import Ticket

_SIGNS = re.compile(r"[!\"#$%&*+<=>?@\[\\\]^`{|}~]" + SIGNS_AMONG_WORDS)
_BLOCK = re.compile(r"^(\s*)(h[1-6]|bq|p|fn\d+|pre|notextile|table|[a-z]+)(?=\.)", re.MULTILINE)


def ticket_textile(ticket: Ticket, mark: Mark) -> str:
    """Return our own part of a ticket's text, between its marks."""
    body = ticket_blocks(ticket, textile_text, lambda link: f'"{textile_text(link)}":{link}')
    return f"@{mark.start}@\n\n{body}\n\n@{mark.end}@"


def textile_text(text: str) -> str:
    """Return a text as Redmine shows it unchanged: a sign that may mean something is its number."""
    return as_numbers(text, _SIGNS, _BLOCK)
