# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Others are told where one is, not at each key; what they do comes on the window's thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.review.people import Person, Role
from app.session.presence import Presence
from app.store.link_state import LinkKind
from tests.builders import review_with
from tests.fakes import FakeLink
from ui.live.company import Company, role_of
from ui.live.people_button import PeopleButton
from ui.live.presence_words import presence_spoken, presence_words

SAM = Presence("s", "Sam", Role.SCRIBE, 4)


class Desk:
    def __init__(self) -> None:
        self.link = FakeLink()
        self.company = Company(self.link, Presence("n", "Noor"))


@pytest.fixture
def desk(qapp: object, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.waitUntil(lambda: bool(made.link.told))
    yield made
    made.company.close()


def test_moves_that_follow_each_other_closely_are_told_once(desk: Desk, qtbot: QtBot) -> None:
    told = len(desk.link.told)
    for step in (2, 3, 4):
        desk.company.go_to_step(step)
    desk.company.go_to_place("incident", "incident", "title")
    qtbot.waitUntil(lambda: len(desk.link.told) > told)
    assert len(desk.link.told) == told + 1
    assert (desk.link.told[-1].step, desk.link.told[-1].field) == (4, "title")


def test_typing_is_told_and_fades(desk: Desk, qtbot: QtBot) -> None:
    desk.company.type()
    qtbot.waitUntil(lambda: desk.link.told[-1].is_typing)
    qtbot.waitUntil(lambda: not desk.link.told[-1].is_typing, timeout=15_000)


def test_who_comes_and_goes_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.company.changed):
        desk.link.come(SAM)
    assert desk.company.others == (SAM,)
    assert desk.company.is_here("Sam")
    assert desk.company.is_here("Noor")
    with qtbot.waitSignal(desk.company.changed):
        desk.link.come()
    assert not desk.company.is_here("Sam")


def test_the_connection_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.company.state_changed):
        desk.link.stand(LinkKind.OFFLINE, 3)
    assert desk.company.state.waiting == 3


def test_who_the_crew_names_facilitator_begins_as_one() -> None:
    review = review_with(Person(id="p", name="Noor", role=Role.FACILITATOR))
    assert role_of(review, "Noor") is Role.FACILITATOR
    assert role_of(review, "Sam") is Role.SCRIBE


def test_a_person_is_told_with_part_and_step() -> None:
    assert presence_words(SAM) == "Sam · scribe · step 4"
    assert presence_spoken(SAM) == "Sam, scribe, in step 4, Timeline"
    assert presence_words(Presence("x", " ", Role.ATTENDEE)) == "Somebody · looking on · step 1"


def test_people_who_have_no_room_are_counted(qtbot: QtBot) -> None:
    button = PeopleButton()
    qtbot.addWidget(button)
    button.set_slim(True)
    button.show_people(tuple(Presence(name, name) for name in ("Ada", "Bo", "Cy", "Di")))
    assert button.counted == 3
    assert "Cy, scribe, in step 1" in button.accessibleName()
    button.show_people(())
    assert button.isHidden()
