# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From the end of the meeting to weeks later: approved, signed, published, changed, slipped.

The app is a program of its own with real windows, keys and mouse; git, the tracker over HTTP,
poppler's pdfsig and the command line stand around it as they do around a team. Only time is made.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytest_httpserver import HTTPServer

from app.cli.exit_codes import FINDINGS
from app.paths import resource
from tests.app.publish.trackers.described_server import Trouble
from tests.app.publish.trackers.fake_jira import FakeJira
from tests.desk import says
from tests.scripted_follow_up.desk import FollowUpDesk

MEETING = date(2017, 2, 3)
"""The day of the example's meeting; here it was a month ago, as certificates end one day."""

END = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
START = END - timedelta(days=31)
REVIEW = "example-gitlab-2017"
DIRECTOR, HEAD = "Director of infrastructure", "Head of support"
PASSWORD = "never written down"
SECRET = "planted-7c1e-never-seen-again"
NEW_ACTION = "Limit what a new account can post in an hour"
REPOSITORY, BOARD = "post-mortems", "board"


@pytest.fixture
def desk(one_screen: str, tmp_path: Path) -> Iterator[FollowUpDesk]:
    for program in ("xdotool", "git", "pdfsig"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed here")
    # The stations are kept for people to look at where this names a folder.
    pictures = Path(os.environ.get("HOTWASH_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    made = FollowUpDesk(one_screen, tmp_path / "home", pictures)
    yield made
    made.clear()


@pytest.fixture
def jira(httpserver: HTTPServer) -> FakeJira:
    return FakeJira(httpserver)


def test_a_review_is_followed_from_the_meeting_to_weeks_later(
    desk: FollowUpDesk, jira: FakeJira, tmp_path: Path
) -> None:
    follow_up = _FollowUp(desk, jira, tmp_path)
    follow_up.import_example()
    follow_up.finish_actions()
    follow_up.approve()
    follow_up.export_and_sign()
    follow_up.publish_to_git()
    follow_up.publish_tickets_through_a_cut_and_a_pulled_plug()
    follow_up.change_one_character()
    follow_up.approve_again()
    follow_up.come_back_weeks_later()
    follow_up.look_at_the_dashboard()
    follow_up.give_a_new_date()
    follow_up.reopen()
    follow_up.search_and_end()


class _FollowUp:
    """What happens at the desk, and what it should come to."""

    def __init__(self, desk: FollowUpDesk, jira: FakeJira, folder: Path) -> None:
        self.desk, self.jira, self.folder = desk, jira, folder
        self.signed = folder / "signed.pdf"
        self.repository = folder / REPOSITORY

    def import_example(self) -> None:
        """Take the example in, its days moved to a month ago."""
        file = self.folder / "example.yaml"
        text = resource("examples", "gitlab-2017-01-31.yaml").read_text("utf-8")
        file.write_text(re.sub(r"\b2017-\d\d-\d\d", _moved, text), "utf-8")
        self.desk.command(START, "import", str(file))
        self.desk.start(START)
        self._open()

    def finish_actions(self) -> None:
        """Answer the one cause that has no action yet."""
        desk = self.desk
        desk.keys("ctrl+8", "ctrl+k")
        due = (START + timedelta(days=14)).date()
        desk.type(f"/a {NEW_ACTION} @On-call engineer due {due} C9")
        desk.keys("Return")
        desk.row(NEW_ACTION)
        desk.picture("01-actions")

    def approve(self) -> None:
        """Name a second approver, ask both, and take down what they said."""
        desk = self.desk
        desk.keys("ctrl+9")
        desk.press("Approver")
        desk.row("not named")
        desk.type(HEAD)
        desk.keys("Return")
        desk.row(HEAD)
        desk.keys("Escape")
        desk.picture("02-two-approvers")
        desk.press("Ask for approval")
        desk.reads("The review is with its approvers.")
        self._both_approve()
        desk.picture("03-approved")

    def export_and_sign(self) -> None:
        """Export the report; sign another with an identity made here, and have it verified."""
        desk = self.desk
        desk.press("Export the PDF")
        desk.name_file(self.folder / "report.pdf")
        desk.reads("Written: report.pdf")
        desk.press("Sign")
        desk.press("Make one")
        desk.fill("Name", DIRECTOR)
        desk.fill("Password or PIN", PASSWORD)
        desk.press("Make and keep it")
        desk.name_file(self.folder / "director.p12")
        desk.reads("Made: director.p12")
        desk.picture("04-identity-made")
        desk.fill("Password or PIN", PASSWORD)
        desk.press("Sign the PDF")
        desk.name_file(self.signed)
        desk.reads(f"Signed by {DIRECTOR}")
        desk.picture("05-signed")
        told = subprocess.run(
            ["pdfsig", "-nocert", self.signed], capture_output=True, text=True, check=False
        ).stdout
        assert told.count("Signature is Valid.") == 1, told
        found = desk.told(START, "verify", str(self.signed))
        assert found["whole"]
        assert found["content"] == "approved now"
        assert [(one["name"], one["valid"]) for one in found["signatures"]] == [(DIRECTOR, True)]

    def publish_to_git(self) -> None:
        """Set up a real repository as a target, and commit the review there."""
        self._git("init", "-q", "-b", "main", str(self.repository))
        for name, value in (("user.name", "Kim"), ("user.email", "kim@example.org")):
            self._git("-C", str(self.repository), "config", name, value)
        desk = self.desk
        desk.keys("ctrl+9")
        desk.press("Publish")
        desk.press("Add a target")
        desk.choose("Kind", "Git repository")
        desk.fill("Name", REPOSITORY)
        desk.fill("Folder", str(self.repository))
        desk.picture("06-target")
        desk.press("Keep this target")
        desk.reads("Goes to ")
        desk.press("Publish")
        desk.reads("for the first time?")
        desk.picture("07-first-time")
        desk.press("Send")
        desk.reads("Everything has arrived.")
        desk.picture("08-in-git")
        assert self._commits() == 1
        assert (self.repository / "README.md").is_file()

    def publish_tickets_through_a_cut_and_a_pulled_plug(self) -> None:
        """Cut an answer, pull the plug while one is awaited; each action has one ticket."""
        desk, jira = self.desk, self.jira
        desk.press("Add a target")
        desk.choose("Kind", "Jira")
        desk.fill("Name", BOARD)
        desk.fill("Address", jira.config.address)
        desk.fill("Project", "OPS")
        desk.fill("Account", "sam@example.org")
        desk.press("Choices")
        desk.type("edition: cloud")
        desk.press("Keep this target")
        desk.fill("Credentials", SECRET)
        desk.picture("09-credentials")
        desk.press("Use these")
        desk.press("Publish")
        held = Event()
        jira.server.troubles += [
            Trouble(cut=True, after=True, path="/issue"),
            Trouble(status=503, silent=held, after=True, path="/issue"),
        ]
        desk.press("Send")
        desk.row("OPS-1")
        desk.wait(lambda told: told["saved"] and len(jira.issues) == 2)
        desk.picture("10-in-the-middle")
        desk.kill()
        held.set()
        desk.start(START + timedelta(minutes=5))
        self._open()
        desk.keys("ctrl+shift+p")
        desk.choose_row(BOARD)
        desk.fill("Credentials", SECRET)
        desk.press("Use these")
        desk.press("Publish")
        desk.reads("Everything has arrived.")
        desk.picture("11-tickets")
        actions = desk.told(START, "actions")
        assert len(jira.issues) == len({issue["fields"]["summary"] for issue in jira.issues})
        assert {each["tracker_key"] for each in actions if each["tracker_key"]} == {
            each["key"] for each in jira.issues
        }
        assert not jira.server.faults

    def change_one_character(self) -> None:
        """Put one letter into the approved summary: the approval is void, and why is shown."""
        desk = self.desk
        desk.keys("ctrl+9")
        desk.press("Executive summary")
        desk.keys("ctrl+Home")
        desk.type("X")
        desk.reads("The content has changed since")
        told = desk.reads("Changed since it was approved")
        assert says(told, "XWhile")
        desk.saved()
        desk.keys("Prior")
        desk.picture("12-void")

    def approve_again(self) -> None:
        """Ask both again, and publish the new content: the same files, the same tickets."""
        desk = self.desk
        desk.press("Ask again")
        desk.reads("The review is with its approvers.")
        self._both_approve()
        desk.picture("13-approved-again")
        desk.saved()
        count = len(self.jira.issues)
        desk.keys("ctrl+shift+p")
        desk.choose_row(REPOSITORY)
        desk.press("Publish")
        desk.reads("Everything has arrived.")
        assert self._commits() == 2
        assert len(self.jira.issues) == count
        desk.stop()
        history = desk.told(START, "history", REVIEW)["history"]
        assert sum(each["what"] == "approve" for each in history) == 4

    def come_back_weeks_later(self) -> None:
        """Take over from the board what is done there, then be reminded of what is not."""
        desk = self.desk
        self.jira.set_status(0, "done")
        synced = desk.command(END, "sync", secret=SECRET)
        assert "A1" in synced
        desk.start(END)
        desk.reads("actions are overdue")
        desk.picture("14-reminder")
        late = desk.told(END, "actions", "--overdue", code=FINDINGS)
        assert says(desk.look(), f"{len(late)} actions are overdue")

    def look_at_the_dashboard(self) -> None:
        """Find the same figures in the window and on the command line."""
        desk = self.desk
        desk.press("Follow-through")
        desk.reads("asks to be reopened")
        desk.picture("15-dashboard")
        told = desk.look()
        for figure in desk.told(END, "kpi")["figures"].values():
            assert says(told, figure["text"]), figure

    def give_a_new_date(self) -> None:
        """Move one date, with a reason."""
        desk = self.desk
        desk.press("Reviews")
        desk.choose_row("GitLab.com database outage")
        desk.keys("Return")
        desk.reads("This review asks to be reopened")
        desk.picture("16-follow-through")
        desk.choose_row("Alert when no database backup")
        desk.press("New date")
        desk.fill("New date", str((END + timedelta(days=20)).date()))
        desk.fill("Reason", "The disk service has to be moved first")
        desk.picture("17-new-date")
        desk.press("Set the date")
        desk.reads("The disk service has to be moved first")
        desk.saved()

    def reopen(self) -> None:
        """Follow the rule: with a reason, a new date, and an approver."""
        desk = self.desk
        desk.press("Reopen")
        desk.fill("Reason", "The team was moved to another product")
        desk.fill("New date", str((END + timedelta(days=21)).date()))
        desk.picture("18-reopen")
        desk.keys("Return")
        desk.reads("Done: reopen the review.")
        desk.picture("19-reopened")
        desk.saved()
        assert not desk.told(END, "actions", "--overdue")
        (review,) = desk.told(END, "list")
        assert review["state"] == "reopened"

    def search_and_end(self) -> None:
        """Find words of the review in the window as on the command line."""
        desk = self.desk
        desk.keys("ctrl+l")
        desk.fill("Search reviews", "pg_basebackup")
        desk.reads("pg_basebackup")
        desk.picture("20-search")
        (found,) = desk.told(END, "search", "pg_basebackup")
        assert found["id"] == REVIEW
        desk.stop()
        assert SECRET not in _everything_in(desk.data)

    def _open(self) -> None:
        self.desk.keys("Down", "Return")
        self.desk.wait(lambda told: told["open"])

    def _both_approve(self) -> None:
        for name in (DIRECTOR, HEAD):
            self.desk.choose_row(name)
            self.desk.press("Approve")
        self.desk.reads("Approved by everybody who was asked.")

    def _commits(self) -> int:
        return int(self._git("-C", str(self.repository), "rev-list", "--count", "HEAD"))

    def _git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], env=self.desk.env, capture_output=True, text=True, check=True
        )
        return done.stdout


def _moved(day: re.Match[str]) -> str:
    return (date.fromisoformat(day[0]) + (START.date() - MEETING)).isoformat()


def _everything_in(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "".join(file.read_bytes().decode("latin-1") for file in files)
