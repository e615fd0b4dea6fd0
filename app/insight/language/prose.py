# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tell the lines of a text that a writer wrote from those only shown: code, logs, quotes.

Works line by line, so that an editor can go on from the line that changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

_READ = 400
_CODE_INDENT = 4

_FENCE = re.compile(r"\s{0,12}(?:[-*+]\s+|\d{1,4}[.)]\s+)?(`{3,}|~{3,})")
_MATTER = re.compile(r"(---|\+\+\+)\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,4}[.)])\s+|\s*#{1,6}\s|\s*\|")
_OWN_PARAGRAPH = re.compile(r"\s*(?:#{1,6}\s|\|)")
_SHOWN = re.compile(
    r"\s*\[[^\]\n]{1,200}\]:\s"  # where a link leads
    r"|\s*[{\[]\s*[\"{]"  # JSON
    r"|\s*\[?[IWEFDC]\]?\s?\d{4,}[ -]"  # klog, tornado
    r"|\s*\[[IWEFDC] \d"
    r"|\s*[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S"  # syslog
    r"|\s*\[?(?:\d{4}[-/]\d\d[-/]\d\d )?\S{0,40}\d\d:\d\d:\d\d\S{0,12}\s.{0,60}?"
    r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
    r"|\s*(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b[:\s\[]"
    r"|.{0,120}\b(?:level|severity|msg)=\S"
    r"|\s*(?:at \S{1,200}\(|File \".{1,200}\", line \d|Traceback \(|Caused by: )"
    r"|\s*[\w.]{1,120}(?:Error|Exception): "
    r"|\s*\$ \S"  # a shell's prompt
)
_QUOTE = re.compile(
    r"\s*>"
    # Who speaks in a chat that was pasted: a name and a time, alone on their line.
    r"|\s*[\w.-]{1,40}(?: [\w.-]{1,40}){0,3}\s{1,4}"
    r"(?:\[\d{1,2}:\d\d(?: ?[AaPp][Mm])?\]|\d{1,2}:\d\d ?[AaPp][Mm])\s*\Z"
)


class Line(Enum):
    """What a line is."""

    PROSE = auto()
    ITEM = auto()
    """Prose that begins a paragraph of its own: a list's entry, a heading, a table's row."""
    EMPTY = auto()
    SHOWN = auto()
    """Code, a log, a quote, front matter: not the writer's own words."""


class LineState(NamedTuple):
    """What the lines before one have opened. The first line of a file is at its top."""

    fence: str = ""
    matter: str = ""
    comment: bool = False
    at_top: bool = False
    after_empty: bool = False
    in_list: bool = False
    after_row: bool = False
    quoted: bool = False


TOP = LineState(at_top=True, after_empty=True)


def read_line(line: str, state: LineState) -> tuple[Line, LineState]:
    """Return what `line` is, and the state for the one that follows."""
    head = line[:_READ]
    if state.fence or state.matter or state.comment:
        return Line.SHOWN, _inside(head, line, state)
    if not head.strip() and not line.strip():
        if state.after_empty and not state.quoted:
            return Line.EMPTY, state
        return Line.EMPTY, state._replace(after_empty=True, quoted=False)
    return _opened(head, line, state) or _in_text(head, state)


def _in_text(head: str, state: LineState) -> tuple[Line, LineState]:
    """Return what a line is that opens nothing and is in nothing open."""
    follows = state._replace(after_empty=False, at_top=False)
    indented = head.startswith((" " * _CODE_INDENT, "\t"))
    if indented and state.after_empty and not state.in_list:
        return Line.SHOWN, follows._replace(after_empty=True)
    if _QUOTE.match(head) or _SHOWN.match(head):
        return Line.SHOWN, follows._replace(quoted=_SHOWN.match(head) is None)
    if state.quoted and not _ITEM.match(head):
        return Line.SHOWN, follows  # a quote goes on until an empty line
    follows = follows._replace(quoted=False)
    if _ITEM.match(head):
        row = _OWN_PARAGRAPH.match(head) is not None
        return Line.ITEM, follows._replace(in_list=not row, after_row=row)
    kind = Line.ITEM if state.after_row or state.after_empty else Line.PROSE
    in_list = state.in_list and (indented or head[0] == " " or not state.after_empty)
    return kind, follows._replace(in_list=in_list, after_row=False)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where each paragraph of prose starts and ends."""
    lines = text.split("\n")
    found, last = _paragraphs(lines, TOP)
    if last.matter:  # a line of dashes that nothing closes opened no front matter
        found, _ = _paragraphs(lines, TOP._replace(at_top=False))
    return found


def _paragraphs(lines: Sequence[str], state: LineState) -> tuple[list[tuple[int, int]], LineState]:
    found: list[tuple[int, int]] = []
    start = end = place = 0
    for line in lines:
        kind, state = read_line(line, state)
        if kind is not Line.PROSE:
            if end > start:
                found.append((start, end))
            start = end = place
        if kind in {Line.PROSE, Line.ITEM}:
            start = start if end > start else place
            end = place + len(line)
        place += len(line) + 1
    if end > start:
        found.append((start, end))
    return found, state


def _inside(head: str, line: str, state: LineState) -> LineState:
    if state.comment:
        return state._replace(comment="-->" not in line)
    if state.matter:
        closes = head.rstrip() == state.matter
        return state._replace(matter="" if closes else state.matter, after_empty=True)
    closing = head.strip()
    closes = closing.startswith(state.fence) and not closing.strip(state.fence[0])
    return state._replace(fence="" if closes else state.fence, after_empty=True)


def _opened(head: str, line: str, state: LineState) -> tuple[Line, LineState] | None:
    """Return what a line is that opens code, front matter or a comment; None for others."""
    fence = _FENCE.match(head)
    if fence and "`" not in head[fence.end() :]:
        return Line.SHOWN, state._replace(fence=fence[1], at_top=False)
    matter = _MATTER.match(head) if state.at_top else None
    if matter:
        return Line.SHOWN, state._replace(matter=matter[1])
    if head.lstrip().startswith("<!--"):
        return Line.SHOWN, state._replace(comment="-->" not in line, after_empty=True)
    return None
