# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Texts that mean something to spreadsheets, browsers, calendars, chats or terminals."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import count
from typing import Any

from app.capture.review_file import import_file
from app.paths import resource
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review
from app.review.values import cleaned, field_types

TEXTS = (
    *("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>"),
    *("javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share\\x", "]]>", "&lt;&#x3c;&amp;"),
    *("x\r\nATTENDEE:mailto:a@example.org", "x\nEND:VEVENT\nBEGIN:VEVENT", "a@b\r\nBcc: c@d"),
    *("[x](javascript:alert)", "![x](http://127.0.0.1:9/x.png)", "<http://x|y>", "<!channel>"),
    *("--><script>", "<!-- hotwash", "{{7*7}}", "${jndi:ldap://x}", "%%{init: {}}%%", "|a|b|"),
    *("\u202egnp.exe", "a\u200b\u2066b\ufeff", "\x1b]0;owned\x07\x1b[2J", "%s%n", "{0}{1!r}"),
    *("</w:t></w:r>", "(\\)/JS(app.alert)", "a" * 3000, "'; DROP TABLE review; --", "\x00"),
)

_NO_WORDS = {
    "id", "rank", "sha256", "original_sha256", "fingerprint", "time_zone", "agenda", "categories",
    "media_type", "place_kind", "place_id", "key", "content",
}  # fmt: skip
_WHOLE = {Kind.FREEZE, Kind.APPROVED_CONTENT, Kind.APPROVAL, Kind.PUBLICATION}
"""What holds hashes of other items, and is checked against them."""


def review_full_of(text: str | None, shift: int = 0) -> Review:
    """Return the example with `text` in every field for words, or with another one in each."""
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    place = count(shift)
    tables = {
        kind: {
            item_id: _filled(item, text, place) if kind not in _WHOLE else item
            for item_id, item in review.table(kind).items()
        }
        for kind in ITEM_TYPES
    }
    return Review(review.id, tables)


def _filled(item: Item, text: str | None, place: count[int]) -> Item:
    types = field_types(type(item))
    words: dict[str, Any] = {
        field.name: cleaned(TEXTS[next(place) % len(TEXTS)] if text is None else text)
        for field in fields(item)
        if types[field.name] is str
        and field.name not in _NO_WORDS
        and not field.metadata.get("refers_to")
    }
    return replace(item, **words)
