# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is fuzzed: every reader of bytes or texts that somebody else wrote.

A new reader is one function and one line of `TARGETS`. What it may raise is part of its promise:
a `UserFacingError` always, other errors where its docstring names them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import fuzz_seeds as seeds
from app.errors import UserFacingError

if TYPE_CHECKING:
    from app.review.review import Review
    from app.rules.rule_file import RuleFile
    from app.rules.rules import Rules

DAY = date(2024, 1, 2)
NOW = datetime(2024, 1, 2, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Target:
    """One reader with what it begins from; `may_raise` are errors that it documents."""

    name: str
    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...] = (b"",)
    may_raise: tuple[type[Exception], ...] = ()

    def run(self, data: bytes) -> None:
        """Read `data`; whatever is raised from here is a finding."""
        with suppress(UserFacingError, *self.may_raise):
            self.read(data)


@cache
def _folder() -> Path:
    """Return a folder of this process for readers that want a path; it goes with the process."""
    kept = tempfile.TemporaryDirectory(prefix="hotwash-fuzz-")
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _reviewed(name: str) -> Callable[[bytes], object]:
    """Return the reader of a review's file of this name."""

    def read(data: bytes) -> object:
        from app.capture.review_file import import_file

        file = import_file(_file(name, data))
        for sha256 in file.attached:
            for _ in file.evidence(sha256):
                pass
        return file

    return read


def _events(data: bytes) -> None:
    """Read a text in one format, which the first byte chooses, and by the recognised columns."""
    from app.capture.formats.names import FORMATS
    from app.capture.formats.table import format_named
    from app.capture.reading import ReadContext

    names = list(FORMATS)
    name, text = names[data[0] % len(names) if data else 0], _text(data[1:])
    one = format_named(name)
    if not 0 <= one.recognises(text) <= 1:
        raise AssertionError(f"{name} is surer than sure")
    for _ in one.read(text, ReadContext(day=DAY, zone="Europe/Berlin")):
        pass


def _columns(data: bytes) -> None:
    from app.capture.chosen_reading import read_text
    from app.capture.kept_columns import KeptColumns
    from app.capture.reading import ReadContext

    read_text(_text(data), ReadContext(day=DAY), KeptColumns(_folder()))


def _plain_text(data: bytes) -> None:
    from app.capture.plain_text import text_of

    text_of(data, "x.log")


def _json_tree(data: bytes) -> None:
    from app.capture.json_tree import read_json

    read_json(_text(data))


def _slack_export(data: bytes) -> None:
    from app.capture.reading import ReadContext
    from app.capture.slack_workspace import is_workspace, read_workspace

    path = _file("export.zip", data)
    if is_workspace(path):
        read_workspace(path, ReadContext(day=DAY))


def _bag(data: bytes) -> None:
    from app.publish import bag

    for read in (
        bag.check_declaration,
        bag.read_info,
        lambda each: bag.read_manifest(each, "manifest-sha256.txt"),
        lambda each: bag.read_oxum(_text(each)),
    ):
        with suppress(bag.BadBag):
            read(data)


def _manifest(data: bytes) -> None:
    from app.capture.first_manifest import read_manifest

    read_manifest(data)


def _yaml(data: bytes) -> None:
    from app.strict_yaml import read_yaml

    read_yaml(_text(data), "x.yaml")


def _typed(data: bytes) -> None:
    """Read one text as each thing that is typed into a small field."""
    from app.capture.days import read_day, read_due
    from app.capture.durations import read_duration
    from app.capture.typed_times import read_typed_time
    from app.insight.search.search_query import read_query

    text = _text(data)
    for read in (
        lambda: read_day(text, DAY),
        lambda: read_due(text, DAY),
        lambda: read_duration(text),
        lambda: read_typed_time(text, "Europe/Berlin", DAY, NOW, NOW),
        lambda: read_query(text),
    ):
        with suppress(UserFacingError):
            read()


