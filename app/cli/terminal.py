# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is printed for people: aligned, and with nothing that could steer their terminal."""

from __future__ import annotations

from collections.abc import Sequence


def plain(text: str) -> str:
    """Return `text` on one line, with control characters spelt out."""
    return "".join(
        each if each.isprintable() else ascii(each)[1:-1] for each in " ".join(text.split())
    )


def aligned(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under their headings, each column as wide as it needs."""
    lines = [list(headings), *([plain(cell) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(headings))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
