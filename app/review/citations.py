# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations in what people write: E3 is a fact, E3:L120 a line of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CITATION = re.compile(
    r"(?<!\w)E(?P<number>[1-9][0-9]{0,5})(?::L(?P<line>[1-9][0-9]{0,8}))?(?!\w)", re.ASCII
)


@dataclass(frozen=True)
class Citation:
    """One citation: the fact's number, the line (counted from 1) if named, and where it stands."""

    number: int
    line: int | None
    start: int
    end: int


def citations(text: str) -> Iterator[Citation]:
    """Yield the citations in `text`, in order. Whether there is such a fact is not asked."""
    for found in _CITATION.finditer(text):
        line = int(found["line"]) if found["line"] else None
        yield Citation(int(found["number"]), line, found.start(), found.end())


def cited(number: int, line: int | None = None) -> str:
    """Return the citation of a fact, or of a line of its file."""
    return f"E{number}" if line is None else f"E{number}:L{line}"


def with_citation(text: str, number: int, line: int | None = None) -> str:
    """Return `text` with the citation at its end, unless it is in there already."""
    if any((each.number, each.line) == (number, line) for each in citations(text)):
        return text
    return f"{text.rstrip()} ({cited(number, line)})".lstrip()
