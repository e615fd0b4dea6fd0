# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The time at the end of a line: First detected 2022-11-15 16:03, Resolved: 14:10 UTC."""

from __future__ import annotations

import re
from functools import lru_cache

from app.capture.document.day_words import days_in
from app.capture.document.stamp import LONGEST, Stamp, match_stamp

_OF_THE_DOCUMENT = (
    r"last (?:modified|updated?|edited)|created|author|published|posted|reviewed|updated|due"
    r"|report date|meeting|retrieved"
)
OF_THE_DOCUMENT = re.compile(rf"^\W*(?:{_OF_THE_DOCUMENT})\b", re.IGNORECASE)
"""How a line begins that is about the document."""
ADMINISTRATIVE = re.compile(
    rf"^\W*(?:{_OF_THE_DOCUMENT}|duration|time to \w+|total \w+)\b", re.IGNORECASE
)
"""How a line begins that is about the document, or about how long something took."""
_NO_EVENT = re.compile(
    r"^\W*(?:(?:incident|event|outage|report)[ _-]?)?"
    r"(?:dates?|days?|when|times?|period|window|status)\W*:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W{0,3}[A-Za-z][A-Za-z /'-]{1,40}\W{0,3}:\W{0,3}?\s+")
_LEADING_UP = re.compile(
    r"\s*(?:(?P<vague>[~≈]|\b(?:ca\.?|circa|approx\w*\.?|around|about|roughly))|\b(?:at|on|since|from|between))?"
    r"[\s(\[]*$",
    re.IGNORECASE,
)
_BEFORE_CLOCK = re.compile(r"(?:[(\[]|\bat\s|\s[-–—@]\s)(?=~?\d{1,2}:\d\d)", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_REMEMBERED = 1024
_LONGEST_END = 40
_MAY_END = re.compile(
    r"(?:\d|[ap]m|tb[cd]|mm|\?\?|--|xx|unknown)[^\d\s]{0,3}(?:\s?\S{0,20}){0,2}\s*$", re.IGNORECASE
)
_LONGEST_WORDS = 100


@lru_cache(_REMEMBERED)
def read_closing_stamp(text: str) -> tuple[Stamp, str] | None:
    """Return the stamp that ends a line, and the words before it, or None."""
    if (
        len(text) > LONGEST
        or not _MAY_END.search(text[-_LONGEST_END:])
        or ADMINISTRATIVE.match(text)
        or _NO_EVENT.match(text)
    ):
        return None
    label = _LABEL.match(text)
    starts = [label.end()] if label else []
    starts += [found.end() for found in _BEFORE_CLOCK.finditer(text)]
    for start in (*starts, *(start for _, start, _ in days_in(text))):
        found = match_stamp(text, start, loose=False)
        clock = found[0].clock if found else None
        if found is None or clock is None or text[found[1] :].strip(" .;,)]*_|"):
            continue
        if clock.at is None and found[0].day is None:
            continue
        before = _LEADING_UP.search(text, 0, start)
        words = text[: before.start() if before else start].strip(" :-–—*_|,(")
        if not words or len(words) > _LONGEST_WORDS or _SENTENCE_ENDS.search(words):
            return None
        stamp, vague = found[0], before is not None and before["vague"] is not None
        return stamp._replace(vague=stamp.vague or vague), words
    return None
