# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The people a document itself names: its authors, attendees, and profiles it links to."""

from __future__ import annotations

import re

_MOST = 200
_LONGEST_NAME = 60
_LISTED = re.compile(
    r"[\s*_>#|-]{0,20}(?:attendees|participants|present|authors?|written by|created by"
    r"|incident commander|commander|facilitator|scribe|responders?"
    r"|teilnehmer(?:innen)?|autor(?:en|in)?)"
    r"[*_\s]{0,6}[:=|]+(?P<names>.{1,1000})",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"\s*\[(?P<name>[^\]\n]{1,60})\]:\s+https?://(?:github|gitlab|twitter)\.com/@?(?P<handle>[\w-]{1,60})/?\s*\Z"
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")
_SEPARATORS = re.compile(r"[,;|&\[\]()<>\"]|\band\b|\bund\b")


def people_named_in(text: str) -> tuple[str, ...]:
    """Return the names of people that a document lists, each once, in their order."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        profile = _PROFILE.match(line[:200])
        if profile and profile["name"].casefold() == profile["handle"].casefold():
            found[profile["name"]] = None
        listed = _LISTED.match(line[:1200])
        if listed:
            for part in _SEPARATORS.split(listed["names"]):
                name = part.strip(" \t*_`@.'")
                if len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) and name[0].isupper():
                    found[name] = None
    return tuple(found)[:_MOST]
