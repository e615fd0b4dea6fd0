# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The gaps of the story stand beside the timeline, and each leads to its event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.review.edits import set_field
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from tests.builders import applied, review_with
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
    assert gap.entry.note == "12:00 → ~12:07, detected − impact start"
    assert gap.event_id == "a"


def test_what_is_missing_says_what_it_needs() -> None:
    assert "Page delay: not known. It needs first alert − detected." in told(story())


def test_an_order_that_cannot_be_stands_first_and_names_both_events() -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="fixed", moment=Moment.MITIGATED),
        Event(id="b", rank="2", at=at(12, 7), text="seen", moment=Moment.DETECTED),
    )
    assert told(review)[0] == "Mitigated (“fixed”) lies before detected (“seen”). Check both times."


def test_both_readings_of_acknowledged_are_told_with_their_formulas() -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="errors", moment=Moment.IMPACT_START),
        Event(id="b", rank="2", at=at(12, 7), text="page", moment=Moment.ALERTED),
        Event(id="c", rank="3", at=at(12, 9), text="taken", moment=Moment.ACKNOWLEDGED),
    )
    entries = {gap.entry.id: gap.entry for gap in gaps_of(review)}
    assert entries["acknowledge_delay"].text == "Acknowledge delay: 2 min"
    assert entries["acknowledge_delay"].note == "12:07 → 12:09, acknowledged − first alert"
    assert entries["tta_from_impact"].text == "Acknowledged from impact: 9 min"
    assert entries["tta_from_impact"].note == "12:00 → 12:09, acknowledged − impact start"


def test_a_published_figure_that_differs_stands_beside_the_computed_one() -> None:
    review = story(
        Event(id="a", rank="1", at=at(12, 0), text="errors", moment=Moment.IMPACT_START),
        Event(id="b", rank="2", at=at(12, 7), text="seen", moment=Moment.DETECTED),
    )
    stated = set_field(review.incident, "published_detection", 5 * 60)
    assert "Time to detect: published 5 min, computed 7 min. They differ by 2 min." in told(
        applied(review, stated)
    )


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


def test_a_stretch_over_midnight_names_the_day_it_ended() -> None:
    review = story(
        Event(id="a", rank="1", at=at(23, 0), text="errors"),
        Event(id="b", rank="2", at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC), text="seen"),
    )
    silence = next(gap for gap in gaps_of(review) if gap.entry.id == "silence")
    assert silence.entry.note == ("23:00 → 3 Mar 09:00, next event − end of the event before it")
