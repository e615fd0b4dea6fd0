# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How wide text is, and how it breaks: one measure for every surface (decision 005)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

ELLIPSIS = "…"
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)
_PIECES = re.compile(r"\S+\s*|\s+")


class TextMeasure(Protocol):
    """Tell the width of a line of text."""

    def width(self, text: str, size: float, weight: int) -> float:
        """Return the advance width of `text`, in the unit of `size`."""
        ...


def wrapped(
    text: str,
    measure: TextMeasure,
    size: float,
    weight: int,
    max_width: float,
    max_lines: int | None = None,
) -> tuple[str, ...]:
    """Return `text` in lines of at most `max_width`; beyond `max_lines` it ends in an ellipsis.

    Breaks at spaces and between wide (CJK) signs; a word longer than a line is broken anywhere.
    """
    lines: list[str] = []
    line = ""
    for piece in _breakable(text, measure, size, weight, max_width):
        if line and measure.width((line + piece).rstrip(), size, weight) > max_width:
            lines.append(line.rstrip())
            line = ""
            if max_lines is not None and len(lines) > max_lines:
                break
        line += piece
    lines.append(line.rstrip())
    kept = [entry for entry in lines if entry] or [""]
    if max_lines is None or len(kept) <= max_lines:
        return tuple(kept)
    last = _shortened(kept[max_lines - 1] + ELLIPSIS, measure, size, weight, max_width)
    return (*kept[: max_lines - 1], last)


def _breakable(
    text: str, measure: TextMeasure, size: float, weight: int, max_width: float
) -> Iterator[str]:
    """Yield pieces between which a line may end."""
    for piece in _PIECES.findall(" ".join(text.split())):
        if _WIDE.search(piece):
            yield from piece
        elif measure.width(piece.rstrip(), size, weight) <= max_width:
            yield piece
        else:
            yield from _broken(piece, measure, size, weight, max_width)


def _broken(
    word: str, measure: TextMeasure, size: float, weight: int, max_width: float
) -> Iterator[str]:
    """Yield parts of a long word, each as long as fits, at least one sign."""
    part = ""
    for sign in word:
        if part and measure.width(part + sign, size, weight) > max_width:
            yield part
            part = ""
        part += sign
    yield part


def _shortened(line: str, measure: TextMeasure, size: float, weight: int, max_width: float) -> str:
    """Return a line that ends in an ellipsis, shortened until it fits."""
    body = line[: -len(ELLIPSIS)]
    while body and measure.width(body.rstrip() + ELLIPSIS, size, weight) > max_width:
        body = body[:-1]
    return body.rstrip() + ELLIPSIS