def _captured(data: bytes) -> None:
    from app.capture.capture_line import CaptureContext, read_capture

    step = data[0] % 11 if data else 0
    people = ("Ann", "Ben Li")
    context = CaptureContext(near=DAY, today=DAY, step=step, people=people, causes={9: "c9"})
    read_capture(_text(data[1:]), context)


def _actions(data: bytes) -> None:
    from app.capture.action_list import read_action_list
    from app.capture.capture_line import CaptureContext

    read_action_list(_text(data), CaptureContext(near=DAY, today=DAY, step=8))


def _secrets(data: bytes) -> None:
    from app.capture.secrets import redacted, scan

    text = _text(data)
    redacted(text, scan(text, _rules().secrets))


@cache
def _rules() -> Rules:
    from app.rules.rules import Rules

    return Rules()


def _rule_files(data: bytes) -> None:
    """Read one text as each file that a team may lay over the rules."""
    from app.publish.target_file import read_targets
    from app.rules.rule_file import RuleFile
    from app.rules.rules import Rules

    readers: tuple[Callable[[], object], ...] = (
        lambda: read_targets(_file("targets.yaml", data).parent),
        lambda: _style(RuleFile(_file("report.yaml", data))),
        lambda: Rules([_file("agendas/x.yaml", data).parent.parent]).agendas,
        lambda: Rules([_file("rules/secrets.yaml", data).parent.parent]).secrets,
    )
    for read in readers:
        with suppress(UserFacingError):
            read()


def _style(file: RuleFile) -> object:
    from app.rules.report_style import report_style

    return report_style(file)


def _kept_files(data: bytes) -> None:
    """Read one text as each small file of the data folder; these never raise."""
    from app.capture.kept_columns import KeptColumns
    from app.key_file import read_keys
    from app.settings import find_settings
    from app.store.saved_views import saved_views

    for name in ("settings.json", "keys.json", "views.json", "columns.json"):
        folder = _file(f"kept/{name}", data).parent
    find_settings(folder)
    read_keys(folder)
    saved_views(folder)
    KeptColumns(folder).choice_for(("time", "text"))


def _edit(data: bytes) -> None:
    """Carry out a change of another client; JSON that is none is the database's damage."""
    from app.review.changes import apply_edit
    from app.store.splice import edit_on

    plain = json.loads(data)
    review = _example()
    apply_edit(review, edit_on(review, plain))


@cache
def _example() -> Review:
    from app.capture.review_file import import_file
    from app.paths import resource

    return import_file(resource("examples", "gitlab-2017-01-31.yaml")).review


def _content(data: bytes) -> None:
    """Compare what was approved with another content, as a published review may carry it."""
    from app.publish.difference import differences

    before, _, after = _text(data).partition("\x00")
    differences(before, after)


def _published(data: bytes) -> None:
    """Look for our own marks in what a tracker, a wiki or a folder answered."""
    from app.publish.confluence.own_part import own_part as own_page_part
    from app.publish.folder.stamp import stamp_in
    from app.publish.pdf_mark import read_mark
    from app.publish.trackers.adf import adf_mark, plain_text
    from app.publish.trackers.mark import own_part

    text = _text(data)
    own_part(text, "hotwash-A1")
    own_page_part(text, "hotwash-A1")
    stamp_in(text)
    read_mark(text)
    with suppress(ValueError, RecursionError):
        document = json.loads(text)
        adf_mark(document, "hotwash-A1")
        plain_text(document)


def _address(data: bytes) -> None:
    from app.store.address import parse_address, parse_link

    text = _text(data)
    for read in (parse_address, parse_link):
        with suppress(UserFacingError):
            read(text)


def _outbox(data: bytes) -> None:
    from app.store.outbox_codec import pending_from_text, review_from_text

    for read in (pending_from_text, review_from_text):
        with suppress(ValueError):
            read(_text(data))


