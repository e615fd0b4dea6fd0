# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The session as signals: what happened is told once, what does not fit is said in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.review.edits import Remove, Set
from app.review.item import Kind
from app.session.session import Session
from tests.builders import empty_review
from tests.fakes import FakeClock
from ui.session_bridge import SessionBridge


def titled(title: str) -> Set:
    return Set(Kind.INCIDENT, "incident", "title", title)


@pytest.fixture
def bridge(qapp: object) -> Iterator[SessionBridge]:
    made = SessionBridge(Session(empty_review("Old"), FakeClock()))
    yield made
    made.close()


def test_an_edit_is_told_with_what_it_changed(bridge: SessionBridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.history_changed), qtbot.waitSignal(bridge.changed) as told:
        changes = bridge.apply(titled("New"), "change title")
    assert changes is not None
    review, heard = told.args
    assert review.incident.title == "New"
    assert heard == changes
    assert bridge.review is review


def test_what_does_not_fit_is_said_and_changes_nothing(bridge: SessionBridge, qtbot: QtBot) -> None:
    before = bridge.review
    with qtbot.assertNotEmitted(bridge.changed), qtbot.waitSignal(bridge.refused) as said:
        assert bridge.apply(Remove(Kind.EVENT, "nobody"), "remove event") is None
    assert said.args[0].endswith(".")
    assert bridge.review is before


def test_undo_and_redo_are_named_and_told(bridge: SessionBridge, qtbot: QtBot) -> None:
    bridge.apply(titled("New"), "change title")
    assert (bridge.undo_label, bridge.redo_label) == ("change title", "")
    with qtbot.waitSignal(bridge.changed):
        bridge.undo()
    assert (bridge.undo_label, bridge.redo_label) == ("", "change title")
    with qtbot.waitSignal(bridge.changed):
        bridge.redo()
    assert bridge.review.incident.title == "New"


def test_undo_with_nothing_to_take_back_is_no_trouble(bridge: SessionBridge, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bridge.refused), qtbot.assertNotEmitted(bridge.changed):
        bridge.undo()
        bridge.redo()


def test_what_is_not_undoable_leaves_undo_alone(bridge: SessionBridge) -> None:
    bridge.apply(titled("New"), "clock", undoable=False)
    assert bridge.undo_label == ""


def test_a_closed_bridge_hears_nothing(bridge: SessionBridge, qtbot: QtBot) -> None:
    bridge.close()
    with qtbot.assertNotEmitted(bridge.changed):
        bridge.session.apply(titled("New"))
    bridge._end = bridge.session.subscribe(bridge._on_committed)
