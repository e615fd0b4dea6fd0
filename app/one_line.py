# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What another program may have written, as a short line that shows all it holds."""

from __future__ import annotations


def one_line(text: str, longest: int) -> str:
    """Return the beginning of `text` on one line, with nothing invisible in it."""
    visible = (sign if sign.isprintable() else " " for sign in text[: 2 * longest])
    return " ".join("".join(visible).split())[:longest]
