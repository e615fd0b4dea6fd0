# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The writer thread: nothing is forgotten, nobody waits, and it says how it stands."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest

from app.review.edits import Set
from app.review.item import Kind
from app.session.session import Commit, Session
from app.store.autosave import Autosave, SaveKind
from app.store.troubles import StoreTrouble
from tests.app.store.conftest import PATIENCE, StateLog
from tests.builders import empty_review
from tests.fakes import START, FakeClock

FULL = StoreTrouble("the disk is full", "free some space or choose another folder")
LONG = 3600.0


class FakeDisk:
    """Takes commits unless it has a trouble; can be held up."""

    def __init__(self) -> None:
        self.written: list[int] = []
        self.groups: list[int] = []
        self.attempts = 0
        self._attempted = threading.Condition()
        self.trouble: Exception | None = None
        self.free = threading.Event()
        self.free.set()
        self.reached = threading.Event()

    def write(self, commits: Sequence[Commit]) -> None:
        """Take `commits`, or raise the trouble there is."""
        with self._attempted:
            self.attempts += 1
            self._attempted.notify_all()
        self.reached.set()
        assert self.free.wait(PATIENCE)
        if self.trouble is not None:
            raise self.trouble
        self.groups.append(len(commits))
        self.written += [commit.number for commit in commits]

    def wait_for_attempts(self, count: int) -> None:
        """Wait until there have been so many attempts to write."""
        with self._attempted:
            assert self._attempted.wait_for(lambda: self.attempts >= count, PATIENCE)


class Desk:
    """A session that is saved to a fake disk."""

    def __init__(self, first_pause: float = LONG) -> None:
        self.disk = FakeDisk()
        self.session = Session(empty_review(), FakeClock())
        self.autosave = Autosave(self.disk.write, self.session.clock, first_pause)
        self.log = StateLog(self.autosave)
        self.session.subscribe(self.autosave.add)

    def type(self, text: str) -> None:
        """Make one edit."""
        self.session.apply(Set(Kind.INCIDENT, "incident", "title", text))


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Return a desk whose autosave retries only when asked."""
    yield from _desk(LONG)


@pytest.fixture
def patient_desk() -> Iterator[Desk]:
    """Return a desk whose autosave retries at once by itself."""
    yield from _desk(0.01)


def _desk(first_pause: float) -> Iterator[Desk]:
    desk = Desk(first_pause)
    yield desk
    desk.disk.free.set()
    desk.autosave.close()
    assert not any(thread.name == "autosave" for thread in threading.enumerate())


def test_at_first_everything_is_saved(desk: Desk) -> None:
    assert desk.autosave.state.kind is SaveKind.SAVED
    assert desk.autosave.flush(0)


def test_an_edit_is_written_and_said_to_be(desk: Desk) -> None:
    desk.type("Checkout down")
    state = desk.log.wait_for(SaveKind.SAVED)
    assert desk.disk.written == [1]
    assert desk.log.kinds == [SaveKind.SAVING, SaveKind.SAVED]
    assert state.at == START
    assert desk.autosave.unsaved == ()


def test_while_the_disk_is_slow_nobody_waits_and_edits_gather(desk: Desk) -> None:
    desk.disk.free.clear()
    desk.type("one")
    assert desk.disk.reached.wait(PATIENCE)
    for text in ("two", "three", "four"):
        desk.type(text)
    assert desk.autosave.state.kind is SaveKind.SAVING
    assert len(desk.autosave.unsaved) == 4
    assert not desk.autosave.flush(0.01)
    desk.disk.free.set()
    assert desk.autosave.flush(PATIENCE)
    assert desk.disk.written == [1, 2, 3, 4]
    assert desk.disk.groups == [1, 3]


def test_a_full_disk_is_said_with_the_way_out_and_the_text_is_kept(desk: Desk) -> None:
    desk.disk.trouble = FULL
    desk.type("Checkout down")
    state = desk.log.wait_for(SaveKind.FAILED)
    assert state.sentence == (
        "Not saved: the disk is full. Your text is kept here; "
        "free some space or choose another folder."
    )
    assert [commit.number for commit in desk.autosave.unsaved] == [1]
    assert not desk.autosave.flush(PATIENCE)


def test_it_stays_failed_until_it_is_saved(desk: Desk) -> None:
    desk.disk.trouble = FULL
    desk.type("one")
    desk.log.wait_for(SaveKind.FAILED)
    desk.type("two")
    assert desk.autosave.state.kind is SaveKind.FAILED


def test_the_next_edit_tries_again_and_brings_the_earlier_ones(desk: Desk) -> None:
    desk.disk.trouble = FULL
    desk.type("one")
    desk.log.wait_for(SaveKind.FAILED)
    desk.disk.trouble = None
    desk.type("two")
    desk.log.wait_for(SaveKind.SAVED)
    assert desk.disk.written == [1, 2]


def test_flushing_tries_again(desk: Desk) -> None:
    desk.disk.trouble = FULL
    desk.type("one")
    desk.log.wait_for(SaveKind.FAILED)
    desk.disk.trouble = None
    assert desk.autosave.flush(PATIENCE)
    assert desk.disk.written == [1]


def test_it_tries_again_by_itself(patient_desk: Desk) -> None:
    patient_desk.disk.trouble = FULL
    patient_desk.type("one")
    patient_desk.log.wait_for(SaveKind.FAILED)
    patient_desk.disk.trouble = None
    patient_desk.log.wait_for(SaveKind.SAVED)
    assert patient_desk.disk.written == [1]


def test_closing_saves_what_is_left(desk: Desk) -> None:
    for text in ("one", "two"):
        desk.type(text)
    assert desk.autosave.close()
    assert desk.disk.written == [1, 2]


def test_closing_a_failing_autosave_says_so_and_ends_its_thread(desk: Desk) -> None:
    desk.disk.trouble = FULL
    desk.type("one")
    assert not desk.autosave.close()
    assert [commit.number for commit in desk.autosave.unsaved] == [1]


def test_a_callback_can_be_taken_off(desk: Desk) -> None:
    told: list[object] = []
    desk.autosave.on_state(told.append)()
    desk.type("one")
    desk.log.wait_for(SaveKind.SAVED)
    assert told == []


def test_a_bug_is_reported_once_and_nothing_is_forgotten(
    patient_desk: Desk, reported: list[type]
) -> None:
    patient_desk.disk.trouble = ZeroDivisionError()
    patient_desk.type("one")
    state = patient_desk.log.wait_for(SaveKind.FAILED)
    patient_desk.disk.wait_for_attempts(4)
    assert patient_desk.log.kinds == [SaveKind.SAVING, SaveKind.FAILED]
    assert "fault in Hotwash" in state.sentence
    patient_desk.disk.trouble = None
    patient_desk.log.wait_for(SaveKind.SAVED)
    assert patient_desk.disk.written == [1]
    assert reported == [ZeroDivisionError]


def test_a_faulty_listener_does_not_stop_the_saving(desk: Desk, reported: list[type]) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    desk.autosave.on_state(fail)
    desk.type("one")
    desk.log.wait_for(SaveKind.SAVED)
    desk.type("two")
    desk.log.wait_for(SaveKind.SAVED, times=2)
    assert desk.disk.written == [1, 2]
    assert set(reported) == {ZeroDivisionError}


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """Return the list of the bugs reported during the test."""
    found: list[type] = []
    hook: Callable[[threading.ExceptHookArgs], None] = lambda args: found.append(args.exc_type)  # noqa: E731
    monkeypatch.setattr(threading, "excepthook", hook)
    return found
