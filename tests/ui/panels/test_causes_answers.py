# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: what the causes answer beside the canvas, and the ways out that are one key away."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.causal.cut_sets import TooManyCombinations
from app.causal.graph import CauseGraph
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link, StopReason
from app.review.edits import set_field
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from tests.builders import review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.canvas.shape_item import Mark
from ui.panels import cause_answers
from ui.panels.causes import CausesPanel

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def tree(*causes: Cause, above: dict[str, str]) -> Review:
    links = [Link(id=f"l{low}", effect_id=high, cause_id=low) for low, high in above.items()]
    return review_with(Evidence(id="fact", number=1, title="A log"), *causes, *links)


def two_singles_and_a_pair() -> Review:
    """Return a review in which a, or b, or c with d bring the effect about."""
    root = StopReason.ROOT_FACTOR
    return tree(
        Cause(id="a", number=1, text="No alert", stop_reason=root),
        Cause(id="b", number=2, text="Sessions looked alike", stop_reason=root),
        Cause(id="both", number=3, text="No copy was at hand", gate=Gate.AND),
        Cause(id="c", number=4, text="Backup was empty", probability=0.5),
        Cause(id="d", number=5, text="Standby was empty"),
        above={"a": EFFECT_ID, "b": EFFECT_ID, "both": EFFECT_ID, "c": "both", "d": "both"},
    )


def panel_of(desk: PanelDesk) -> CausesPanel:
    return cast("CausesPanel", desk.panel)


def settled(desk: PanelDesk, qtbot: QtBot) -> CausesPanel:
    """Wait until every answer is there."""
    panel = panel_of(desk)
    qtbot.waitUntil(lambda: not panel.side.answers.is_busy)
    return panel


@pytest.fixture
def desk(open_panel: OpenPanel, qtbot: QtBot) -> PanelDesk:
    opened = open_panel(6, two_singles_and_a_pair())
    settled(opened, qtbot)
    return opened


def test_findings_are_counted_listed_and_lead_to_their_cause(desk: PanelDesk, qtbot: QtBot) -> None:
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_4, ALT)
    page = panel.side.checks
    assert len(page.list.entries) > 1
    assert page.list.hasFocus()
    words = panel.side.strip.findChildren(type(panel.side.strip._buttons[0]))[0].text()
    assert words == f"Checks {len(page.list.entries)}"
    last = len(page.list.entries) - 1
    for _ in range(last):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    finding = page._findings[page.list.current_id]
    assert panel.selected_cause == finding.cause_id
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert panel.view.hasFocus()


def test_opening_the_checks_leaves_the_selected_cause_selected(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    panel.canvas.select("c")
    QTest.keyClick(panel.view, Qt.Key.Key_4, ALT)
    assert panel.selected_cause == "c"
    page = panel.side.checks
    assert page._findings[page.list.current_id].cause_id == "c"


def test_findings_follow_the_typing(desk: PanelDesk, qtbot: QtBot) -> None:
    panel = panel_of(desk)
    panel.canvas.select("a")
    panel.side.toggle(0)
    panel.canvas.focus()
    before = len(panel.side.checks.list.entries)
    QTest.keyClick(panel.view, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.editor, "Someone forgot to look")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    settled(desk, qtbot)
    assert len(panel.side.checks.list.entries) > before


def test_doubles_are_merged_with_one_key_and_one_undo(open_panel: OpenPanel, qtbot: QtBot) -> None:
    twice = tree(
        Cause(id="a", number=1, text="Same words"),
        Cause(id="b", number=2, text="Same words", evidence_ids=("fact",)),
        above={"a": EFFECT_ID, "b": EFFECT_ID},
    )
    desk = open_panel(6, twice)
    panel = settled(desk, qtbot)
    QTest.keyClick(panel.view, Qt.Key.Key_4, ALT)
    page = panel.side.checks
    row = next(n for n, one in enumerate(page.list.entries) if "says the same" in one.text)
    page.list.go_to(row)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [cause.id for cause in desk.review.causes] == ["a"]
    assert CauseGraph(desk.review).cause("a").evidence_ids == ("fact",)
    assert "C2 went into C1" in desk.told[-1]
    desk.bridge.undo()
    assert desk.review == twice


def test_an_open_end_leads_to_the_reason_in_the_guide(desk: PanelDesk, qtbot: QtBot) -> None:
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_4, ALT)
    page = panel.side.checks
    row = next(n for n, one in enumerate(page.list.entries) if "R8" in one.note)
    page.list.go_to(row)
    with qtbot.waitSignal(panel.guide_wanted):
        QTest.keyClick(page.list, Qt.Key.Key_Space)


