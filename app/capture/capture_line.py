# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scribe's one line, read as it is typed: what it will become, and where its parts stand.

`/a` an action with @owner, day and C9 · `/t` an event with its time · `/c` a cause · `/w`, `/d`
and `/l` what went well, what didn't, where we were lucky · `/q` a quote with its speaker's role ·
`/e` a fact by its address or path · `/p` the parking lot · `/n` a note · anything else is what the
step is about. `#4` in front of a note, a quote, a parked thought or a plain line says of which
step it is, and the line is read as in that step. Reading never fails: what is not clear yet is a
`problem` in words. `capture_edit` turns the result into an edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from app.capture.days import (
    ISO_PATTERN,
    NAMED_PATTERN,
    RELATIVE_PATTERN,
    WEEKDAY_PATTERN,
    read_due,
)
from app.capture.german_days import GERMAN_DAY_PATTERN, GERMAN_NAMED_PATTERN
from app.capture.owner_names import owner_at
from app.capture.typed_times import UNKNOWN_TIME, TypedTime, read_told_time
from app.errors import UserFacingError
from app.review.observation import ObservationKind
from app.review.transcript_line import CaptureKind
from app.translation import tr

CAUSES_STEP = 6
OBSERVATIONS_STEP = 7
MOST_PARTS = 40
"""More parts at the end of a line than this are text: the line is read with each key."""


class TokenKind(StrEnum):
    """What a part of the line was read as."""

    COMMAND = "command"
    OWNER = "owner"
    DAY = "day"
    CAUSE = "cause"
    TIME = "time"
    SPEAKER = "speaker"
    STEP = "step"


@dataclass(frozen=True)
class Token:
    """One part of the line, from `start` up to and without `end` (in characters)."""

    kind: TokenKind
    start: int
    end: int


@dataclass(frozen=True)
class CaptureContext:
    """What the reading depends on: the step, the review's zone, days, names and cause numbers.

    `near` is the day to which a bare time belongs, `after` the timeline's last instant, `told` all
    its instants, `today` the day from which "in 2 weeks" counts. `causes` gives the id for each
    number (C9).
    """

    near: date
    today: date
    step: int = 0
    zone: str = "UTC"
    after: datetime | None = None
    told: tuple[datetime, ...] = ()
    people: tuple[str, ...] = ()
    causes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Capture:
    """What a line was read as. While `problem` says something, it can't be stored.

    `step` is the step it names itself, 0 where it names none.
    """

    kind: CaptureKind
    text: str = ""
    tokens: tuple[Token, ...] = ()
    problem: str = ""
    owner: str = ""
    due: date | None = None
    cause_ids: tuple[str, ...] = ()
    when: TypedTime = UNKNOWN_TIME
    observation: ObservationKind | None = None
    step: int = 0

    @property
    def is_complete(self) -> bool:
        """True where the line can be stored as it is."""
        return bool(self.text) and not self.problem


