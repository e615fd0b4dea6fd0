# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A whole Slack workspace export: a folder or a zip with users.json and a folder for each channel.

Nothing is unpacked: the days are read one after another, so a year of chat never lies in memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from app.capture.event_text import one_line
from app.capture.formats.json_format import RecordReader, part
from app.capture.formats.slack_export import message_event, records
from app.capture.json_tree import read_json
from app.capture.plain_text import text_of
from app.capture.reading import Found, ReadContext, ReadEvent, Reading, Skipped
from app.capture.stamps import StampReader
from app.capture.zip_reading import ZIP_TROUBLE, TooLarge, chunks, fault_of_entry, opened
from app.errors import UserFacingError
from app.translation import tr

FORMAT_NAME = "slack-workspace"
_DATE = r"\d{4}-\d{2}-\d{2}\.json"
_DAY = re.compile(rf"(?:.*/)?(?P<channel>[^/]+)/{_DATE}")
_MEMBERS = "users.json"
_LAST = datetime.max.replace(tzinfo=UTC)
_MAX_DAY = 64 * 1024 * 1024


@dataclass(frozen=True)
class ChannelDay:
    """One day of one channel; `file` is its place within the export."""

    file: str
    channel: str
    reading: Reading


class _Export(Protocol):
    def names(self) -> list[str]: ...

    def text(self, name: str) -> str: ...


def read_workspace(path: Path, context: ReadContext) -> Reading:
    """Return all messages of an export in the order they were written, each with its channel.

    Raises UserFacingError and ReadingCancelled.
    """
    events: list[ReadEvent] = []
    skipped: list[Skipped] = []
    for day in channel_days(path, context):
        events += (_of_channel(each, day) for each in day.reading.events)
        skipped += (replace(each, file=day.file) for each in day.reading.skipped)
    events.sort(key=lambda each: each.at or _LAST)
    return Reading(FORMAT_NAME, context.zone_name, tuple(events), tuple(skipped))


def read_day(path: Path, context: ReadContext) -> Reading | None:
    """Return one day of an export with the members' names; None where it is no such day."""
    if not re.fullmatch(_DATE, path.name):
        return None
    export = _Folder(path.parent.parent)
    if _MEMBERS not in export.names():
        return None
    people = _people(export, [_MEMBERS])
    day = _day(export, f"{path.parent.name}/{path.name}", people, context)
    return replace(day.reading, format="slack-export")


def _of_channel(event: ReadEvent, day: ChannelDay) -> ReadEvent:
    return replace(
        event, file=day.file, text=one_line(f"#{day.channel}", event.text, separator=": ")
    )


def packed(path: Path) -> bytes:
    """Return a folder's export as a zip, to be kept as evidence. Raises UserFacingError."""
    held = io.BytesIO()
    export = _Folder(path)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(export.names()):
            # A fixed date, so that the same export is the same evidence.
            archive.writestr(zipfile.ZipInfo(name), export.text(name), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def is_workspace(path: Path) -> bool:
    """Tell whether a folder or a zip is an export: it has a day, and a zip names its members."""
    try:
        with _opened(path) as export:
            names = export.names()
    except UserFacingError:
        return False
    is_named = path.is_dir() or any(_is_members(name) for name in names)
    return is_named and any(map(_DAY.fullmatch, names))


def channel_days(path: Path, context: ReadContext) -> Iterator[ChannelDay]:
    """Yield the days of all channels, by name. Raises UserFacingError and ReadingCancelled.

    Progress is told in days. A day that can't be read is a Skipped of its reading.
    """
    with _opened(path) as export:
        names = sorted(export.names())
        people = _people(export, names)
        days = [name for name in names if _DAY.fullmatch(name)]
        if not days:
            raise UserFacingError(
                tr("{0} holds no channel with days. Choose the export's own folder or zip.").format(
                    path.name
                )
            )
        quiet = replace(context, progress=lambda _done, _total: None)
        for number, name in enumerate(days, start=1):
            yield _day(export, name, people, quiet)
            context.step(number, len(days))


def _day(export: _Export, name: str, people: Mapping[str, str], context: ReadContext) -> ChannelDay:
    found = _DAY.fullmatch(name)
    channel = found["channel"] if found else ""
    try:
        read = tuple(_messages(export.text(name), people, context))
    except UserFacingError as error:
        read = (Skipped(1, error.sentence),)
    events = tuple(each for each in read if isinstance(each, ReadEvent))
    skipped = tuple(each for each in read if isinstance(each, Skipped))
    return ChannelDay(name, channel, Reading(FORMAT_NAME, context.zone_name, events, skipped))


def _messages(text: str, people: Mapping[str, str], context: ReadContext) -> Iterator[Found]:
    tree = read_json(text, context.step)
    reader = RecordReader(tree, context, StampReader(context))
    for record in records(tree):
        yield message_event(record, reader, people)
    if tree.problem:
        yield tree.problem


def _people(export: _Export, names: list[str]) -> dict[str, str]:
    """Return the members' names by their identifiers; without the list they stay identifiers."""
    listing = next((name for name in names if _is_members(name)), None)
    if listing is None:
        return {}
    try:
        tree = read_json(export.text(listing))
    except UserFacingError:
        return {}
    found = {}
    for member in tree.objects():
        named = (
            part(member, "profile", "display_name")
            or part(member, "profile", "real_name")
            or member.get("real_name")
            or member.get("name")
        )
        found[str(member.get("id"))] = one_line(named)
    return found


def _is_members(name: str) -> bool:
    return name == _MEMBERS or (name.endswith("/" + _MEMBERS) and name.count("/") == 1)


@contextmanager
def _opened(path: Path) -> Iterator[_Export]:
    if path.is_dir():
        yield _Folder(path)
        return
    if not zipfile.is_zipfile(path):
        raise UserFacingError(tr("{0} is neither a folder nor a zip.").format(path.name))
    with opened(path) as archive:
        yield _Zip(archive)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the files at the top and one folder below, by their place."""
        found = [*self._folder.glob("*.json"), *self._folder.glob("*/*.json")]
        return [self._name(path) for path in found if path.is_file()]

    def _name(self, path: Path) -> str:
        """Return a file's place in the export; a day right here makes this a channel's folder."""
        if path.parent == self._folder and re.fullmatch(_DATE, path.name):
            return f"{self._folder.resolve().name}/{path.name}"
        return path.relative_to(self._folder).as_posix()

    def text(self, name: str) -> str:
        """Return a file's text. Raises UserFacingError."""
        try:
            path = self._folder / name
            if not path.exists():
                path = self._folder / Path(name).name
            if path.stat().st_size > _MAX_DAY:
                raise UserFacingError(tr("{0} is too large to be a day of messages.").format(name))
            return text_of(path.read_bytes(), name)
        except OSError as error:
            raise UserFacingError(
                tr("{0} can't be read: {1}.").format(name, error.strerror or error)
            ) from error


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {
            info.filename: info
            for info in archive.infolist()
            if info.filename.endswith(".json") and not fault_of_entry(info)
        }

    def names(self) -> list[str]:
        """Return the names of the files that may be read."""
        return list(self._infos)

    def text(self, name: str) -> str:
        """Return an entry's text. Raises UserFacingError."""
        try:
            data = b"".join(chunks(self._archive, self._infos[name], _MAX_DAY))
        except TooLarge:
            raise UserFacingError(
                tr("{0} is too large to be a day of messages.").format(name)
            ) from None
        except ZIP_TROUBLE:
            raise UserFacingError(tr("{0} is damaged; export it again.").format(name)) from None
        return text_of(data, name)
