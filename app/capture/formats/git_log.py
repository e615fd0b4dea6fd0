# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`git log` in its own layouts: short to fuller, raw, e-mail, reference, and one commit a line.

A layout without dates (short, oneline) still is git's: each commit is said to have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.capture.event_text import one_line
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import Stamp, StampReader
from app.review.event import Precision
from app.translation import tr

_GRAPH = re.compile(r"[|*/\\_ ]*(?=(?:commit )?[0-9a-f]{7,40}\b)|(?:[|/\\_*] ?)+")
_COMMIT = re.compile(r"commit (?P<hash>[0-9a-f]{7,64})\b")
_MAIL = re.compile(r"From (?P<hash>[0-9a-f]{40,64}) Mon Sep 17 00:00:00 2001$")
_HEADER = re.compile(
    r"(?P<key>Author|AuthorDate|Date|Commit|CommitDate|Merge|From|Subject): +(?P<value>.*)"
)
_RAW_PERSON = re.compile(r"(?P<key>author|committer) (?P<value>.*?) (?P<at>\d{9,10} [+-]\d{4})$")
_PATCH = re.compile(r"\[[^\]]*PATCH[^\]]*\]\s*")
_PERSON = re.compile(r"\s*<[^>]*>\s*$")
_ONE_LINE = re.compile(r"(?P<hash>[0-9a-f]{7,40})\b(?P<rest>.{6,})")
_AGO = re.compile(
    r"\(?\b(?:\d{1,4} (?:second|minute|hour|day|week|month|year)s?(?:, )?){1,2} ago\)?"
)
_DATE = re.compile(r"\d{9,10}(?: [+-]\d{4})?\b|\d{1,4}[-/.]\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ")
_RAW = re.compile(r"(\d{9,10}) [+-]\d{4}")
_SEPARATORS = " \t|-:;,<>\"'*"

_SAMPLE_LINES = 40
_CONFIDENCE = 0.93
_STEP = 500


@dataclass
class _Commit:
    line: int
    source: str
    name: str
    headers: dict[str, str] = field(default_factory=dict)
    subject: str = ""


@dataclass(frozen=True)
class GitLogFormat:
    """Commits as events: at the author's date, where both are there, as git shows it first."""

    name: str = "git-log"

    def recognises(self, sample: str) -> float:
        """Return certainty for commits with a date, a little less for lines of hash and date."""
        lines = [line for line in sample.split("\n")[:_SAMPLE_LINES] if line.strip()]
        plain = [_ungraphed(line) for line in lines]
        if plain and _head(plain[0]) and any(map(_is_header, plain[:12])):
            return _CONFIDENCE
        stamps = StampReader(ReadContext())
        plain = [line for line in plain if line]
        dated = sum(_one_line(1, line, stamps) is not None for line in plain)
        return _CONFIDENCE - 0.02 if dated and dated >= 0.8 * len(plain) else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield a commit for each header and for each line with a hash and a date."""
        stamps = StampReader(context)
        lines = text.removeprefix("\ufeff").split("\n")
        commit: _Commit | None = None
        for number, raw in enumerate(lines, start=1):
            if not number % _STEP:
                context.step(number, len(lines))
            line = _ungraphed(raw.rstrip("\r"))
            if head := _head(line):
                yield from _finished(commit, stamps)
                commit = _Commit(number, raw, head["hash"])
            elif commit is not None:
                _take(commit, line)
            elif event := _one_line(number, line, stamps):
                yield event
            elif line.strip():
                yield Skipped(number, tr("This line has no commit with a date."))
        yield from _finished(commit, stamps)
        context.step(len(lines), len(lines))


def _head(line: str) -> re.Match[str] | None:
    """Return the line that begins a commit of several lines."""
    return _COMMIT.match(line) or _MAIL.match(line)


def _is_header(line: str) -> bool:
    return bool(_HEADER.match(line) or _RAW_PERSON.match(line))


def _ungraphed(line: str) -> str:
    """Return the line without the branches that --graph draws."""
    found = _GRAPH.match(line)
    return line[found.end() :] if found else line


def _take(commit: _Commit, line: str) -> None:
    if commit.subject:
        return
    if header := _HEADER.match(line):
        commit.headers.setdefault(header["key"], header["value"].strip())
        if header["key"] == "Subject":
            commit.subject = _PATCH.sub("", header["value"].strip())
    elif raw := _RAW_PERSON.match(line):
        is_author = raw["key"] == "author"
        commit.headers.setdefault("Author" if is_author else "Commit", raw["value"])
        commit.headers.setdefault("AuthorDate" if is_author else "CommitDate", raw["at"])
    elif line.startswith("    "):
        commit.subject = line.strip()


def _finished(commit: _Commit | None, stamps: StampReader) -> Iterator[Found]:
    if commit is None:
        return
    headers = commit.headers
    written = headers.get("AuthorDate") or headers.get("Date") or headers.get("CommitDate") or ""
    stamp = _stamp(written, stamps)
    if stamp is None:
        yield Skipped(commit.line, tr("This commit has no date that can be read."))
        return
    author = headers.get("Author") or headers.get("From") or headers.get("Commit") or ""
    actor = _PERSON.sub("", author)
    yield _event(commit.line, commit.source, stamp, _words(commit.name, commit.subject), actor)


def _one_line(number: int, line: str, stamps: StampReader) -> ReadEvent | None:
    """Read a commit on one line: its hash, somewhere a date, and its words around that."""
    found = _ONE_LINE.match(line)
    if found is None:
        return None
    rest = found["rest"][:1000]
    for place in _DATE.finditer(rest):
        if place.start() and (rest[place.start() - 1].isalnum() or rest[place.start() - 1] in "-."):
            continue
        if read := _dated(rest, place.start(), stamps):
            stamp, end = read
            words = _around(rest, place.start(), end)
            return _event(number, line, stamp, _words(found["hash"], words), "")
    if ago := _AGO.search(rest):
        words = f"{_around(rest, ago.start(), ago.end())} ({ago[0].strip('()')})"
        return _event(number, line, _RELATIVE, _words(found["hash"], words), "")
    return None


def _around(rest: str, start: int, end: int) -> str:
    """Return the words before and after a date, without what set it apart."""
    before, after = rest[:start], rest[end:]
    if before.endswith(("(", "[", "{")):
        before, after = before[:-1], after[1:]
    before = before.removesuffix("HEAD@")
    return one_line(before.strip(_SEPARATORS), after.strip(_SEPARATORS))


_RELATIVE = Stamp(None, Precision.UNKNOWN, (Doubt.RELATIVE_TIME,))


def _dated(rest: str, start: int, stamps: StampReader) -> tuple[Stamp, int] | None:
    if raw := _RAW.match(rest, start):
        stamp = stamps.read(raw[1])
        return (stamp, raw.end()) if stamp else None
    return stamps.match(rest, start)


def _stamp(written: str, stamps: StampReader) -> Stamp | None:
    """Read the value of a date header; --date=raw has an offset that changes nothing."""
    if raw := _RAW.fullmatch(written):
        return stamps.read(raw[1])
    return stamps.read(written) or (_RELATIVE if _AGO.fullmatch(written) else None)


def _words(name: str, subject: str) -> str:
    return one_line(f"Commit {name[:7]}", subject, separator=": ")


def _event(line: int, source: str, stamp: Stamp, text: str, actor: str) -> ReadEvent:
    return ReadEvent(
        line=line,
        source=source,
        text=text,
        at=stamp.at,
        precision=stamp.precision,
        actor=one_line(actor),
        doubts=stamp.doubts,
    )


FORMAT = GitLogFormat()
