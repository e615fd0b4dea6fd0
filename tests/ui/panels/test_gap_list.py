# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The gaps of the story stand beside the timeline, and each leads to its event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.review.event import Event, Moment, Precision
from app.review.review import Review
from tests.builders import review_with
from tests.ui.conftest import OpenPanel
from ui.panels.event_card import EventCard
from ui.panels.gap_list import gaps_of


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=UTC)


def told(review: Review) -> list[str]:
    return [gap.entry.text for gap in gaps_of(review)]


def story(*events: Event) -> Review:
    return review_with(*events)


def test_a_delay_says_from_when_to_when_and_how_it_is_computed() -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="errors", moment=Moment.IMPACT_START),
        Event(
            id="b", rank="2", at=at(12, 7), text="seen", moment=Moment.DETECTED,
            precision=Precision.APPROXIMATE,
        ),
    )  # fmt: skip
    gap = next(gap for gap in gaps_of(review) if gap.entry.id == "detection_delay")
    assert gap.entry.text == "Detection delay: about 7 min"
    assert gap.entry.note == "12:00–~12:07, detected − impact start"
    assert gap.event_id == "a"


def test_what_is_missing_says_what_it_needs() -> None:
    assert "Page delay: not known. It needs first alert − detected." in told(story())


def test_an_order_that_cannot_be_stands_first_and_names_both_events() -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="fixed", moment=Moment.MITIGATED),
        Event(id="b", rank="2", at=at(12, 7), text="seen", moment=Moment.DETECTED),
    )
    assert told(review)[0] == "Mitigated (“fixed”) lies before detected (“seen”). Check both times."


def test_going_to_a_gap_selects_its_event(open_panel: OpenPanel) -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="errors"),
        Event(id="b", rank="2", at=at(14, 0), text="seen", handover_to="network team"),
    )
    desk = open_panel(4, review)
    card = cast("EventCard", desk.panel.guide_widget())
    card.show()
    entries = card.gaps.list
    entries.go_to([entry.text for entry in entries.entries].index("Handed to network team"))
    QTest.keyClick(entries, Qt.Key.Key_Return)
    assert desk.panel.view.selected_row() == 1  # type: ignore[attr-defined]
