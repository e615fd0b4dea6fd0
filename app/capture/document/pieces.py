# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines as pieces of a document: headings, items with what continues them, rows, paragraphs, code.

Marks are those of Markdown, Confluence and Jira, and of what comes out of a clipboard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from app.capture.days import MONTH_PATTERN
from app.capture.document.day_words import DayWords
from app.capture.document.lines import Line
from app.capture.document.stamp import Stamp, read_stamp


class PieceKind(Enum):
    """What a piece of a document is."""

    HEADING = auto()
    ITEM = auto()
    ROW = auto()
    PARAGRAPH = auto()
    CODE = auto()
    METADATA = auto()


@dataclass
class Piece:
    """A heading, an item, a table's row, a paragraph or a line of code."""

    kind: PieceKind
    line: int
    source: str
    text: str
    level: int = 0
    """Of a heading: 1 is the highest, BOLD_LEVEL a bold or lone line. Of an item: its indent."""
    quoted: bool = False
    cells: tuple[str, ...] = ()
    more: list[Line] = field(default_factory=list)
    """The lines that continue it."""


BOLD_LEVEL = 7
_BROKEN_AT = 50
"""A line shorter than this was not broken to fit a page."""
_SIGNS = frozenset(":-–—|•]")
_ITEM_LEVEL = 10

