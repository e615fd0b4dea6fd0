# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which signs of a review no font here has: known before a report is made, not after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from app.publish.pdf.text import TextReport, runs
from app.review.item import Item
from app.review.review import Review


def unprintable(review: Review) -> tuple[str, ...]:
    """Return what to tell the person who is about to export; nothing where all can be printed."""
    report = TextReport()
    signs = {sign for table in review.tables.values() for item in table.values()
             for text in _texts(item) for sign in text if not sign.isascii()}  # fmt: skip
    runs("".join(sorted(signs)), report)
    return report.sentences()


def _texts(item: Item) -> Iterator[str]:
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (entry for entry in value if isinstance(entry, str))
