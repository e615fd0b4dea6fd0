# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put people's words into Markdown so that they read as they were typed, and mean nothing more."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?P<indent>[ \t]*)(?P<marker>[#+=-]|\d{1,9}(?=[.)]))?")
HARD_BREAK = "<br>"


def inline(text: str) -> str:
    """Return `text` for one cell, bullet or heading; its line breaks stay."""
    lines = [_line(line) for line in text.strip("\n").split("\n")]
    return HARD_BREAK.join(lines)


def paragraphs(text: str) -> str:
    """Return `text` as paragraphs; an empty line begins a new one."""
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text)]
    return "\n\n".join(inline(block) for block in blocks if block.strip())


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; `rows` are finished cells (see `inline`)."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines)


def link(text: str, target: str) -> str:
    """Return a link where `target` is a web address, else its words alone."""
    if not re.fullmatch(r"https?://[^\s<>\"\\]+", target):
        return inline(" ".join(part for part in (text, target) if part))
    return f"[{inline(text or target)}](<{target.replace('|', '%7C')}>)"


def _line(line: str) -> str:
    """Escape one line: what is special anywhere, and what is special where a line begins."""
    escaped = _SPECIAL.sub(r"\\\g<0>", line)
    found = _LINE_START.match(escaped)
    if found is None:
        return escaped
    indent = found["indent"].replace("\t", " " * 4).replace(" ", "&nbsp;")
    marker, rest = found["marker"] or "", escaped[found.end() :]
    if marker.isdigit():
        return f"{indent}{marker}\\{rest}"
    return indent + (f"\\{marker}" if marker else "") + rest