def test_the_card_says_what_is_found_of_its_cause(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    panel.canvas.select("c")
    assert "C4" in panel.card.checks.words.text()
    assert "C4" in panel.side.strip.line.text()


def test_single_points_stand_first_and_orders_are_counted(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_5, ALT)
    page = panel.side.paths
    assert page.singles.text() == "2 causes are enough by themselves."
    assert page.orders.text() == "3 ways to the effect: 2 of 1 cause, 1 of 2 causes."
    assert [one.text.split()[0] for one in page.list.entries] == ["C1", "C2", "C4"]
    assert page.probability.text().endswith("not known, 3 causes have none.")


def test_going_to_a_cut_set_rings_its_causes(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    scene = panel.view.drawing_scene
    QTest.keyClick(panel.view, Qt.Key.Key_5, ALT)
    for _ in range(2):
        QTest.keyClick(panel.side.paths.list, Qt.Key.Key_Down)
    assert (scene.mark_of("c"), scene.mark_of("d")) == (Mark.FOUND, Mark.FOUND)
    QTest.keyClick(panel.side.paths.list, Qt.Key.Key_Escape)
    assert scene.mark_of("c") is Mark.NONE
    assert panel.side.pane.isHidden()
    assert panel.view.hasFocus()


def test_probabilities_give_the_probability_of_the_effect(desk: PanelDesk, qtbot: QtBot) -> None:
    for cause_id in ("a", "b", "d"):
        cause = CauseGraph(desk.review).cause(cause_id)
        desk.bridge.apply(set_field(cause, "probability", 0.0), "probability")
    panel = settled(desk, qtbot)
    assert panel.side.paths.probability.text() == "Probability of the effect: 0"


def test_actions_break_single_points_and_what_is_open_is_listed(
    desk: PanelDesk, qtbot: QtBot
) -> None:
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_5, ALT)
    page = panel.side.paths
    assert [one.id for one in page.open_causes.entries] == ["a", "b"]
    QTest.mouseClick(page.waiting.answer, LEFT)
    settled(desk, qtbot)
    assert page.coverage.text() == "Single points: 2 → 1 after these actions."
    assert panel.side.strip.line.text()
    assert [one.id for one in page.open_causes.entries] == ["b"]
    page.waiting.reason.setFocus()
    QTest.keyClicks(page.waiting.reason, "both are renamed")
    QTest.keyClick(page.waiting.reason, Qt.Key.Key_Return)
    assert CauseGraph(desk.review).cause("b").accepted_because == "both are renamed"
    assert page.open_causes.entries == ()


def test_wording_does_not_count_the_ways_again(desk: PanelDesk, qtbot: QtBot) -> None:
    panel = panel_of(desk)
    counted: list[object] = []
    panel.side.answers.counted.connect(counted.append)
    cause = CauseGraph(desk.review).cause("a")
    desk.bridge.apply(set_field(cause, "text", "No alert at night"), "word")
    settled(desk, qtbot)
    assert counted == []
    desk.bridge.apply(set_field(cause, "state", CauseState.REFUTED), "state")
    settled(desk, qtbot)
    assert len(counted) == 1


def test_only_the_latest_of_many_answers_counts(desk: PanelDesk, qtbot: QtBot) -> None:
    panel = panel_of(desk)
    counted: list[object] = []
    panel.side.answers.counted.connect(counted.append)
    for state in (CauseState.REFUTED, CauseState.SUSPECTED) * 4:
        cause = CauseGraph(desk.review).cause("a")
        desk.bridge.apply(set_field(cause, "state", state), "state")
    settled(desk, qtbot)
    assert len(counted) == 1
    assert panel.side.paths.singles.text().startswith("2 causes")


def test_what_is_too_much_is_said_and_a_smaller_question_offered(
    desk: PanelDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = cause_answers.open_paths

    def overwhelmed(review: Review, *, max_order: int | None, **options: object) -> object:
        if max_order is None:
            raise TooManyCombinations
        return whole(review, max_order=max_order)

    monkeypatch.setattr(cause_answers, "open_paths", overwhelmed)
    panel = panel_of(desk)
    panel.side.answers.ask_paths(desk.review)
    settled(desk, qtbot)
    QTest.keyClick(panel.view, Qt.Key.Key_5, ALT)
    page = panel.side.paths
    assert "too many ways" in page.singles.text()
    QTest.mouseClick(page.smaller, LEFT)
    settled(desk, qtbot)
    assert page.singles.text() == "2 causes are enough by themselves."


def test_the_statement_is_drafted_asked_about_and_undone_in_one_step(desk: PanelDesk) -> None:
    for cause_id in ("a", "c"):
        cause = CauseGraph(desk.review).cause(cause_id)
        desk.bridge.apply(set_field(cause, "evidence_ids", ("fact",)), "facts")
        cause = CauseGraph(desk.review).cause(cause_id)
        desk.bridge.apply(set_field(cause, "state", CauseState.CONFIRMED), "state")
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_6, ALT)
    page = panel.side.statement
    assert page.field.hasFocus()
    QTest.mouseClick(page.draft, LEFT)
    drafted = desk.review.incident.statement
    assert "No alert (C1)" in drafted
    assert [one.id for one in page.factors.entries[:2]] == ["a", "c"]
    page.field.selectAll()
    QTest.keyClicks(page.field, "Our own words")
    QTest.mouseClick(page.draft, LEFT)
    assert desk.review.incident.statement == "Our own words"
    assert not page.asking.isHidden()
    QTest.mouseClick(page.keep, LEFT)
    assert desk.review.incident.statement == "Our own words"
    QTest.mouseClick(page.draft, LEFT)
    QTest.mouseClick(page.replace, LEFT)
    assert desk.review.incident.statement == drafted
    desk.bridge.undo()
    assert desk.review.incident.statement == "Our own words"


def test_nothing_to_draft_from_is_said_on_the_button(open_panel: OpenPanel) -> None:
    panel = panel_of(open_panel(6, review_with()))
    panel.side.toggle(2)
    assert not panel.side.statement.draft.isEnabled()
    assert panel.side.statement.draft.toolTip()


def test_the_canvas_keeps_most_of_the_panel(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    area = panel.width() * panel.height()
    view = panel.view
    assert view.height() > 0.6 * panel.height()
    assert view.width() * view.height() > 0.6 * area
    panel.side.toggle(1)
    assert view.width() > 0.6 * panel.width()


def test_the_lens_stays_when_another_step_was_shown(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    QTest.keyClick(panel.view, Qt.Key.Key_2, ALT)
    panel.hide()
    panel.show()
    assert panel.lens == "fishbone"


def test_the_set_of_bones_is_chosen_in_the_fishbone_and_undone(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    bones = panel.lens_bar.bones
    assert bones.isHidden()
    QTest.keyClick(panel.view, Qt.Key.Key_2, ALT)
    assert not bones.isHidden()
    bones.setFocus()
    QTest.keyClick(bones, Qt.Key.Key_Down)
    QTest.keyClick(bones, Qt.Key.Key_Return)
    assert desk.review.meeting.categories == "6m"
    assert any("Machine" in shape_id for shape_id in panel.view.drawing_scene._items)
    desk.bridge.undo()
    assert desk.review.meeting.categories == "sre"


def test_removing_a_branch_offers_to_take_it_back(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    panel.canvas.select("both")
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert desk.told[-1] == "3 causes removed."
    assert not any(cause.id == "c" for cause in desk.review.causes)
    desk.bridge.undo()
    assert len(desk.review.items(Kind.CAUSE)) == 6


def test_an_action_made_from_a_cause_is_told(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    panel.canvas.select("c")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel.view, Qt.Key.Key_A, modifiers)
    made = desk.review.actions[-1]
    assert isinstance(made, Action)
    assert made.cause_ids == ("c",)
    assert f"A{made.number}" in desk.told[-1]


def test_facts_are_not_looked_for_while_the_effect_is_selected(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    panel.canvas.select(EFFECT_ID)
    QTest.keyClick(panel.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.told[-1] == "Select the cause it is about first."


def test_a_branch_is_copied_and_pasted_elsewhere(desk: PanelDesk) -> None:
    panel = panel_of(desk)
    control = Qt.KeyboardModifier.ControlModifier
    panel.canvas.select("both")
    QTest.keyClick(panel.view, Qt.Key.Key_C, control)
    panel.canvas.select("a")
    QTest.keyClick(panel.view, Qt.Key.Key_V, control)
    graph = CauseGraph(desk.review)
    (copied,) = graph.children("a")
    assert panel.selected_cause == copied
    assert [graph.cause(one).text for one, _ in graph.walk(copied)] == [
        "No copy was at hand",
        "Backup was empty",
        "Standby was empty",
    ]
    desk.bridge.undo()
    assert desk.review == two_singles_and_a_pair()


def test_the_picture_is_exported_through_the_lens_that_is_shown(
    desk: PanelDesk, qtbot: QtBot
) -> None:
    panel = panel_of(desk)
    panel.show_lens("fishbone")
    with qtbot.waitSignal(panel.picture_wanted) as asked_for:
        panel.view.command_wanted.emit("export_picture")
    assert asked_for.args == ["fishbone"]
