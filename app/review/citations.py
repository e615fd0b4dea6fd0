# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations in what people write: E3 is a fact, E3:L120 a line of its file, E3:L120-125 several.

E3:R40,60,300,80 is a region of its picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NUMBER = r"(?P<number>[1-9][0-9]{0,5})"
_LINES = r"L(?P<first>[1-9][0-9]{0,8})(?:-(?P<last>[1-9][0-9]{0,8}))?"
_REGION = r"R(?P<region>[0-9]{1,5},[0-9]{1,5},[1-9][0-9]{0,4},[1-9][0-9]{0,4})"
_CITATION = re.compile(rf"(?<!\w)E{_NUMBER}(?::(?:{_LINES}|{_REGION}))?(?!\w)", re.ASCII)


@dataclass(frozen=True)
class Lines:
    """Lines of a file, counted from 1, the last one included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return them as a citation has them."""
        return f"L{self.first}" if self.last <= self.first else f"L{self.first}-{self.last}"


@dataclass(frozen=True)
class Region:
    """A part of a picture, in its own pixels from the upper left corner."""

    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        """Return it as a citation has it."""
        return f"R{self.left},{self.top},{self.width},{self.height}"


Place = Lines | Region
"""Where in a fact's file."""


@dataclass(frozen=True)
class Citation:
    """One citation: the fact's number, the place in its file if named, and where it stands."""

    number: int
    place: Place | None = None
    start: int = 0
    end: int = 0


def citations(text: str) -> Iterator[Citation]:
    """Yield the citations in `text`, in order. Whether there is such a fact is not asked."""
    for found in _CITATION.finditer(text):
        yield Citation(int(found["number"]), _place(found), found.start(), found.end())


def citation_at(text: str, place: int) -> Citation | None:
    """Return the citation that stands in `text` at `place`, its end included; else None."""
    return next((each for each in citations(text) if each.start <= place <= each.end), None)


def cited(number: int, place: Place | None = None) -> str:
    """Return the citation of a fact, or of a place in its file."""
    return f"E{number}" if place is None else f"E{number}:{place}"


def with_citation(text: str, number: int, place: Place | None = None) -> str:
    """Return `text` with the citation at its end, unless it is in there already."""
    if any((each.number, each.place) == (number, place) for each in citations(text)):
        return text
    return f"{text.rstrip()} ({cited(number, place)})".lstrip()


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """Return `text` with each citation of a fact in `numbers` naming the number it stands for."""
    if not numbers:
        return text
    return _CITATION.sub(
        lambda found: _with_number(found, numbers.get(int(found["number"]), 0)), text
    )


def _with_number(found: re.Match[str], number: int) -> str:
    whole = found[0]
    return f"E{number}{whole[1 + len(found['number']) :]}" if number else whole


def _place(found: re.Match[str]) -> Place | None:
    if found["region"]:
        left, top, width, height = (int(each) for each in found["region"].split(","))
        return Region(left, top, width, height)
    if not found["first"]:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return Lines(min(first, last), max(first, last))
