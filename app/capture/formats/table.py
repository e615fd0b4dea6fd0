# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find the format of a text, and read it."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import cast

from app.capture.formats.format import SAMPLE_SIZE, Format
from app.capture.formats.line_format import Entry, LineFormat
from app.capture.formats.names import FORMATS
from app.capture.reading import Found, ReadContext, ReadEvent, Reading, Skipped, ZoneStated
from app.capture.stamps import StampReader
from app.errors import UserFacingError
from app.translation import tr

_LOGS = ("access-log", "server-error-log", "syslog", "glog", "logfmt", "log")
_COLOUR = re.compile(r"\x1b\[[\d;?]{0,20}[A-Za-z]")


class NoSuchFormat(UserFacingError):
    """A format was asked for by a name that the table doesn't have."""


def format_named(name: str) -> Format:
    """Return the format of that name. Raises NoSuchFormat."""
    if name not in FORMATS:
        raise NoSuchFormat(
            tr("There is no format “{0}”. Choose from: {1}.").format(name[:40], ", ".join(FORMATS))
        )
    return cast("Format", import_module(FORMATS[name]).FORMAT)


def recognised(text: str) -> Format:
    """Return the format that is surest of itself; the document reader takes what nobody knows."""
    sample = text[:SAMPLE_SIZE]
    formats = [format_named(name) for name in FORMATS]
    return max(formats, key=lambda each: each.recognises(sample))


def read_events(text: str, context: ReadContext, name: str = "") -> Reading:
    """Read a text in the format of that name, or in the one recognised.

    Raises NoSuchFormat and ReadingCancelled.
    """
    text = _uncoloured(text)
    chosen = format_named(name) if name else recognised(text)
    if isinstance(chosen, LineFormat):
        chosen = replace(chosen, otherwise=_any_line)
    found = tuple(chosen.read(text, context))
    return Reading(
        format=chosen.name,
        zone=_zone(found, context),
        events=tuple(each for each in found if isinstance(each, ReadEvent)),
        skipped=tuple(each for each in found if isinstance(each, Skipped)),
    )


def _any_line(line: str, stamps: StampReader) -> Entry | None:
    """Read a line as the first log format that knows it."""
    for name in _LOGS:
        form = cast("LineFormat", format_named(name))
        if entry := form.read_line(line, stamps):
            return entry
    return None


def _uncoloured(text: str) -> str:
    """Return the text without a terminal's colours; the lines stay where they are."""
    return _COLOUR.sub("", text) if "\x1b[" in text else text


def _zone(found: tuple[Found, ...], context: ReadContext) -> str:
    stated = [each.zone for each in found if isinstance(each, ZoneStated)]
    return stated[-1] if stated else context.zone_name