_QUOTE = re.compile(r"^\s{0,3}>\s?(?:>\s?){0,5}")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s*(?=[^#\s])(.*)")
_WIKI = re.compile(r"^\s*h([1-6])\.\s+(.*)|^\s*(={2,6})\s*([^=\s].*?)\s*=+\s*$")
_BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)(.{1,120}?)(?:\*\*|__):?\s*$")
_BOLD_ITEM = re.compile(r"^\s*[-*+•]\s+(?:\*\*|__)[^*]{1,60}(?:\*\*|__):?\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-{3,})\s*$")
_RULE = re.compile(r"^[\s\-=*_+|:}]*$")
_ITEM = re.compile(
    rf"^(\s*)(?:[-*+–—](?=\s)|[•·‣◦▪●○]|\d{{1,3}}[.)](?=\s+(?!{MONTH_PATTERN})))"
    r"\s*(?:\[[ xX]\]\s+)?(.*)",
    re.IGNORECASE,
)
_RULED_CELL = re.compile(r"^:?-*:?$")
_CELL = re.compile(r"(?<!\\)\|")
_BARRED = re.compile(r"\s\|\s|[-:]\|[-:]")
_SPAN = re.compile(r"`[^`\n]{1,300}`")
_PREPOSITION = re.compile(
    r"^\W{0,3}(?:at|on|from|by|since|after|before|around|about|until|between|late|early)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W*(?:(?:incident|detailed|full|the)\s)?"
    r"(?:time\s?line|chronology|action items?|actions|follow[- ]?ups?"
    r"|lessons(?: learned)?|summary|impact|root causes?|resolution|what went (?:well|wrong)"
    r"|next steps|references|appendix)(?: of events)?(?:\s*\([^()]{0,60}\))?\W*$",
    re.IGNORECASE,
)
_KEY = re.compile(r"^\W{0,3}[A-Z][A-Za-z ]{1,30}:\s+[~≈]?\d")
_LABEL = re.compile(r"^\W*[A-Za-z][\w /&'-]{1,40}:\s*$")


def pieces_of(lines: list[Line]) -> list[Piece]:
    """Return the pieces of a document in their order."""
    found: list[Piece] = []
    gap = True
    for place, line in enumerate(lines):
        piece = _piece(line, lines, place)
        if piece is None:
            gap = True
            continue
        goes_on = _hangs if gap else _continues
        if found and goes_on(found[-1], piece):
            found[-1].more.append(line)
        else:
            found.append(piece)
        gap = False
    return found


def is_keyed(text: str) -> bool:
    """Tell a line like "Detected: 14:03"."""
    return _KEY.match(text) is not None


def names_section(text: str) -> bool:
    """Tell a section's usual name, or a line that starts with a time, from other labels."""
    return bool(_SECTION.match(text)) or read_stamp(text) is not None


def stands_first(text: str) -> tuple[Stamp, str] | None:
    """Return the stamp of a paragraph that starts with one; "At 14:03 we saw" is prose."""
    return None if _PREPOSITION.match(text) else read_stamp(text)


def lone_day(text: str) -> DayWords | None:
    """Return the day where a line is nothing but a day."""
    found = stands_first(text)
    if found is None:
        return None
    stamp, rest = found
    alone = not rest.strip(" :.)-–—") and not stamp.timed and stamp.until_day is None
    return stamp.day if alone else None


def joined(piece: Piece) -> str:
    """Return the whole text of a piece, on one line."""
    more = (line.text.strip().lstrip(">") for line in piece.more)
    return " ".join(" ".join((piece.text, *more)).split())


def _piece(line: Line, lines: list[Line], place: int) -> Piece | None:
    """Return what a line is by itself, or None where it is empty."""
    if line.is_metadata or line.is_code:
        kind = PieceKind.METADATA if line.is_metadata else PieceKind.CODE
        return Piece(kind, line.number, line.source, line.text)
    quote = _QUOTE.match(line.text)
    text = line.text[quote.end() :] if quote else line.text
    if not text.strip():
        return None
    cells = _cells(text, is_among_rows=_among_rows(lines, place))
    is_row = bool(cells) and text.lstrip().startswith("|")
    if not is_row and (heading := _heading(line, text, lines, place)):
        return heading
    if cells:
        return Piece(PieceKind.ROW, line.number, line.source, text.strip(), cells=cells)
    if _RULE.match(text) and "--:--" not in text:
        return None
    item = _ITEM.match(text)
    if item:
        indent = len(item[1].expandtabs(4))
        return Piece(PieceKind.ITEM, line.number, line.source, item[2], indent, quote is not None)
    return Piece(
        PieceKind.PARAGRAPH, line.number, line.source, text.strip(), quoted=quote is not None
    )


def _heading(line: Line, text: str, lines: list[Line], place: int) -> Piece | None:
    level, words = 0, ""
    if found := _HASHES.match(text):
        level, words = len(found[1]), found[2].rstrip("# ")
    elif found := _WIKI.match(text):
        level = int(found[1]) if found[1] else len(found[3])
        words = found[2] or found[4]
    elif _underlined(text, lines, place):
        level, words = (1 if "=" in lines[place + 1].text else 2), text
    else:
        item = _ITEM.match(text)
        words = item[2] if item else text
        if (
            _BOLD_LINE.match(line.source)
            or _names_what_follows(words)
            or (item and _heads_items(line, lines, place, words))
        ):
            level = _ITEM_LEVEL + len(item[1].expandtabs(4)) if item else BOLD_LEVEL
    if not level:
        return None
    return Piece(PieceKind.HEADING, line.number, line.source, words.strip(), level)


def _heads_items(line: Line, lines: list[Line], place: int, words: str) -> bool:
    """Tell a bold item without a time, and with items of its own below it."""
    if not _BOLD_ITEM.match(line.source) or read_stamp(words) is not None:
        return False
    below = next((each.text for each in lines[place + 1 : place + 3] if each.text.strip()), "")
    item, first = _ITEM.match(below), _ITEM.match(line.text)
    return bool(item and first and len(item[1]) > len(first[1]))


def _names_what_follows(text: str) -> bool:
    """Tell a line that is a label, a section's usual name or a day, and nothing else."""
    return bool(_LABEL.match(text) or _SECTION.match(text) or lone_day(text))


def _underlined(text: str, lines: list[Line], place: int) -> bool:
    """Tell a heading that is underlined from a line before a rule."""
    if place + 1 >= len(lines) or "|" in text or _RULE.match(text) or _ITEM.match(text):
        return False
    below = lines[place + 1]
    above = lines[place - 1].text.strip() if place else ""
    return not above and not below.is_code and _UNDERLINE.match(below.text) is not None


def _among_rows(lines: list[Line], place: int) -> bool:
    """Tell a row without a bar at its start from prose that quotes a pipe."""
    if not _BARRED.search(_SPAN.sub("", lines[place].text)):
        return False
    around = (place - 1, place + 1)
    return any(_BARRED.search(lines[at].text) for at in around if 0 <= at < len(lines))


def _cells(text: str, *, is_among_rows: bool) -> tuple[str, ...]:
    """Return the cells of a table's row, or none; a line that rules a table has none."""
    bare = text.strip()
    if bare.startswith(("|}", "|+")):
        return ()
    if bare.startswith("!"):
        parts = bare.strip("!").split("!!") if "!!" in bare[1:] else []
    elif bare.startswith("|"):
        parts = _CELL.split(bare.replace("||", "|").strip("|"))
    elif "\t" in bare and not _ITEM.match(text):
        parts = bare.split("\t")
    elif is_among_rows:
        parts = _CELL.split(bare)
    else:
        return ()
    cells = tuple(part.strip().replace("\\|", "|") for part in parts)
    return () if all(_RULED_CELL.match(cell) for cell in cells) else cells


def _continues(above: Piece, piece: Piece) -> bool:
    """Tell whether a piece right below another is the rest of its text."""
    if piece.kind is not PieceKind.PARAGRAPH or above.kind not in (
        PieceKind.ITEM,
        PieceKind.PARAGRAPH,
    ):
        return False
    if above.quoted != piece.quoted and above.kind is PieceKind.ITEM:
        return True
    if piece.source[:1].isspace() and above.kind is PieceKind.ITEM:
        return True
    return not _starts_anew(above, piece)


def _starts_anew(above: Piece, piece: Piece) -> bool:
    """Tell a line that starts with a time from a line of prose that was broken before one."""
    if above.kind is PieceKind.PARAGRAPH and _KEY.match(piece.text):
        return True
    starts = stands_first(piece.text)
    if starts is None:
        return False
    last = above.more[-1].text if above.more else above.text
    return (
        len(last.strip()) < _BROKEN_AT
        or set_apart(piece.text, starts[1])
        or stands_first(above.text) is not None
    )


def set_apart(text: str, rest: str) -> bool:
    """Tell whether a sign stands between a time and its words: 2020-02-20 - disk full."""
    before = text[: len(text) - len(rest)].rstrip("*_ ")
    return bool(rest) and before[-1:] in _SIGNS


def _hangs(above: Piece, piece: Piece) -> bool:
    """Tell whether an indented paragraph after an empty line still belongs to the item above."""
    return (
        above.kind is PieceKind.ITEM
        and piece.kind is PieceKind.PARAGRAPH
        and len(piece.source) - len(piece.source.lstrip()) > above.level + 1
        and read_stamp(piece.text) is None
    )
