# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The text of Mermaid's `ishikawa-beta`: a header, the effect, and causes by indentation.

Mermaid reads a line as it stands, but strips or misreads some signs; those are written as its
numeric entities ("#60;"), and line breaks as "<br/>".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

Line = tuple[int, str]
"""The indentation of a line, and its words."""

HEADER = "ishikawa-beta"
EMPTY = "#8203;"
"""Stands for an empty text: a line without words would vanish, and its causes change parents."""

_INDENT = "  "
_HEADER = re.compile(r"\s*ishikawa(?:-beta)?(?![\w-])(?P<rest>.*)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\s*---\s*\n.*?\n---\s*\n", re.DOTALL)
_FENCE = re.compile(r"\s*(?:```|~~~)\s*\w*\s*")
_COMMENT = re.compile(r"\s*%%")
_MISREAD = re.compile(
    r"[<>]"  # taken for HTML
    r"|&(?![ \w])|&(?=\w+;|\s\Z)|#(?=\w+;)"  # taken for entities
    r"|%(?=%)|(?<=%)%"  # comments and directives
    r"|^(?:i(?=shikawa\b)|`(?=``)|~(?=~~))"  # the header, and the fence around a diagram
    r"|^\s|\s\Z",  # trimmed
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"(?P<break><br\s*/?>)|&#?\w{1,32};|#(?P<name>\w{1,32});", re.IGNORECASE)


def ishikawa_text(lines: Iterable[Line]) -> str:
    """Return a diagram; the first line is the effect, at depth 0."""
    written = [f"{_INDENT * (depth + 1)}{_escaped(words)}" for depth, words in lines]
    return "\n".join([HEADER, *written])


def is_ishikawa(text: str) -> bool:
    """Tell whether a text is such a diagram, be it in a Markdown fence or behind settings."""
    return _body(text) is not None


def read_ishikawa(text: str) -> list[Line]:
    """Return the lines of a diagram, the effect first at 0 and everything else deeper."""
    lines: list[Line] = []
    base = 0
    for line in _body(text) or ():
        words = line.strip()
        if not words or _COMMENT.match(line) or _FENCE.fullmatch(line):
            continue
        indent = len(line) - len(line.lstrip())
        if not lines:
            base = indent
        lines.append((max(indent - base, 1) if lines else 0, _unescaped(words)))
    return lines


def _body(text: str) -> list[str] | None:
    """Return the lines after the header; None where there is none."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    fenced = text.lstrip().partition("\n") if text.lstrip().startswith(("```", "~~~")) else None
    text = fenced[2] if fenced else text
    settings = _FRONT_MATTER.match(text)
    lines = text[settings.end() if settings else 0 :].split("\n")
    for place, line in enumerate(lines):
        if found := _HEADER.fullmatch(line):
            return [found["rest"], *lines[place + 1 :]]
        if line.strip() and not _COMMENT.match(line):
            return None
    return None


def _escaped(words: str) -> str:
    """Return words as Mermaid reads them back."""
    if words in ("", "\u200b"):
        return EMPTY
    written = "<br/>".join(
        "".join(
            sign if sign.isprintable() else _entity(sign)
            for sign in _MISREAD.sub(lambda found: _entity(found[0]), line)
        )
        for line in words.split("\n")
    )
    # Mermaid takes a ";" away behind what looks like a style with a colour.
    if "#" in written and ("style" in written or "classDef" in written):
        written = written.replace(":", _entity(":"))
    return written


def _entity(sign: str) -> str:
    return f"#{ord(sign)};"


def _unescaped(words: str) -> str:
    return "" if words == EMPTY else _WRITTEN.sub(_sign, words)


def _sign(found: re.Match[str]) -> str:
    """Return what an entity stands for; what is none stays as it is."""
    if found["break"]:
        return "\n"
    name = found["name"]
    if name and name.isascii() and name.isdigit():
        number = int(name)
        is_sign = 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF
        return chr(number) if is_sign else found[0]
    entity = f"&{name};" if name else found[0]
    meant = html.unescape(entity)
    return found[0] if meant == entity else meant
