# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How wide text is, and how it breaks: one measure for every surface (decision 005)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

ELLIPSIS = "…"
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)


class TextMeasure(Protocol):
    """Tell the width of a line of text. Widths add up: there is no kerning."""

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
    line, used = "", 0.0
    space = measure.width(" ", size, weight)
    for between, piece, width in _pieces(text, measure, size, weight, max_width):
        joint = between if line else ""
        if line and used + space * len(joint) + width > max_width:
            lines.append(line)
            line, used, joint = "", 0.0, ""
            if max_lines is not None and len(lines) > max_lines:
                break
        line += joint + piece
        used += space * len(joint) + width
    lines.append(line)
    if max_lines is None or len(lines) <= max_lines:
        return tuple(lines)
    last = _shortened(lines[max_lines - 1] + ELLIPSIS, measure, size, weight, max_width)
    return (*lines[: max_lines - 1], last)


def _pieces(
    text: str, measure: TextMeasure, size: float, weight: int, max_width: float
) -> Iterator[tuple[str, str, float]]:
    """Yield pieces before which a line may break: what joins them, the piece, its width."""
    for word in text.split():
        width = measure.width(word, size, weight)
        if not word.isascii() and _WIDE.search(word):
            parts: Iterable[str] = word
        elif width > max_width:
            parts = _broken(word, measure, size, weight, max_width)
        else:
            yield " ", word, width
            continue
        between = " "
        for part in parts:
            yield between, part, measure.width(part, size, weight)
            between = ""


def _broken(
    word: str, measure: TextMeasure, size: float, weight: int, max_width: float
) -> Iterator[str]:
    """Yield parts of a long word, each as long as fits, at least one sign."""
    part, used = "", 0.0
    for sign in word:
        width = measure.width(sign, size, weight)
        if part and used + width > max_width:
            yield part
            part, used = "", 0.0
        part += sign
        used += width
    yield part


def _shortened(line: str, measure: TextMeasure, size: float, weight: int, max_width: float) -> str:
    """Return a line that ends in an ellipsis, shortened until it fits."""
    body = line[: -len(ELLIPSIS)]
    while body and measure.width(body.rstrip() + ELLIPSIS, size, weight) > max_width:
        body = body[:-1]
    return body.rstrip() + ELLIPSIS
