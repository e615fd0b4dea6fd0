# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of an event as a program wrote them: on one line, and not too many."""

from __future__ import annotations

from app.review.values import clean_text

LONGEST = 2_000
_ELLIPSIS = "…"


def one_line(*parts: object, separator: str = " ") -> str:
    """Return the parts that are there as one line; words of any length end in an ellipsis."""
    words = (_words(part) for part in parts)
    text = separator.join(each for each in words if each)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + _ELLIPSIS


def named_actor(name: object) -> str:
    """Return who it was on one line; the dashes that logs write for nobody are nobody."""
    words = one_line(name)
    return "" if set(words) <= {"-"} else words


def _words(part: object) -> str:
    if part is None or isinstance(part, bool | dict | list):
        return ""
    text = part if isinstance(part, str) else str(part)
    return clean_text(" ".join(text[: 2 * LONGEST].split()))