COMMANDS: Mapping[str, CaptureKind] = {
    "a": CaptureKind.ACTION,
    "t": CaptureKind.EVENT,
    "c": CaptureKind.CAUSE,
    "w": CaptureKind.OBSERVATION,
    "d": CaptureKind.OBSERVATION,
    "l": CaptureKind.OBSERVATION,
    "q": CaptureKind.QUOTE,
    "e": CaptureKind.EVIDENCE,
    "p": CaptureKind.PARKED,
    "n": CaptureKind.NOTE,
}
LISTS: Mapping[str, ObservationKind] = {
    "w": ObservationKind.WENT_WELL,
    "d": ObservationKind.DID_NOT,
    "l": ObservationKind.LUCKY,
}
_SPEAKER = re.compile(
    r"\s*(?=[^:\n]{0,40}[^\W\d_])(?P<role>[^:\n]{1,40}?)\s*:(?!(?<=\d:)\d)\s*(?=\S)"
)
COMMAND = re.compile(r"\s*/([A-Za-z]+)(?=\s|$)")
_DAY_AT_END = re.compile(
    rf"(?:^|(?<=\s))(?:(?:by|due|until)\s+)?(?P<day>{ISO_PATTERN}|{NAMED_PATTERN}|{RELATIVE_PATTERN})\s*$",
    re.IGNORECASE,
)
_SHORT_DAY_AT_END = re.compile(
    rf"(?:^|(?<=\s))(?:by|due|until)\s+(?P<day>{WEEKDAY_PATTERN})\s*$", re.IGNORECASE
)
"""A day's short name is one behind "due" only: "the rota was set for sun" is none."""
_GERMAN_DAY_AT_END = re.compile(
    rf"(?:^|(?<=\s))(?:bis(?:\s+zum)?|fällig(?:\s+am)?)\s+"
    rf"(?P<day>{ISO_PATTERN}|{GERMAN_NAMED_PATTERN}|{GERMAN_DAY_PATTERN}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?)\s*$",
    re.IGNORECASE,
)
_DAYS_AT_END = (_GERMAN_DAY_AT_END, _DAY_AT_END, _SHORT_DAY_AT_END)
STEP_IN_FRONT = re.compile(r"\s*#(?P<step>10|[1-9])(?=\s|$)")
_CAUSE_AT_END = re.compile(r"(?:^|(?<=\s))C(?P<number>\d{1,6}),?\s*$", re.IGNORECASE)
_CLOCK = (
    r"(?:\d{1,2}(?::\d{1,2}){1,2}(?:\s?[ap]m\b)?|\d{1,2}\s?[ap]m\b|\d{1,2}h\b)"
    r"(?:Z|[+-]\d{2}:?\d{2})?"
)
_DISTANCE = r"[+−-]\s?\d{1,4}\s?(?:d|h|min|m|s)(?:\s?\d{1,4}\s?(?:min|m|s))?"
_DAY_WORD = r"(?:yesterday|today|tomorrow|gestern|heute|morgen)"
_DAY = rf"(?:{ISO_PATTERN}[T\s]|{NAMED_PATTERN},?\s|{_DAY_WORD},?\s)\s*"
_RANGE_END = rf"(?:(?:\s?[-–—]\s?|\s(?:to|until)\s){_CLOCK})?"
_TIME_AT_START = re.compile(
    rf"\s*(?P<time>--:--|{_DISTANCE}|(?:~\s*)?(?:{_DAY})?{_CLOCK}{_RANGE_END})(?=\s|$)",
    re.IGNORECASE,
)


def read_capture(line: str, context: CaptureContext) -> Capture:
    """Read `line` as far as it has been typed."""
    found = COMMAND.match(line)
    if found is None:
        return _read_plain(line, context)
    token = Token(TokenKind.COMMAND, found.start(1) - 1, found.end())
    kind = COMMANDS.get(found[1].lower())
    if kind is None:
        problem = tr("/{0} is not known. Use {1}.").format(found[1][:20], _known())
        return Capture(CaptureKind.NOTE, line.strip(), (token,), problem)
    if kind is CaptureKind.ACTION:
        return _read_action(line, token, context)
    if kind is CaptureKind.EVENT:
        return _read_event(line, token, context)
    if kind is CaptureKind.QUOTE:
        return _read_quote(line, token)
    if kind in (CaptureKind.NOTE, CaptureKind.PARKED):
        return _of_step(line, kind, (token,))
    text = line[token.end :].strip()
    return Capture(kind, text, (token,), observation=LISTS.get(found[1].lower()))


def _read_plain(line: str, context: CaptureContext) -> Capture:
    capture = _of_step(line, CaptureKind.NOTE, ())
    return replace(capture, kind=_plain_kind(capture.step or context.step))


def _of_step(line: str, kind: CaptureKind, before: tuple[Token, ...]) -> Capture:
    """Read "#4 text"; a line without a number names no step."""
    start = before[-1].end if before else 0
    found = STEP_IN_FRONT.match(line, start)
    if found is None:
        return Capture(kind, line[start:].strip(), before)
    token = Token(TokenKind.STEP, found.start("step") - 1, found.end())
    text, step = line[found.end() :].strip(), int(found["step"])
    return Capture(kind, text, (*before, token), step=step)


def _known() -> str:
    *names, last = (f"/{name}" for name in COMMANDS)
    return tr("{0} or {1}").format(", ".join(names), last)


