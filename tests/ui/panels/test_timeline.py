# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 4: events are edited where they stand, by keyboard, with times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.review.edits import Set, set_field
from app.review.event import Event, Moment, Precision
from app.review.item import Kind
from app.review.review import Review
from tests.builders import applied, review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline_columns import IN_UTC, TIME

NIGHT = datetime(2017, 10, 28, 22, 30, tzinfo=UTC)


def in_berlin() -> Review:
    """Two events in a night in which Berlin's clocks went back at three."""
    review = review_with(
        Event(id="a", at=NIGHT, text="Alarm"),
        Event(id="b", at=NIGHT.replace(hour=23), text="Restart"),
    )
    return applied(review, Set(Kind.INCIDENT, "incident", "time_zone", "Europe/Berlin"))


@pytest.fixture
def desk(open_panel: OpenPanel) -> PanelDesk:
    return open_panel(4, in_berlin())


def panel_of(desk: PanelDesk) -> TimelinePanel:
    return cast("TimelinePanel", desk.panel)


def event(desk: PanelDesk, event_id: str) -> Event:
    return cast("Event", desk.review.get(Kind.EVENT, event_id))


def type_time(qtbot: QtBot, desk: PanelDesk, event_id: str, typed: str) -> None:
    """Type into the time cell of an event, then Enter."""
    panel = panel_of(desk)
    row = next(row for row in range(panel.table.rowCount()) if _id(panel, row) == event_id)
    panel.view.edit_cell(row, TIME)
    editor = panel.view.indexWidget(panel.table.index(row, TIME))
    assert isinstance(editor, QLineEdit)
    editor.setText(typed)
    press(qtbot, panel, Qt.Key.Key_Return)


def press(qtbot: QtBot, panel: TimelinePanel, key: Qt.Key) -> None:
    """Press a key in the editor that is open, and wait until that is done with."""
    index = panel.view.currentIndex()
    editor = panel.view.indexWidget(index)
    assert editor is not None
    QTest.keyClick(editor, key)
    qtbot.waitUntil(lambda: panel.view.indexWidget(index) is not editor)


def _id(panel: TimelinePanel, row: int) -> str:
    item = panel.table.item(row)
    return item.id if item is not None else ""


def test_a_distance_counts_from_the_event_above(qtbot: QtBot, desk: PanelDesk) -> None:
    type_time(qtbot, desk, "b", "+5m")

    assert event(desk, "b").at == NIGHT.replace(minute=35)


def test_a_range_is_kept_with_both_its_ends_and_shown_so(qtbot: QtBot, desk: PanelDesk) -> None:
    type_time(qtbot, desk, "b", "~01:00-01:20")

    told = event(desk, "b")
    assert (told.at, told.until) == (
        NIGHT.replace(hour=23, minute=0),
        NIGHT.replace(hour=23, minute=20),
    )
    assert told.precision is Precision.APPROXIMATE
    assert panel_of(desk).table.index(1, TIME).data() == "~01:00–01:20"


def test_yesterday_is_the_day_before_that_of_the_event(qtbot: QtBot, desk: PanelDesk) -> None:
    type_time(qtbot, desk, "b", "yesterday 23:10")

    assert event(desk, "b").at == datetime(2017, 10, 28, 21, 10, tzinfo=UTC)


def test_the_time_in_utc_stands_beside_that_of_the_review_s_zone(desk: PanelDesk) -> None:
    table = panel_of(desk).table

    assert table.index(0, TIME).data() == "00:30"
    assert table.index(0, IN_UTC).data() == "28 Oct 22:30"


