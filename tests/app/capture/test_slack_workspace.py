# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.capture.file_reading import read_path
from app.capture.reading import ReadContext
from app.capture.slack_workspace import channel_days, is_workspace
from app.errors import UserFacingError

FILES = {
    "users.json": json.dumps([{"id": "U1", "name": "ann", "profile": {"display_name": "Ann Lee"}}]),
    "channels.json": "[]",
    "ops/2024-01-02.json": json.dumps(
        [{"type": "message", "user": "U1", "text": "slow, <@U1>", "ts": "1704164645.000002"}]
    ),
    "ops/2024-01-03.json": '[{"type":"message","user":"U2","text":"ok","ts":"1704251045.1"},{"ty',
}


@pytest.fixture(params=["folder", "zip"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "zip":
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            for name, text in FILES.items():
                archive.writestr(name, text)
        return tmp_path / "export.zip"
    for name, text in FILES.items():
        place = tmp_path / "export" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path / "export"


def test_members_are_called_by_their_names(export: Path) -> None:
    first, second = channel_days(export, ReadContext())
    assert (first.file, first.channel) == ("ops/2024-01-02.json", "ops")
    assert [(each.actor, each.text) for each in first.reading.events] == [
        ("Ann Lee", "slow, @Ann Lee")
    ]
    assert [each.actor for each in second.reading.events] == ["U2"]


def test_a_day_that_was_cut_off_gives_what_stands_before(export: Path) -> None:
    *_, cut = channel_days(export, ReadContext())
    assert len(cut.reading.events) == 1
    assert cut.reading.skipped


def test_progress_is_told_in_days(export: Path) -> None:
    seen: list[tuple[int, int]] = []
    context = ReadContext(progress=lambda done, total: seen.append((done, total)))
    list(channel_days(export, context))
    assert seen == [(1, 2), (2, 2)]


def test_an_export_is_told_from_other_places(export: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("x", "utf-8")
    assert is_workspace(export)
    assert not is_workspace(other)
    assert not is_workspace(tmp_path / "gone")


def test_a_folder_without_days_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="no channel with days"):
        list(channel_days(tmp_path, ReadContext()))


def test_an_export_is_one_reading_in_the_order_it_was_written(export: Path) -> None:
    reading = read_path(export, ReadContext())
    assert reading.format == "slack-workspace"
    assert [(event.file, event.actor, event.text) for event in reading.events] == [
        ("ops/2024-01-02.json", "Ann Lee", "#ops: slow, @Ann Lee"),
        ("ops/2024-01-03.json", "U2", "#ops: ok"),
    ]
    assert [(each.file, each.line) for each in reading.skipped] == [("ops/2024-01-03.json", 1)]


@pytest.mark.parametrize("export", ["folder"], indirect=True)
def test_a_channel_or_a_day_of_an_export_can_be_given_alone(export: Path) -> None:
    channel = read_path(export / "ops", ReadContext())
    assert [event.text for event in channel.events] == ["#ops: slow, @U1", "#ops: ok"]
    day = read_path(export / "ops" / "2024-01-02.json", ReadContext())
    assert (day.format, day.events[0].actor, day.events[0].text) == (
        "slack-export",
        "Ann Lee",
        "slow, @Ann Lee",
    )


def test_the_list_of_members_alone_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "users.json"
    path.write_text('[{"id": "U1", "team_id": "T1", "profile": {}, "name": "ann"}]', "utf-8")
    reading = read_path(path, ReadContext())
    assert (reading.format, reading.events) == ("slack-export", ())
    assert "no messages" in reading.skipped[0].reason


def test_another_folder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="holds no Slack export"):
        read_path(tmp_path, ReadContext())
