# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""HTML as lines of text, as the reader of documents takes them: rows, items and headings.

Every element starts on the line on which it stood, so that line numbers stay true; what follows on
the same line of the source is kept apart by the caller, who gets the line numbers beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{0,500}>")
_HTML = re.compile(r"<(?:tr|li|h[1-6]|td)\b", re.IGNORECASE)
_DROPPED = ("script", "style")
_SAMPLE = 200_000


def looks_like_html(text: str) -> bool:
    """Tell whether rows, items or headings are written as HTML."""
    return _HTML.search(text[:_SAMPLE]) is not None


def text_of_html(text: str) -> tuple[str, list[int]]:
    """Return the text, a line for each row, item, heading or paragraph, and their line numbers."""
    page = _Page()
    at = 0
    line = 1
    for tag in _TAG.finditer(text):
        line = page.words(text[at : tag.start()], line)
        page.tag(tag[2].lower(), closes=bool(tag[1]), line=line)
        line += text.count("\n", tag.start(), tag.end())
        at = tag.end()
    page.words(text[at:], line)
    page.end(line)
    return "\n".join(page.lines), page.numbers


@dataclass
class _Page:
    """The lines written so far, and the one being written."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    started: int = 1
    in_row: bool = False
    dropped: str = ""

    def words(self, text: str, line: int) -> int:
        """Take text between tags; return the line number after it."""
        if not self.dropped:
            for place, part in enumerate(self._parts(text)):
                if place:
                    self.end(line)
                    line += 1
                if part.strip() and not self.open:
                    self.started = line
                if part.strip() or self.open:
                    self.open.append(part)
            return line if not self.in_row else line + text.count("\n")
        return line + text.count("\n")

    def _parts(self, text: str) -> Iterator[str]:
        if self.in_row:
            yield " ".join(text.split()) + (" " if text[-1:].isspace() else "")
        else:
            yield from text.split("\n")

    def tag(self, name: str, *, closes: bool, line: int) -> None:
        """Take a tag."""
        if name in _DROPPED:
            self.dropped = "" if closes else name
        elif name == "tr":
            self._row(closes=closes, line=line)
        elif name in ("td", "th") and not closes:
            self.open.append("| ")
        elif name == "br":
            self.open.append(" ")
        elif name == "li":
            self._start("" if closes else "- ", line)
        elif re.fullmatch(r"h[1-6]", name):
            self._start("" if closes else "#" * int(name[1]) + " ", line)
        elif name in ("p", "div", "table", "ul", "ol", "blockquote") and not self.in_row:
            self._start("", line)

    def end(self, line: int) -> None:
        """End the line that is being written; an empty one is a paragraph's end."""
        self.lines.append("".join(self.open).rstrip())
        self.numbers.append(self.started if self.open else line)
        self.open = []

    def _row(self, *, closes: bool, line: int) -> None:
        if self.open:
            self.end(line)
        self.in_row = not closes
        self.started = line

    def _start(self, mark: str, line: int) -> None:
        if self.in_row:
            self.open.append(" ")
            return
        if self.open or not mark:
            self.end(line)
        if mark:
            self.started = line
            self.open = [mark]
