# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Qt counts the places in a text by UTF-16: two for signs beyond the basic plane."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Return how many positions Qt counts for `text`."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def sign_at(text: str, position: int) -> int:
    """Return which sign of `text` stands at a position as Qt counts it."""
    counted = 0
    for place, sign in enumerate(text):
        if counted >= position:
            return place
        counted += 2 if sign > "\uffff" else 1
    return len(text)
