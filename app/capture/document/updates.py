# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The updates of a status page as they are copied: the words first, and when below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.capture.document.candidate import Candidate
from app.capture.document.lines import Line
from app.capture.document.stamp import Stamp, read_stamp

_POSTED = re.compile(r"^\s*Posted\b[^.\n]{0,40}\.?\s*", re.IGNORECASE)
_LONGEST = 100


def updates(lines: list[Line]) -> list[Candidate]:
    """Return the updates where each one's time stands alone below its words; else nothing."""
    written = [line for line in lines if line.text.strip() and not line.is_metadata]
    if not written or _lone_stamp(written[0]) or not _lone_stamp(written[-1]):
        return []
    return list(_each(written))


def _each(lines: list[Line]) -> Iterator[Candidate]:
    words: list[str] = []
    for line in lines:
        stamp = _lone_stamp(line)
        if stamp is None:
            words.append(line.text.strip())
        elif words:
            yield Candidate(line.number, line.source, stamp, " ".join(words))
            words = []


def _lone_stamp(line: Line) -> Stamp | None:
    """Return the stamp of a line that is nothing but when: Mar 3, 14:22 UTC."""
    if len(line.text) > _LONGEST:
        return None
    found = read_stamp(_POSTED.sub("", line.text))
    alone = found is not None and found[0].timed and not found[1].strip(" .)")
    return found[0] if found and alone else None
