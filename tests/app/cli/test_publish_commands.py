# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash publish` and `hotwash sync`, as a cron job sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli import main
from app.publish.publishing import Arrival, recorded
from app.publish.target import Doing, Piece, Sent
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import save_target
from app.review.action import Action
from app.review.review import Review
from tests.builders import REVIEW_ID, applied, review_with
from tests.fakes import START

BOARD = TargetConfig("team-board", TargetKind.JIRA, "https://127.0.0.1:9", "OPS", "ana")


def with_ticket(review: Review) -> Review:
    piece = Piece("Alert", Doing.CREATE, item_id="a1")
    arrival = Arrival(BOARD.name, "127.0.0.1:9", piece, Sent("OPS-1"), START, "")
    return applied(review, recorded(review, arrival))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the data folder of a library with one review and two targets."""
    folder = tmp_path / "data"
    save_target(folder, TargetConfig("archive", TargetKind.FOLDER, str(tmp_path / "archive")))
    save_target(folder, BOARD)
    built = build(folder)
    built.library.add(with_ticket(review_with(Action(id="a1", number=1, text="Alert"))))
    built.close()
    return folder


def kept(data: Path) -> Review:
    built = build(data)
    try:
        return built.library.load(REVIEW_ID)
    finally:
        built.close()


def test_a_plan_says_what_would_be_and_does_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", REVIEW_ID, "archive", "--plan", "--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Goes to {data.parent / 'archive'}\n")
    assert "make          undated-checkout-slow" in told
    assert not (data.parent / "archive").exists()
    assert main(["publish", REVIEW_ID, "archive", "--plan", "--json", "--data", str(data)]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["pieces"] == [{"title": "undated-checkout-slow", "does": "create", "item": None}]
    assert (plan["draft"], "sent" in plan) == (True, False)


def test_it_is_sent_and_on_record_and_not_sent_again(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", REVIEW_ID[:8], "archive", "--data", str(data)]) == 0
    assert capsys.readouterr().out.startswith("Sent: undated-checkout-slow → file://")
    assert (data.parent / "archive" / "README.md").is_file()
    assert [entry.target for entry in kept(data).publications] == ["team-board", "archive"]
    assert main(["publish", REVIEW_ID, "archive", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "There is nothing to send.\n"


def test_what_does_not_arrive_is_a_finding(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["publish", REVIEW_ID, "archive", "--data", str(data)])
    readme = data.parent / "archive" / "README.md"
    readme.write_text("<!-- hotwash:index --> and no end")
    (data.parent / "archive" / "undated-checkout-slow.pdf").unlink()
    capsys.readouterr()
    assert main(["publish", REVIEW_ID, "archive", "--json", "--data", str(data)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["waiting"] == 1
    assert "mend that first" in told["troubles"][0]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([REVIEW_ID, "wiki"], "there are: archive, team-board"),
        (["nobody", "archive"], "There is no review nobody"),
        ([REVIEW_ID, "team-board"], "or set HOTWASH_SECRET_TEAM_BOARD"),
    ],
)
def test_bad_input_is_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str], complaint: str
) -> None:
    assert main(["publish", *words, "--data", str(data)]) == 2
    out, told = capsys.readouterr()
    assert not out
    assert complaint in told


def test_without_credentials_a_sync_says_which_variable_is_meant(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sync", "--data", str(data)]) == 1
    assert "HOTWASH_SECRET_TEAM_BOARD" in capsys.readouterr().err
    assert main(["sync", REVIEW_ID, "--json", "--data", str(data)]) == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["review"], one["target"], one["read"]) == (REVIEW_ID, "team-board", 0)


def test_where_there_is_nothing_to_read_that_is_no_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sync", "--data", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out == "No review has tickets at a target that is set up.\n"
    assert main(["sync", "--json", "--data", str(tmp_path / "new")]) == 0
    assert json.loads(capsys.readouterr().out) == []
