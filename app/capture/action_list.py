# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a list of actions as people paste it: lines, bullets, checkboxes, a table, CSV.

Each line is read as the capture line reads `/a`: "text @owner due 24 Feb C4". What can't be read is
named and stays in the wording; nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.capture.action_words import CHOICES, TICKED, field_of, plain
from app.capture.capture_line import CaptureContext, read_capture
from app.capture.days import read_due
from app.capture.owner_names import owner_at
from app.capture.reading import Skipped
from app.capture.sheet import rows_of, sheet_of
from app.errors import UserFacingError
from app.review.action import Action, ActionStatus
from app.translation import tr

MOST_ACTIONS = 200
LONGEST_TEXT = 50_000
"""Characters of a list; more is a document, not a list."""
_LONGEST_LINE = 2_000
_SAMPLE = 20_000

_BULLET = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)])\s+")
_BOX = re.compile(r"\[(?P<tick>[ xX✓✔])\]\s*")
_TODO = re.compile(r"(?:todo|action item|action|ai|maßnahme)\s*:\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:#{1,6}\s|[-=*_]{3,}\s*\Z|```)")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*\Z")
_RULE_CELL = re.compile(r"\s*:?-{1,}:?\s*\Z")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,1000})\)")
_TICKET = re.compile(
    r"[(\[<]*(?P<address>https?://\S{1,500}?/(?:issues?|browse|pull|merge_requests|tickets?)/[\w#/-]+)"
    r"[)\]>]*",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"[\s,;(]*\b(?:owner|assignee|assigned to|dri|verantwortlich|wer)\s*:\s*"
    r"(?P<name>@?[^\s,;:()@][^,;:()@\n]{0,60}?)\s*\)?(?=$|[,;(]|\s+(?:due|by|until|fällig|bis)\b)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"[\s,;]*[(\[]?\b(?P<word>due|by|until|deadline|fällig|bis)\s*:?\s+"
    r"(?P<day>[^()\[\]@,;]{3,30}?)\s*[)\]]\s*(?=$|@)|\s+(?:due|deadline|fällig)\s*:\s*(?P<bare>[^()\[\]@,;]{3,30})$",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"C(\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True)
class Doubt:
    """Something in a line that was not read, and why."""

    line: int
    because: str


@dataclass(frozen=True)
class ActionList:
    """What was read: the actions in order, without ids and numbers, and what was doubtful."""

    actions: tuple[Action, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class _Read:
    action: Action | None
    doubts: tuple[Doubt, ...] = ()


def read_action_list(text: str, context: CaptureContext) -> ActionList:
    """Return the actions of a list. Raises UserFacingError where it can be none."""
    if len(text) > LONGEST_TEXT:
        raise UserFacingError(
            tr("This is a document rather than a list. Paste the lines of its actions alone.")
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = list(_from_table(text, lines, context) or _from_lines(lines, context))
    actions = [read.action for read in found if read.action is not None]
    if not actions:
        raise UserFacingError(
            tr("There is no action in what was pasted. Write one a line, with its @owner and day.")
        )
    doubts = [doubt for read in found for doubt in read.doubts]
    if len(actions) > MOST_ACTIONS:
        words = tr("Only the first {0} are taken at once; {1} more were there.")
        doubts.append(Doubt(0, words.format(MOST_ACTIONS, len(actions) - MOST_ACTIONS)))
    return ActionList(tuple(actions[:MOST_ACTIONS]), tuple(doubts))


# Lines


def _from_lines(lines: Sequence[str], context: CaptureContext) -> Iterator[_Read]:
    for number, written in _entries(lines):
        yield _from_line(number, written, context)


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each entry with the line it begins on; a line set in goes on with the one above.

    Where there are bullets, what stands before the first and below a gap is no action.
    """
    bulleted = any(_BULLET.match(line) for line in lines)
    number, entry = 0, ""
    for place, line in enumerate(lines, 1):
        is_new = _BULLET.match(line) if bulleted else line.strip() and not _HEADING.match(line)
        if is_new:
            if entry:
                yield number, entry
            number, entry = place, line
        elif entry and bulleted and line.strip() and line[:1].isspace():
            entry += f" {line.strip()}"
        elif entry and bulleted:
            yield number, entry
            entry = ""
    if entry:
        yield number, entry


def _from_line(number: int, written: str, context: CaptureContext) -> _Read:
    line = _without_start(_BULLET, written).strip()[:_LONGEST_LINE]
    action = Action(id="")
    if box := _BOX.match(line):
        line = line[box.end() :]
        if box["tick"].strip():
            action = replace(action, status=ActionStatus.DONE, done_on=context.today)
    line = _without_start(_TODO, _without_marks(line))
    line, ticket = _without_ticket(line)
    capture = read_capture(f"/a {_with_tokens(line)}", context)
    if not capture.text:
        return _Read(None, (Doubt(number, tr("it says nothing to do")),) if line else ())
    read = replace(
        action,
        text=capture.text,
        owner=capture.owner,
        due=capture.due,
        cause_ids=capture.cause_ids,
        tracker_key=ticket,
    )
    doubts = (Doubt(number, capture.problem),) if capture.problem else ()
    return _Read(read, doubts)


def _without_start(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return line[found.end() :] if found else line


def _without_marks(line: str) -> str:
    """Return a line without the signs that Markdown sets it with; links keep their words."""
    bare = line.replace("**", "").replace("__", "").replace("~~", "")
    return _LINK.sub(_link_words, bare).strip()


def _link_words(link: re.Match[str]) -> str:
    """Return a ticket's address in place of its link, of other links the words."""
    is_ticket = _TICKET.fullmatch(link["address"]) is not None
    return link["address"] if is_ticket else link["words"]


def _without_ticket(line: str) -> tuple[str, str]:
    found = _TICKET.search(line)
    if found is None:
        return line, ""
    rest = f"{line[: found.start()].rstrip()} {line[found.end() :].lstrip()}"
    return rest.strip(" :,;"), found["address"].rstrip("/")


def _with_tokens(line: str) -> str:
    """Return a line that tells owner and day as the capture line does: "… @name due 24 Feb"."""
    owner = day = ""
    if found := _DUE.search(line):
        day = f" due {(found['day'] or found['bare']).strip()}"
        line = f"{line[: found.start()]} {line[found.end() :]}".rstrip()
    if found := _OWNER.search(line):
        name = found["name"].strip().removeprefix("@")
        owner = f' @"{name}"' if " " in name else f" @{name}"
        line = f"{line[: found.start()]} {line[found.end() :]}".rstrip()
    return f"{line.rstrip(' .,;')}{owner}{day}" if owner or day else line.rstrip()


# Tables


def _from_table(text: str, lines: Sequence[str], context: CaptureContext) -> list[_Read]:
    """Return what a table holds; nothing where the text is none, or no column names actions."""
    rows = _markdown_rows(lines) or _separated_rows(text)
    if not rows:
        return []
    fields = [field_of(cell) for cell in rows[0][1]]
    if "text" not in fields:
        return []
    return [_from_row(number, cells, fields, context) for number, cells in rows[1:]]


def _markdown_rows(lines: Sequence[str]) -> list[tuple[int, Sequence[str]]]:
    rows: list[tuple[int, Sequence[str]]] = []
    for number, line in enumerate(lines, 1):
        if not _TABLE_ROW.match(line):
            if rows and line.strip():
                break
            continue
        cells = [cell.replace("\\|", "|").strip() for cell in _CELL_END.split(line.strip())[1:-1]]
        if not all(_RULE_CELL.match(cell) for cell in cells):
            rows.append((number, cells))
    return rows


def _separated_rows(text: str) -> list[tuple[int, Sequence[str]]]:
    sheet = sheet_of(text[:_SAMPLE])
    if sheet is None:
        return []
    rows = (row for row in rows_of(text, sheet.separator) if not isinstance(row, Skipped))
    return [(row.line, row.cells) for row in rows]


def _from_row(
    number: int, cells: Sequence[str], fields: Sequence[str], context: CaptureContext
) -> _Read:
    told = {
        field: _without_marks(cell.strip().removeprefix("'"))
        for field, cell in zip(fields, cells, strict=False)
        if field and cell.strip()
    }
    if not told.get("text"):
        return _Read(None, (Doubt(number, tr("it says nothing to do")),) if told else ())
    read, doubts = _from_line(number, told.pop("text"), context), []
    action = read.action
    if action is None:
        return read
    for field, cell in told.items():
        try:
            action = replace(action, **_told(field, cell, context))
        except UserFacingError as error:
            doubts.append(Doubt(number, error.sentence))
    if action.status is ActionStatus.DONE and action.done_on is None:
        action = replace(action, done_on=context.today)
    if action.status is ActionStatus.DROPPED:
        action = replace(action, dropped_on=context.today)
    return _Read(action, (*read.doubts, *doubts))


def _told(field: str, cell: str, context: CaptureContext) -> dict[str, Any]:
    return {field: _value(field, cell, context)}


def _value(field: str, cell: str, context: CaptureContext) -> object:
    """Return what a cell says for a field. Raises UserFacingError for what can't be meant."""
    if field == "due":
        return read_due(cell, context.today)
    if field == "cause_ids":
        numbers = [int(number) for number in _CAUSE.findall(cell)]
        return tuple(context.causes[number] for number in numbers if number in context.causes)
    if field == "committed":
        return plain(cell) in TICKED
    if field == "owner":
        known = owner_at(f"@{cell.removeprefix('@')}", 0, context.people)
        return known[1] if known is not None else cell.removeprefix("@")
    if field not in CHOICES:
        return cell
    if plain(cell) not in CHOICES[field]:
        raise UserFacingError(tr("“{0}” is not known here").format(cell[:40]))
    return CHOICES[field][plain(cell)]
