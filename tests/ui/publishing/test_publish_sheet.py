# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pane of publishing in the real window: nothing goes unasked, and what went is on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot

from app.publish.sign_off import decision
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import TARGETS_FILE, read_targets, save_target
from app.review.action import Action, ActionStatus
from app.review.approval import Approval, Verdict
from app.review.edits import set_field
from app.review.lifecycle import ReviewState
from app.review.review import Review
from tests.app.publish.trackers.described_server import Trouble
from tests.app.publish.trackers.fake_redmine import FakeRedmine
from tests.builders import applied, review_with
from tests.fake_target import FakeTarget, Mishap
from tests.fakes import START
from tests.ui.conftest import OpenWindow, page_of
from ui.crash import crash_report
from ui.main_window import MainWindow
from ui.sheets.publish import PublishSheet

BOARD = TargetConfig("board", TargetKind.JIRA, "https://tracker.example.org", "OPS", "ana")
SECRET = "planted-0f3a-never-seen-again"
ACTIONS = (
    Action(id="a", number=1, text="Alert on lag"),
    Action(id="b", number=2, text="Test the restore"),
)


class Room:
    """The pane, over targets set up in the data folder."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.board = FakeTarget()
        self.secrets: list[str] = []
        window.services.credentials.environment = {}

    @property
    def folder(self) -> Path:
        return self.window.services.data_dir

    @property
    def sheet(self) -> PublishSheet:
        return cast("PublishSheet", page_of(self.window).centre)

    @property
    def review(self) -> Review:
        return page_of(self.window).review

    def open(self, review: Review) -> None:
        self.window.services.library.add(review)
        self.window.open_review(review.id)
        self.until(lambda: self.window.page is not None)
        sheet = page_of(self.window).panels.sheet("publish")
        assert isinstance(sheet, PublishSheet)
        sheet.desk._make = self.make
        page_of(self.window).show_step(9)
        page_of(self.window).panel._publish.click()  # type: ignore[attr-defined]
        self.rest()

    def make(self, config: TargetConfig, secret: str) -> FakeTarget:
        from app.publish.targets import make_target

        if config.kind is not TargetKind.JIRA:
            return cast("FakeTarget", make_target(config, secret))
        self.secrets.append(secret)
        self.board.secret = secret
        return self.board

    def until(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=15_000)

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: not self.sheet.desk.is_busy and self.window.page is not None)

    def give_secret(self, secret: str = SECRET) -> None:
        field = self.sheet.sending.secret.field
        field.setFocus()
        QTest.keyClicks(field, secret)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(
            lambda: self.sheet.desk.plan is not None and not self.sheet.desk.seen.asks_secret
        )
        self.rest()

    def publish(self) -> None:
        self.sheet.sending.send.click()
        if self.sheet.sending.confirm.isVisible():
            self.sheet.sending.confirm.click()
        self.rest()


@pytest.fixture
def room(open_window: OpenWindow, qtbot: QtBot) -> Room:
    return Room(open_window(), qtbot)


def test_without_a_target_it_says_how_to_begin(room: Room) -> None:
    room.open(review_with(*ACTIONS))
    assert room.sheet.none.isVisible()
    assert not room.sheet.sending.isVisible()
    assert room.window.focusWidget() is room.sheet.add


def test_a_folder_is_set_up_and_published_to(room: Room, tmp_path: Path) -> None:
    room.open(review_with(*ACTIONS))
    room.sheet.add.click()
    form = room.sheet.form
    assert not form._project_row.isVisible()
    form.name.setText("Archive of ours")
    form.address.setText(str(tmp_path / "post-mortems"))
    form.save.click()
    room.until(form.trouble.isVisible)
    assert form.trouble.text().startswith("A name is small letters")
    form.name.setText("archive")
    form.fields.setPlainText("formats: yaml\nindex: index.md")
    form.save.click()
    room.until(lambda: read_targets(room.folder))
    room.rest()
    (config,) = read_targets(room.folder)
    assert (config.name, config.texts("formats")) == ("archive", ("yaml",))
    room.until(lambda: room.sheet.sending.pieces.list.entries)
    assert "Checkout slow" in room.sheet.sending.pieces.preview.toPlainText()
    assert room.sheet.sending.draft.isVisible()
    assert not (tmp_path / "post-mortems").exists()
    room.sheet.sending.send.click()
    assert room.sheet.sending.question.text().endswith("post-mortems for the first time?")
    assert room.window.focusWidget() is room.sheet.sending.refuse
    room.sheet.sending.refuse.click()
    assert not (tmp_path / "post-mortems").exists()
    room.publish()
    names = sorted(path.name for path in (tmp_path / "post-mortems").iterdir())
    assert names == ["index.md", "undated-checkout-slow.md", "undated-checkout-slow.yaml"]
    assert [entry.key for entry in room.review.publications] == ["undated-checkout-slow"]
    assert room.sheet.targets.entries[0].note == "sent just now"
    assert not room.sheet.sending.send.isEnabled()
    assert room.review.lifecycle.state is ReviewState.DRAFT


def test_whoever_goes_on_through_the_list_comes_to_the_last_one(room: Room, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        save_target(room.folder, TargetConfig(name, TargetKind.FOLDER, str(tmp_path / name)))
    room.open(review_with(*ACTIONS))
    for _ in range(2):
        QTest.keyClick(room.sheet.targets, Qt.Key.Key_Down)
    room.rest()
    assert room.sheet.targets.current_id == "three"
    assert room.sheet.desk.plan is not None
    assert room.sheet.desk.plan.host == str(tmp_path / "three")


def test_credentials_are_asked_for_in_place_and_given_once(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS))
    sending = room.sheet.sending
    assert sending.secret.isVisible()
    assert sending.secret.field.echoMode() is QLineEdit.EchoMode.Password
    assert not sending.send.isEnabled()
    assert "There is no keyring here" in sending.secret._row._help.text()
    assert len(sending.pieces.list.entries) == 3
    room.give_secret()
    assert room.secrets[-1] == SECRET
    assert not sending.secret.isVisible()
    assert sending.secret.field.text() == ""
    room.publish()
    assert room.window.services.credentials.secret_for(BOARD) == SECRET


def test_each_ticket_is_on_record_and_the_next_sending_asks_nothing(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS))
    room.give_secret()
    room.publish()
    assert [action.tracker_key for action in room.review.actions] == ["T-1", "T-2"]
    assert room.sheet.targets.entries[0].note == "2 tickets, read just now"
    assert [entry.text for entry in room.sheet.record.list.entries] == [
        *("A1 · T-1 · Open", "A2 · T-2 · Open", "T-3 · Open")
    ]
    bridge = page_of(room.window).bridge
    bridge.apply(set_field(room.review.actions[0], "text", "Alert on lag of copies"), "edit")
    room.rest()
    assert "out of date" in room.sheet.targets.entries[0].note
    room.sheet.sending.send.click()
    assert not room.sheet.sending.confirm.isVisible()
    room.rest()
    assert {key: len(found) for key, found in room.board.made.items()} == dict.fromkeys(
        room.board.made, 1
    )
    assert bridge.undo_label == "edit"


def test_what_stays_behind_is_said_and_tried_again(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.board.mishaps = [Mishap.NONE, Mishap.AFTER]
    room.open(review_with(*ACTIONS))
    room.give_secret()
    room.publish()
    sending = room.sheet.sending
    room.until(sending.again.isVisible)
    assert "The connection to the board broke." in sending.trouble.text()
    assert len(room.review.publications) == 1
    sending.again.click()
    room.until(lambda: len(room.review.publications) == 3)
    room.rest()
    assert sorted(len(found) for found in room.board.made.values()) == [1, 1, 1]
    assert not sending.again.isVisible()
    assert not sending.trouble.isVisible()


def test_credentials_that_are_not_taken_can_be_entered_again(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.board.mishaps = [Mishap.LOCKED_OUT]
    room.open(review_with(*ACTIONS))
    room.give_secret("wrong")
    room.publish()
    assert "The board does not know you." in room.sheet.sending.trouble.text()
    room.sheet.sending.forget.click()
    room.until(room.sheet.sending.secret.isVisible)
    assert not room.sheet.sending.trouble.isVisible()
    room.give_secret()
    assert room.secrets[-1] == SECRET
    room.publish()
    assert len(room.review.publications) == 3


def test_escape_leaves_the_form_and_not_the_pane(room: Room) -> None:
    room.open(review_with(*ACTIONS))
    room.sheet.add.click()
    QTest.keyClick(room.sheet.form.name, Qt.Key.Key_Escape)
    assert not room.sheet.form.isVisible()
    assert page_of(room.window).sheet == "publish"


def test_news_of_tickets_is_taken_over_and_can_be_taken_back(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS))
    room.give_secret()
    room.publish()
    room.board.statuses["T-2"] = "Done"
    with room.qtbot.waitSignal(room.sheet.desk.taken_over) as told:
        room.sheet.record.read.click()
    room.rest()
    assert told.args == ["2 tickets were read. There is news of A2, which was taken over."]
    assert room.review.actions[1].status is ActionStatus.DONE
    page_of(room.window).bridge.undo()
    assert room.review.actions[1].status is ActionStatus.OPEN


def test_an_approved_review_is_published_once_its_document_has_arrived(room: Room) -> None:
    save_target(room.folder, BOARD)
    review = review_with(*ACTIONS, Approval(id="x", approver="Lee"))
    review = applied(review, decision(review, review.approvals[0], Verdict.APPROVED, START))
    room.open(review)
    assert not room.sheet.sending.draft.isVisible()
    room.give_secret()
    room.publish()
    assert room.review.lifecycle.state is ReviewState.PUBLISHED
    assert room.review.transitions[-1].reason == "board"


def test_a_file_that_can_not_be_read_is_said_with_its_line(room: Room) -> None:
    room.folder.mkdir(exist_ok=True)
    (room.folder / TARGETS_FILE).write_text("- name: x\n  kind: y\n  address: z\n")
    room.open(review_with(*ACTIONS))
    assert room.sheet.none.text().startswith("targets.yaml, line 2: y is not a kind")


def test_a_target_is_changed_and_removed(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS))
    room.sheet.sending.change.click()
    form = room.sheet.form
    assert (form.name.text(), form.project.text(), form.account.text()) == ("board", "OPS", "ana")
    form.fields.setPlainText("labels: one\nlabels: two\nissue_type: Task")
    with room.qtbot.waitSignal(room.sheet.desk.saved):
        form.save.click()
    room.rest()
    (config,) = read_targets(room.folder)
    assert config.texts("labels") == ("one", "two")
    room.sheet.sending.remove.click()
    room.rest()
    assert read_targets(room.folder) == ()
    assert room.sheet.none.isVisible()


def test_the_connection_is_tried_and_nothing_is_sent(room: Room, tmp_path: Path) -> None:
    folder = TargetConfig("archive", TargetKind.GIT, str(tmp_path))
    save_target(room.folder, folder)
    room.open(review_with(*ACTIONS))
    assert "begin one there with “git init”" in room.sheet.sending.trouble.text()
    plain = TargetConfig("archive", TargetKind.FOLDER, str(tmp_path / "new"))
    with room.qtbot.waitSignal(room.sheet.desk.saved):
        room.sheet.desk.save(plain, "archive")
    room.rest()
    with room.qtbot.waitSignal(room.sheet.desk.told) as told:
        room.sheet.sending.check.click()
    assert told.args == ["archive answers. Nothing was sent."]
    assert not (tmp_path / "new").exists()


def test_a_planted_secret_is_in_no_file_log_or_report(
    room: Room, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    tracker = FakeRedmine(httpserver)
    tracker.server.troubles = [
        Trouble(401, methods=("GET",)),
        Trouble(503, body={"errors": ["down"]}, methods=("GET",)),
        Trouble(cut=True, methods=("GET",)),
    ]
    save_target(room.folder, tracker.config)
    room.open(review_with(*ACTIONS))
    room.give_secret()
    for _ in range(5):
        sending = room.sheet.sending
        room.publish()
        if sending.again.isVisible():
            sending.again.click()
        room.rest()
    assert tracker.server.headers["x-redmine-api-key"] == SECRET
    assert [issue["subject"] for issue in tracker.issues] == [action.text for action in ACTIONS]
    told = [
        *caplog.messages,
        repr(room.sheet.desk.seen),
        repr(room.window.services),
        repr(room.window.services.credentials),
        sending.trouble.text(),
    ]
    with pytest.raises(ValueError) as bug:
        _fail_near(SECRET)
    told.append(crash_report(bug.value))
    assert not [words for words in told if SECRET in words]
    assert page_of(room.window).is_saved()
    files = [path for path in room.folder.rglob("*") if path.is_file()]
    assert any(path.name.startswith("hotwash.db") for path in files)
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


def _fail_near(secret: str) -> None:
    raise ValueError(f"a bug near {len(secret)} signs")


def test_the_move_to_published_is_taken_back_before_the_approval_is(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS, Approval(id="x", approver="Lee")))
    bridge = page_of(room.window).bridge
    (approval,) = room.review.approvals
    room.give_secret()
    bridge.apply(decision(room.review, approval, Verdict.APPROVED, START), "approve")
    room.rest()
    room.publish()
    made = room.review.publications
    for state in (ReviewState.PUBLISHED, ReviewState.APPROVED):
        assert room.review.lifecycle.state is state
        assert room.review.transitions[-1].to_state is state
        bridge.undo()
    assert room.review.lifecycle.state is ReviewState.DRAFT
    assert room.review.transitions == ()
    assert room.review.publications == made, "what is there stays known"