def _read_quote(line: str, command: Token) -> Capture:
    """Read "/q on-call engineer: I saw nothing"; the words get quotation marks."""
    start = _of_step(line, CaptureKind.QUOTE, (command,))
    begin = start.tokens[-1].end
    found = _SPEAKER.match(line, begin)
    words = line[found.end() if found else begin :].strip()
    if len(words) > 1 and words[0] in '“"' and words[-1] in '”"':
        words = words[1:-1]
    if not words or found is None:
        return replace(start, text=f"“{words}”" if words else "")
    role = found["role"]
    speaker = Token(TokenKind.SPEAKER, found.start("role"), found.end("role"))
    text = f"{role[:1].upper()}{role[1:]}: “{words}”"
    return replace(start, text=text, tokens=(*start.tokens, speaker))


def _plain_kind(step: int) -> CaptureKind:
    if step == CAUSES_STEP:
        return CaptureKind.CAUSE
    return CaptureKind.OBSERVATION if step == OBSERVATIONS_STEP else CaptureKind.NOTE


def _read_event(line: str, command: Token, context: CaptureContext) -> Capture:
    """Read "/t 14:03 text"; a line with no time is an event whose time is not known.

    A distance ("+5m") counts from the timeline's last event.
    """
    found = _TIME_AT_START.match(line, command.end)
    if found is None:
        return Capture(CaptureKind.EVENT, line[command.end :].strip(), (command,))
    tokens = (command, Token(TokenKind.TIME, found.start("time"), found.end("time")))
    text = line[found.end() :].strip()
    try:
        when = read_told_time(
            found["time"], context.zone, context.near, context.after, context.told
        )
    except UserFacingError as error:
        return Capture(CaptureKind.EVENT, text, tokens, error.sentence)
    return Capture(CaptureKind.EVENT, text, tokens, when=when)


class _ActionParts:
    """What stands at the end of an action's line, taken off from the right, part by part."""

    def __init__(self, line: str, start: int, context: CaptureContext) -> None:
        self.line = line
        self.start = start
        self.end = len(line)
        self.context = context
        self.tokens: list[Token] = []
        self.owner = ""
        self.due: date | None = None
        self.cause_ids: list[str] = []
        self.problem = ""

    def take_all(self) -> None:
        """Take off owner, day and causes in any order, until plain text is reached."""
        while len(self.tokens) < MOST_PARTS and self._take_one():
            pass

    @property
    def text(self) -> str:
        """What is left: what is to be done."""
        return self.line[self.start : self.end].strip()

    def _take_one(self) -> bool:
        return self._take_owner() or self._take_day() or self._take_cause()

    def _take_owner(self) -> bool:
        if self.owner:
            return False
        found = owner_at(self.line[: self.end], self.start, self.context.people)
        if found is None:
            return False
        start, self.owner = found
        self._take(TokenKind.OWNER, start)
        return True

    def _take_day(self) -> bool:
        left = self.line[: self.end]
        searched = (pattern.search(left, self.start) for pattern in _DAYS_AT_END)
        found = next((each for each in searched if each is not None), None)
        if found is None or self.due is not None:
            return False
        try:
            self.due = read_due(found["day"], self.context.today)
        except UserFacingError as error:
            self.problem = self.problem or error.sentence
        self._take(TokenKind.DAY, found.start())
        return True

    def _take_cause(self) -> bool:
        found = _CAUSE_AT_END.search(self.line[: self.end], self.start)
        if found is None:
            return False
        cause_id = self.context.causes.get(int(found["number"]))
        if cause_id is None:
            self.problem = self.problem or tr("There is no cause C{0}.").format(
                int(found["number"])
            )
        elif cause_id not in self.cause_ids:
            self.cause_ids.insert(0, cause_id)
        self._take(TokenKind.CAUSE, found.start())
        return True

    def _take(self, kind: TokenKind, start: int) -> None:
        end = len(self.line[: self.end].rstrip())
        self.tokens.insert(0, Token(kind, start, end))
        self.end = start


def _read_action(line: str, command: Token, context: CaptureContext) -> Capture:
    parts = _ActionParts(line, command.end, context)
    parts.take_all()
    return Capture(
        CaptureKind.ACTION,
        parts.text,
        (command, *parts.tokens),
        parts.problem,
        owner=parts.owner,
        due=parts.due,
        cause_ids=tuple(parts.cause_ids),
    )