def test_a_narrow_table_leaves_utc_to_the_card(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    for width in (1200, 826):
        panel.resize(width, 700)
        assert panel.view.isColumnHidden(IN_UTC) is (width < 1000)
    card = panel.guide_widget()
    panel.view.select_row(0)
    assert any("(28 Oct 22:30 UTC)" in label.text() for label in card.findChildren(QLabel))


def test_a_review_in_utc_shows_each_time_once(open_panel: OpenPanel) -> None:
    panel = panel_of(open_panel(4, review_with(Event(id="a", at=NIGHT, text="Alarm"))))

    assert panel.view.isColumnHidden(IN_UTC)


def test_a_time_that_came_twice_asks_which_one(qtbot: QtBot, desk: PanelDesk) -> None:
    type_time(qtbot, desk, "b", "02:30")

    panel = panel_of(desk)
    assert panel.notice.isVisible()
    assert "02:30" in panel.notice.text
    focused = panel.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert event(desk, "b").at == datetime(2017, 10, 29, 0, 30, tzinfo=UTC)
    assert not panel.notice.isVisible()
    assert panel.view.hasFocus()


def test_a_bad_time_stays_in_the_cell_with_a_sentence_over_the_table(
    qtbot: QtBot, desk: PanelDesk
) -> None:
    type_time(qtbot, desk, "b", "14:3")

    panel = panel_of(desk)
    editor = panel.view.indexWidget(panel.view.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "14:3"
    assert panel.notice.text == "14:3 is not a time. Try 14:03."
    editor.setText("14:03")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert not panel.notice.isVisible()
    assert event(desk, "b").at == datetime(2017, 10, 29, 13, 3, tzinfo=UTC)


def test_a_bad_time_is_given_up_with_escape(qtbot: QtBot, desk: PanelDesk) -> None:
    type_time(qtbot, desk, "b", "nonsense")
    panel = panel_of(desk)

    press(qtbot, panel, Qt.Key.Key_Escape)

    assert event(desk, "b").at == NIGHT.replace(hour=23)
    assert panel.view.hasFocus()


def incident() -> Review:
    return review_with(
        Event(id="a", at=NIGHT, text="Errors rise", moment=Moment.IMPACT_START),
        Event(id="b", at=NIGHT.replace(minute=40), text="Page"),
        Event(id="c", at=NIGHT.replace(hour=23), text="Errors fall", moment=Moment.MITIGATED),
    )


def test_a_click_on_a_mark_goes_to_its_row(open_panel: OpenPanel) -> None:
    panel = panel_of(open_panel(4, incident()))
    for row, event_id in enumerate("abc"):
        area = panel.chart.chart.area_of(event_id)
        assert area is not None
        QTest.mouseClick(panel.chart.chart, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
        assert panel.view.selected_row() == row
        assert panel.view.hasFocus()


def test_zooming_keeps_the_place_that_is_pointed_at(open_panel: OpenPanel) -> None:
    chart = panel_of(open_panel(4, incident())).chart
    area = chart.chart.area_of("b")
    assert area is not None
    before = area.center().x()

    chart.zoom_by(4, before)

    area = chart.chart.area_of("b")
    assert area is not None
    assert chart.zoom == 4
    assert abs(area.center().x() - chart.horizontalScrollBar().value() - before) < 3
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert chart.zoom == 1
    assert chart.chart.width() == chart.viewport().width()


def test_a_zoomed_chart_follows_the_selected_row(open_panel: OpenPanel) -> None:
    panel = panel_of(open_panel(4, incident()))
    panel.chart.zoom_by(8, 0)
    assert panel.chart.horizontalScrollBar().value() == 0

    panel.view.select_row(2)

    area = panel.chart.chart.area_of("c")
    assert area is not None
    shown = panel.chart.horizontalScrollBar().value()
    assert shown < area.center().x() < shown + panel.chart.viewport().width()


def test_the_chart_is_saved_as_a_picture(open_panel: OpenPanel, qtbot: QtBot) -> None:
    panel = panel_of(open_panel(4, incident()))
    with qtbot.waitSignal(panel.picture_wanted) as wanted:
        panel.chart.picture_wanted.emit()
    assert wanted.args == ["timeline"]


def test_a_row_whose_mark_is_covered_is_ringed_where_it_would_stand(open_panel: OpenPanel) -> None:
    crowd = [Event(id=f"e{n}", at=NIGHT + timedelta(seconds=n), text=f"{n}") for n in range(2000)]
    panel = panel_of(open_panel(4, review_with(*crowd)))
    assert panel.chart.chart.area_of("e1001") is None

    panel.view.select_row(1001)

    area = panel.chart.chart.area_of(panel.chart.chart.marked)
    assert area is not None
    assert abs(area.center().x() - panel.chart.chart.width() / 2) < 8


def test_an_order_that_cannot_be_is_an_error_over_the_table(open_panel: OpenPanel) -> None:
    desk = open_panel(
        4,
        review_with(
            Event(id="a", at=NIGHT, text="Fixed", moment=Moment.MITIGATED),
            Event(id="b", at=NIGHT.replace(minute=40), text="Errors", moment=Moment.IMPACT_START),
        ),
    )
    notice = panel_of(desk).order
    assert notice.isVisible()
    assert (
        notice.text == "Mitigated (“Fixed”) lies before impact start (“Errors”). Check both times."
    )
    notice.acted.emit()
    assert panel_of(desk).view.selected_row() == 0

    desk.bridge.apply(set_field(event(desk, "b"), "moment", None), "unmark")

    assert not notice.isVisible()
