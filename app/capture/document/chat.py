# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Chat as it comes out of a clipboard: a line with a name and a time, and the words below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.capture.document.candidate import Candidate
from app.capture.document.lines import Line
from app.capture.document.stamp import Stamp, read_stamp

_LONGEST = 120
_SAID = re.compile(
    r"^[\s>*]{0,8}(?P<name>[^\W\d][\w.@'’ -]{0,39}?)\s*(?:(?:APP|BOT)\s*)?"
    r"(?:\s{2,}|\s?[\[(—,·•|]|\s(?=\d))\s*(?P<when>\S.{2,60})$"
)
_TELLS = re.compile(
    r"\b(?:at|on|by|to|until|till|since|from|around|about|and|the|was|is|with|in)$"
    r"|(?:\s[a-z][\w'’-]*){3}",
)
"""A sentence that ends with a time, and no name."""
_EDITED = re.compile(r"\s*\(edited\)\s*$")
_LEAD = re.compile(r"^[\s>]{0,12}")


@dataclass
class _Message:
    line: Line
    name: str
    stamp: Stamp
    words: list[str]


def messages(lines: list[Line]) -> Iterator[Candidate]:
    """Yield each message that a line of name and time begins."""
    message: _Message | None = None
    for line in lines:
        if line.is_metadata:
            continue
        said = _said(line)
        if said is not None:
            yield from _whole(message)
            message = said
        elif message is not None and (words := _LEAD.sub("", line.text).strip()):
            message.words.append(words)
    yield from _whole(message)


def _said(line: Line) -> _Message | None:
    """Return the message that a line begins: Ann Example  [8:27 AM]."""
    if len(line.text) > _LONGEST or not any(each.isdigit() for each in line.text):
        return None
    found = _SAID.match(line.text.rstrip())
    if found is None:
        return None
    if _TELLS.search(found["name"]):
        return None
    read = read_stamp(_EDITED.sub("", found["when"]).strip(" ()[]"))
    if read is None or read[1].strip(" )]") or not read[0].timed:
        return None
    return _Message(line, found["name"].strip(), read[0], [])


def _whole(message: _Message | None) -> Iterator[Candidate]:
    if message is not None and message.words:
        yield Candidate(
            line=message.line.number,
            source=message.line.source,
            stamp=message.stamp,
            text=_EDITED.sub("", " ".join(message.words)),
            actor=message.name,
        )
