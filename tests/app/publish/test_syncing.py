# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tickets of a whole library are read back: what can't be read holds up nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import Services, build
from app.publish.export import ExportOptions
from app.publish.publishing import Arrival, plan, recorded, send
from app.publish.syncing import Synced, Syncing
from app.publish.target_config import TargetConfig, TargetKind
from app.review.action import Action, ActionStatus
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fake_target import FakeTarget
from tests.fakes import START, FakeClock

BOARD = TargetConfig("board", TargetKind.JIRA, "https://tracker.example.org", account="ana")
OTHER = TargetConfig("other", TargetKind.REDMINE, "https://other.example.org", account="ana")


class Library:
    """Two reviews with tickets on one board, and one without."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.board = FakeTarget()
        self.asked: list[str] = []
        services.credentials.environment = {"HOTWASH_SECRET_BOARD": "s"}
        for review_id in ("first", "second"):
            services.library.add(self.published(review_id))
        services.library.add(replace(review_with(), id="third"))

    def published(self, review_id: str) -> Review:
        review = replace(review_with(Action(id="a", number=1, text="Alert")), id=review_id)

        def keep(arrival: Arrival) -> None:
            nonlocal review
            review = applied(review, recorded(review, arrival))

        options = ExportOptions(now=START)
        pieces = plan(self.board, review, options).to_send
        send(self.board, review, pieces, options, keep, FakeClock().now)
        return review

    def sync(self, *targets: TargetConfig) -> list[Synced]:
        services = self.services

        def make(config: TargetConfig, secret: str) -> FakeTarget:
            self.asked.append(f"{config.name} {secret}")
            return self.board

        syncing = Syncing(
            services.library, targets, services.credentials, services.clock, make=make
        )
        return syncing.sync(services.library.published_ids())

    def status(self, review_id: str) -> ActionStatus:
        return self.services.library.load(review_id).actions[0].status


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    services = build(tmp_path, clock=FakeClock())
    yield Library(services)
    services.close()


def test_every_review_with_tickets_is_read_and_the_target_made_once(library: Library) -> None:
    library.board.statuses["T-3"] = "Done"
    found = library.sync(BOARD, OTHER)
    assert [(one.review_id, one.target, one.read) for one in found] == [
        *(("first", "board", 1), ("second", "board", 1))
    ]
    assert library.asked == ["board s"]
    assert library.status("first") is ActionStatus.OPEN
    assert library.status("second") is ActionStatus.DONE
    assert [each.action.number for each in found[1].taken] == [1]


def test_a_ticket_that_is_gone_is_said_and_the_rest_is_read(library: Library) -> None:
    del library.board.made["hotwash-first-a"]
    library.board.statuses["T-3"] = "Closed"
    first, second = library.sync(BOARD)
    assert first.troubles == ["T-1: The board does not have it."]
    assert (second.read, library.status("second")) == (1, ActionStatus.DONE)


def test_missing_credentials_are_said_and_nobody_is_asked(library: Library) -> None:
    library.services.credentials.environment = {}
    found = library.sync(BOARD)
    assert all("HOTWASH_SECRET_BOARD" in one.troubles[0] for one in found)
    assert library.asked == []


def test_an_archived_review_is_let_be(library: Library) -> None:
    library.services.library.archive("first")
    assert [one.review_id for one in library.sync(BOARD)] == ["second"]
