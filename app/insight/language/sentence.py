# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sentence around a place of a text."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?](?=\s|\Z)|\n")
_MARKS = re.compile(r"[\s\-*•#>|]*")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of a stretch begins and ends, its full stop left out."""
    first = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    marks = _MARKS.match(text, first, start)
    after = _END.search(text, end)
    return (marks.end() if marks else first), (after.start() if after else len(text))
