# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash timeline`: what was read from a text, with every doubt, before anything is kept."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Any

from app.capture.document.local_time import zone_info
from app.capture.file_reading import read_path
from app.capture.formats.table import read_events
from app.capture.reading import ReadContext, ReadEvent, Reading, Skipped
from app.cli import exit_codes
from app.cli.terminal import aligned, plain
from app.cli.text_argument import STDIN, given_text
from app.errors import UserFacingError
from app.paths import typed_path
from app.review.event import Precision
from app.translation import marked, tr

_NOT_KNOWN = marked("not known")


def timeline(asked: Namespace) -> int:
    """Print the events of a file and what could not be read."""
    if asked.zone:
        zone_info(asked.zone)
    context = ReadContext(day=_day(asked.date), zone=asked.zone)
    reading = _reading(asked, context)
    zone = zone_info(reading.zone)
    if asked.json:
        for line in _json_lines(reading, zone):
            print(line)
    else:
        _print_table(reading, zone)
    return exit_codes.OK


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise UserFacingError(
            tr("{0} is not a day. Write it like 2026-02-10.").format(written[:40])
        ) from None


def _reading(asked: Namespace, context: ReadContext) -> Reading:
    if asked.file == STDIN:
        return read_events(given_text(STDIN), context, asked.format)
    return read_path(typed_path(asked.file), context, asked.format)


def _json_lines(reading: Reading, zone: tzinfo) -> Iterator[str]:
    """Yield one JSON object, an event or remark a line: of a large log it is never held whole."""
    yield f'{{"format": {_json(reading.format)}, "zone": {_json(reading.zone)}, "events": ['
    yield from _parted(_plain_event(event, zone) for event in reading.events)
    yield '], "skipped": ['
    yield from _parted(_plain_skipped(each) for each in reading.skipped)
    yield "]}"


def _parted(plain_ones: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield values of a list, with a comma behind each but the last."""
    held = ""
    for each in plain_ones:
        if held:
            yield f"  {held},"
        held = _json(each)
    if held:
        yield f"  {held}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain_skipped(each: Skipped) -> dict[str, Any]:
    return {"line": each.line, "reason": each.reason} | _plain_file(each.file)


def _plain_event(event: ReadEvent, zone: tzinfo) -> dict[str, Any]:
    return {
        "at": _iso(event.at, zone),
        "until": _iso(event.until, zone),
        "precision": event.precision.value,
        "text": event.text,
        "actor": event.actor or None,
        "line": event.line,
        "doubts": [doubt.value for doubt in event.doubts],
    } | _plain_file(event.file)


def _plain_file(file: str) -> dict[str, str]:
    """Return the file a line is of, where there are many."""
    return {"file": file} if file else {}


def _iso(at: datetime | None, zone: tzinfo) -> str | None:
    return None if at is None else _local(at, zone).isoformat()


def _local(at: datetime, zone: tzinfo) -> datetime:
    """Return an instant on the zone's clocks; at the ends of the calendar it stays as it is."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at


def _print_table(reading: Reading, zone: tzinfo) -> None:
    print(
        tr("{0} events, read as {1}, times in {2}.").format(
            len(reading.events), reading.format, reading.zone
        )
    )
    rows = [
        (_place(each), _when(each, zone), each.actor, each.text, ", ".join(each.doubts))
        for each in reading.events
    ]
    if rows:
        print(aligned((tr("Line"), tr("When"), tr("Who"), tr("What"), tr("Doubts")), rows))
    for each in reading.skipped:
        print(tr("Line {0} was left out: {1}").format(plain(_place(each)), plain(each.reason)))


def _place(found: ReadEvent | Skipped) -> str:
    return f"{found.file}:{found.line}" if found.file else str(found.line)


def _when(event: ReadEvent, zone: tzinfo) -> str:
    if event.at is None:
        return tr(_NOT_KNOWN)
    at = _local(event.at, zone)
    about = "~" if event.precision is Precision.APPROXIMATE else ""
    if event.precision is Precision.DAY:
        return f"{at:%Y-%m-%d}"
    clock = f"{at:%H:%M:%S}" if event.precision is Precision.SECOND else f"{at:%H:%M}"
    until = tr(" to {0:%H:%M}").format(_local(event.until, zone)) if event.until else ""
    return f"{about}{at:%Y-%m-%d} {clock}{until}"
