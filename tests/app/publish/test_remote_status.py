# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What tickets say is read back; only news about them changes an action here."""

from __future__ import annotations

from datetime import date

import pytest

from app.publish.export import ExportOptions
from app.publish.publishing import plan, recorded, send
from app.publish.remote_status import looked_at, read_back, status_of, taken_over, tickets
from app.publish.target_config import TargetConfig, TargetKind
from app.review.action import Action, ActionStatus
from app.review.edits import set_field
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fake_target import FakeTarget
from tests.fakes import START, FakeClock

CONFIG = TargetConfig("board", TargetKind.JIRA, "https://tracker.example.org")
TODAY = date(2026, 3, 20)


class Board:
    """Two tickets on a board."""

    def __init__(self) -> None:
        self.target = FakeTarget()
        self.review: Review = review_with(
            Action(id="a", number=1, text="Alert on lag"),
            Action(id="b", number=2, text="Test the restore"),
        )
        options = ExportOptions(now=START)

        def keep(arrival: object) -> None:
            self.review = applied(self.review, recorded(self.review, arrival))  # type: ignore[arg-type]

        pieces = plan(self.target, self.review, options).to_send
        send(self.target, self.review, pieces, options, keep, FakeClock().now)

    def look(self) -> list[str]:
        """Read all tickets, keep it, and return the actions that followed theirs."""
        found = tickets(self.review, "board")
        readings, troubles = read_back(self.target, found, FakeClock().now)
        followed = [taken.action.id for taken in taken_over(self.review, CONFIG, readings)]
        edit = looked_at(self.review, CONFIG, readings, TODAY)
        if edit is not None:
            self.review = applied(self.review, edit)
        return followed + [trouble.sentence for trouble in troubles]

    def action(self, place: int) -> Action:
        return self.review.actions[place]


@pytest.fixture
def board() -> Board:
    return Board()


def test_a_ticket_that_is_closed_closes_its_action_on_the_day_it_was_seen(board: Board) -> None:
    board.target.statuses["T-1"] = "Done"
    assert board.look() == ["a"]
    assert (board.action(0).status, board.action(0).done_on) == (ActionStatus.DONE, TODAY)
    assert board.action(1).status is ActionStatus.OPEN
    assert [entry.read_at for entry in tickets(board.review, "board")] == [START, START]


def test_what_was_decided_here_is_not_undone_by_an_old_answer(board: Board) -> None:
    board.review = applied(board.review, set_field(board.action(0), "status", ActionStatus.DONE))
    assert board.look() == []
    assert board.action(0).status is ActionStatus.DONE


def test_a_ticket_that_is_reopened_opens_its_action_again(board: Board) -> None:
    board.target.statuses["T-1"] = "Closed"
    board.look()
    board.target.statuses["T-1"] = "Reopened"
    assert board.look() == ["a"]
    assert (board.action(0).status, board.action(0).done_on) == (ActionStatus.OPEN, None)


def test_a_ticket_that_was_given_up_drops_its_action(board: Board) -> None:
    board.target.statuses["T-2"] = "Won't do"
    board.look()
    assert (board.action(1).status, board.action(1).dropped_on) == (ActionStatus.DROPPED, TODAY)


def test_one_that_can_not_be_read_holds_up_no_other(board: Board) -> None:
    numbers = next(iter(board.target.made.values()))
    numbers[0] = "T-99"
    board.target.statuses["T-2"] = "Done"
    assert board.look() == ["b", "The board does not have it."]


def test_a_teams_own_words_come_before_the_usual_ones() -> None:
    own = TargetConfig(
        "board",
        TargetKind.JIRA,
        "https://x.example",
        fields={"status_done": ("Deployed", "live  now"), "status_in_progress": "Done"},
    )
    assert status_of(own, "deployed") is ActionStatus.DONE
    assert status_of(own, "Live now") is ActionStatus.DONE
    assert status_of(own, "done") is ActionStatus.IN_PROGRESS
    assert status_of(own, "Closed") is ActionStatus.DONE
    assert status_of(own, "Waiting for Godot") is None
