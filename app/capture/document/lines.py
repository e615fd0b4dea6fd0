# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text as lines that keep their numbers, without what is not read: comments, emphasis, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_FENCE = re.compile(r"^[\s>]{0,40}(`{3,}|~{3,})")
_FRONT_MATTER = {"---": "---", "+++": "+++"}
_LONGEST_FRONT_MATTER = 80
_BOLD = re.compile(
    r"\*{2,3}|'{2,5}|</?(?:b|strong|em|i|u|code|time|span|font|small)\b[^<>]{0,200}>"
)
_ESCAPED = re.compile(r"\\([*#_+~>\[\]()-]|(?<=\d\\)\.)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,500})>")
_INLINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Line(NamedTuple):
    """One line: as it stood, and as it is read."""

    number: int
    source: str
    text: str
    is_code: bool = False
    is_metadata: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the lines of a document; code and metadata are marked, comments emptied."""
    sources = [each.removesuffix("\r") for each in text.split("\n")]
    shown = [each.removesuffix("\r") for each in _uncommented(text).split("\n")]
    metadata_end = _metadata_end(shown)
    code = set(_code_lines(shown, metadata_end))
    return [
        Line(
            number=place + 1,
            source=source,
            text=line if place in code else plain(line),
            is_code=place in code,
            is_metadata=place < metadata_end,
        )
        for place, (source, line) in enumerate(zip(sources, shown, strict=True))
    ]


def plain(line: str) -> str:
    """Return a line without emphasis, and with the characters that HTML writes as names."""
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line)
    if "<http" in line:
        line = _ADDRESS.sub(r"\1", line)
    bare = _BOLD.sub("", _INLINE_BREAK.sub(" ", line)).replace("\u00a0", " ").replace("\ufeff", "")
    return unescape(bare) if "&" in bare else bare


def is_fence(text: str) -> bool:
    """Tell whether a line opens or closes a block of code."""
    return _FENCE.match(text) is not None


def _uncommented(text: str) -> str:
    """Return the text with HTML comments emptied; their line ends stay."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _metadata_end(lines: list[str]) -> int:
    """Return where the blocks of front matter at the top end: line numbers from 0."""
    at = 0
    while True:
        start = at
        while start < len(lines) and not lines[start].strip():
            start += 1
        mark = lines[start].strip() if start < len(lines) else ""
        if mark not in _FRONT_MATTER:
            return at
        inside = lines[start + 1 : start + _LONGEST_FRONT_MATTER]
        ends = [place for place, line in enumerate(inside) if line.strip() == mark]
        if not ends or not any(":" in line or "=" in line for line in inside[: ends[0]]):
            return at
        at = start + ends[0] + 2


def _code_lines(lines: list[str], first: int) -> Iterator[int]:
    """Yield the places of fences and what is between them; one that is never closed is none."""
    opened: tuple[int, str] | None = None
    for place in range(first, len(lines)):
        fence = _FENCE.match(lines[place])
        if fence is None:
            continue
        if opened is None:
            if fence[1][:3] not in lines[place][fence.end() :]:
                opened = (place, fence[1][:3])
        elif fence[1].startswith(opened[1]):
            yield from range(opened[0], place + 1)
            opened = None