def _signed_pdf(data: bytes) -> None:
    from app.publish.signing.check import check_pdf

    check_pdf(data)


def _certificates(data: bytes) -> None:
    from app.publish.signing.check import certificates_at
    from app.publish.signing.identity_file import identity_in_file

    for read in (certificates_at, lambda path: identity_in_file(path, "secret")):
        with suppress(UserFacingError):
            read(_file("x.pem", data))


def _picture(data: bytes) -> None:
    from app.publish.pdf.images import Picture, UnusablePicture

    with suppress(UnusablePicture):
        Picture(_file("x.png", data), 400)


def _lines(data: bytes) -> None:
    from app.store.line_file import LineFile

    lines = LineFile(_file("x.log", data))
    try:
        for number in range(min(lines.count, 20) + 2):
            lines.line(number)
        lines.find(_text(data[:5]), 1)
    finally:
        lines.close()


TARGETS: tuple[Target, ...] = (
    Target("bundle", _reviewed("x.hotwash"), (b"PK\x05\x06" + bytes(18),)),
    Target("review-yaml", _reviewed("x.yaml"), (seeds.REVIEW,)),
    Target("review-json", _reviewed("x.json"), (seeds.REVIEW_JSON,)),
    Target("fault-tree", _reviewed("x.xml"), (seeds.XML,)),
    Target("ishikawa", _reviewed("x.mmd"), (b"ishikawa-beta\n  Effect\n    Area\n      cause\n",)),
    Target("bag", _bag, seeds.BAG),
    Target("manifest", _manifest, (b'{"format":"hotwash-bundle","version":1}',), (ValueError,)),
    Target("yaml", _yaml, (b"a: [1, {b: c}]\n",)),
    Target("events", _events, tuple(bytes([n]) + text for n, text in enumerate(seeds.LOGS))),
    Target("columns", _columns, seeds.LOGS),
    Target("plain-text", _plain_text, (b"\x1f\x8b\x08", b"\xff\xfea\x00", *seeds.LOGS[:1])),
    Target("json-tree", _json_tree, (b'[{"a":[1,"\\u00e4",null]}]',)),
    Target("slack-export", _slack_export, (b"PK\x05\x06" + bytes(18),)),
    Target("typed", _typed, (b"13:30-13:45", b"+5m", b"1h 20m", b"in 2 weeks", b'"a b" -c')),
    Target("captured", _captured, (b"\x08/action fix it @Ann due friday #C9", b"\x04 14:03 x")),
    Target(
        "actions", _actions, (b"- [ ] fix it @Ann by 2024-02-01\n", b"|what|who|\n|-|-|\n|a|b|")
    ),
    Target("secrets", _secrets, (b"password=hunter2\nAKIAABCDEFGHIJKLMNOP\n",)),
    Target("rule-files", _rule_files, (b"- name: x\n  kind: folder\n", b"paper: a4\n")),
    Target("kept-files", _kept_files, (b'{"theme":"dark"}', b'{"guide":["Ctrl+M"]}')),
    Target("edit", _edit, seeds.EDITS, (ValueError,)),
    Target(
        "address",
        _address,
        (b"postgresql://ann@server:5432/hotwash?sslmode=require", b"hotwash://server/hotwash/r1"),
    ),
    Target("outbox", _outbox, seeds.OUTBOX),
    Target("content", _content, (b'{"a":1}\x00{"a":2}',)),
    Target("published", _published, (b"hotwash-A1 00000000.00000000.00000000\nx\n",)),
    Target("signed-pdf", _signed_pdf, (b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>",)),
    Target("certificates", _certificates, (b"-----BEGIN CERTIFICATE-----\nMAA=\n",)),
    Target("picture", _picture, (seeds.PNG, b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")),
    Target("lines", _lines, (b"one\ntwo\r\nthree",)),
)
BY_NAME: Mapping[str, Target] = {target.name: target for target in TARGETS}
