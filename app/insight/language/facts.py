# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tell by its headings whether a part of a document is told as fact, or as lesson and plan."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from app.insight.language.words import Words

_HEADING = re.compile(r"\s*(#{1,6})\s")
_LABEL = re.compile(r"\s*(?:[-*]\s+)?(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)?:?(?:\*\*|__)?:?\s*\Z")
_LABEL_LEVEL = 7


class Facts:
    """Follows the headings of a document; a heading counts for those below it, until its equal."""

    def __init__(self, opinion: AbstractSet[str]) -> None:
        self._opinion = opinion
        self._level: int | None = None

    def are_in(self, paragraph: str) -> bool:
        """Return whether the next paragraph is told as fact."""
        level = _level(paragraph)
        if level is not None:
            if self._level is not None and level <= self._level:
                self._level = None
            if self._level is None and not self._opinion.isdisjoint(Words(paragraph).folded):
                self._level = level
        return self._level is None


def _level(paragraph: str) -> int | None:
    heading = _HEADING.match(paragraph)
    if heading:
        return len(heading[1])
    return _LABEL_LEVEL if _LABEL.match(paragraph) else None
