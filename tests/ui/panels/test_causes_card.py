# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 6: the card of the selected cause, by keys and mouse."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.causal.graph import CauseGraph
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate, Link, StopReason
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.cause_card import CauseCard
from ui.panels.causes import CausesPanel

LEFT = Qt.MouseButton.LeftButton
ABOVE = {"a": EFFECT_ID, "b": "a", "c": "a", "d": EFFECT_ID}


def asked() -> Review:
    """Return a review whose effect has the causes a (with b and c under it) and d."""
    causes = [
        Cause(id=name, number=place, text=f"cause {name}")
        for place, name in enumerate(ABOVE, start=1)
    ]
    links = [Link(id=f"l{low}", effect_id=high, cause_id=low) for low, high in ABOVE.items()]
    return review_with(
        Evidence(id="shell", number=1, title="Shell history"),
        Evidence(id="chat", number=2, title="Chat of the call"),
        Event(id="ev", at=datetime(2017, 1, 31, 23, 27, tzinfo=UTC), text="Data removed"),
        *causes,
        *links,
        Action(id="act", number=1, text="Show the host in the prompt"),
    )


@pytest.fixture
def desk(open_panel: OpenPanel) -> PanelDesk:
    return open_panel(6, asked())


@pytest.fixture
def card(desk: PanelDesk, qtbot: QtBot) -> CauseCard:
    """Show the card of a in a window of its own, as wide as the guide."""
    panel = panel_of(desk)
    widget = panel.card
    widget.setParent(None)
    qtbot.addWidget(widget)
    widget.resize(265, 900)
    panel.canvas.select("a")
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def panel_of(desk: PanelDesk) -> CausesPanel:
    return cast("CausesPanel", desk.panel)


def cause(desk: PanelDesk, cause_id: str) -> Cause:
    return CauseGraph(desk.review).cause(cause_id)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def choose(box: QComboBox, words: str) -> None:
    box.setFocus()
    press(box, Qt.Key.Key_Home)
    for _ in range(box.findText(words)):
        press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Return)


def box_named(card: CauseCard, name: str) -> QComboBox:
    return next(box for box in card.findChildren(QComboBox) if box.accessibleName() == name)


def field_named(card: CauseCard, name: str) -> QLineEdit | QPlainTextEdit:
    fields = [*card.findChildren(QLineEdit), *card.findChildren(QPlainTextEdit)]
    return next(field for field in fields if field.accessibleName() == name)


def test_confirming_without_evidence_is_answered_with_the_way_there(
    desk: PanelDesk, card: CauseCard
) -> None:
    QTest.mouseClick(card.state.choice.button("confirmed"), LEFT)
    assert cause(desk, "a").state is CauseState.SUSPECTED
    assert "needs evidence" in card.state.sentence.text()
    assert card.state.choice.chosen_key == "suspected"
    panel_of(desk).canvas.select("d")
    assert card.state.sentence.isHidden()


def test_a_fact_is_found_by_typing_and_then_the_cause_can_be_confirmed(
    desk: PanelDesk, card: CauseCard
) -> None:
    card.focus_facts()
    QTest.keyClicks(card.facts.search.field, "shell")
    press(card.facts.search.field, Qt.Key.Key_Return)
    assert cause(desk, "a").evidence_ids == ("shell",)
    QTest.mouseClick(card.state.choice.button("confirmed"), LEFT)
    assert cause(desk, "a").state is CauseState.CONFIRMED


def test_a_fact_is_parted_from_with_delete_and_by_its_cross(
    desk: PanelDesk, card: CauseCard
) -> None:
    for _ in range(2):
        card.focus_facts()
        press(card.facts.search.field, Qt.Key.Key_Return)
    assert cause(desk, "a").evidence_ids == ("shell", "chat")
    assert card.facts.search.isHidden()
    linked = card.facts.linked
    linked.focus_list()
    press(linked, Qt.Key.Key_Delete)
    assert cause(desk, "a").evidence_ids == ("chat",)
    row = linked.visualRect(linked.model().index(0, 0))
    spot = row.center()
    spot.setX(row.right() - 12)
    QTest.mouseClick(linked.viewport(), LEFT, pos=spot)
    assert cause(desk, "a").evidence_ids == ()


def test_events_are_shown_with_their_time_and_linked(desk: PanelDesk, card: CauseCard) -> None:
    card.events.search.open()
    assert [entry.text for entry in card.events.search.matches.entries] == ["23:27  Data removed"]
    press(card.events.search.field, Qt.Key.Key_Return)
    assert cause(desk, "a").event_ids == ("ev",)


def test_a_cause_also_feeds_another_effect_and_a_loop_is_refused_in_words(
    desk: PanelDesk, card: CauseCard
) -> None:
    search = card.effects.search
    search.open()
    QTest.keyClicks(search.field, "cause b")
    press(search.field, Qt.Key.Key_Return)
    assert "C2 is among the causes of C1" in search.sentence.text()
    assert CauseGraph(desk.review).parents("a") == (EFFECT_ID,)
    press(search.field, Qt.Key.Key_Escape)
    search.open()
    QTest.keyClicks(search.field, "cause d")
    press(search.field, Qt.Key.Key_Return)
    assert CauseGraph(desk.review).parents("a") == (EFFECT_ID, "d")
    effects = card.effects.linked
    effects.go_to(1)
    press(effects, Qt.Key.Key_Delete)
    assert CauseGraph(desk.review).parents("a") == (EFFECT_ID,)
    desk.bridge.undo()
    assert CauseGraph(desk.review).parents("a") == (EFFECT_ID, "d")


def test_the_gate_is_chosen_and_read_back(desk: PanelDesk, card: CauseCard) -> None:
    QTest.mouseClick(card.gate.choice.button("and"), LEFT)
    assert card.gate.sentence.text() == "cause a because cause b and cause c."
    QTest.mouseClick(card.gate.choice.button("at_least"), LEFT)
    assert (cause(desk, "a").gate, cause(desk, "a").gate_count) == (Gate.AT_LEAST, 2)
    press(card.gate.count, Qt.Key.Key_Down)
    assert cause(desk, "a").gate_count == 1
    desk.bridge.undo()
    desk.bridge.undo()
    assert cause(desk, "a").gate is Gate.AND


def test_a_cause_nothing_explains_has_no_gate(desk: PanelDesk, card: CauseCard) -> None:
    panel_of(desk).canvas.select("b")
    assert card.gate.isHidden()


@pytest.mark.parametrize(
    ("typed", "meant"), [("0.25", 0.25), ("30 %", 0.3), ("1e-4", 1e-4), ("0", 0.0), ("1", 1.0)]
)
def test_a_probability_is_typed_as_a_number_or_in_percent(
    desk: PanelDesk, card: CauseCard, typed: str, meant: float
) -> None:
    panel_of(desk).canvas.select("b")
    QTest.keyClicks(card.probability, typed)
    press(card.probability, Qt.Key.Key_Return)
    assert cause(desk, "b").probability == pytest.approx(meant)


@pytest.mark.parametrize("typed", ["often", "30", "-1", "120 %"])
def test_what_is_no_probability_is_answered_with_one_sentence(
    desk: PanelDesk, card: CauseCard, typed: str
) -> None:
    panel_of(desk).canvas.select("b")
    QTest.keyClicks(card.probability, typed)
    press(card.probability, Qt.Key.Key_Return)
    assert cause(desk, "b").probability is None
    assert typed in card.probability.accessibleDescription()


def test_kind_reason_notes_and_acceptance_are_kept(desk: PanelDesk, card: CauseCard) -> None:
    panel_of(desk).canvas.select("b")
    choose(box_named(card, "Kind"), "Condition")
    choose(box_named(card, "Ends here"), "Can be acted on")
    choose(box_named(card, "Area"), "Tooling")
    QTest.keyClicks(field_named(card, "Notes"), "Seen twice")
    QTest.keyClicks(field_named(card, "Accepted, because"), "it is replaced soon")
    panel_of(desk).canvas.select("a")
    told = cause(desk, "b")
    assert (told.kind, told.stop_reason) == (CauseKind.CONDITION, StopReason.ROOT_FACTOR)
    assert (told.category, told.notes) == ("Tooling", "Seen twice")
    assert told.accepted_because == "it is replaced soon"


def test_actions_are_linked_opened_and_made(desk: PanelDesk, card: CauseCard, qtbot: QtBot) -> None:
    card.answered_by.search.open()
    press(card.answered_by.search.field, Qt.Key.Key_Return)
    assert desk.review.actions[0].cause_ids == ("a",)
    card.answered_by.linked.focus_list()
    with qtbot.waitSignal(panel_of(desk).item_wanted) as asked_for:
        press(card.answered_by.linked, Qt.Key.Key_Return)
    assert asked_for.args == [8, "act"]
    QTest.mouseClick(card._make_action, LEFT)
    assert desk.review.actions[-1].cause_ids == ("a",)


def test_everything_has_a_name_and_tab_goes_down_the_card(card: CauseCard) -> None:
    field_named(card, "Wording").setFocus()
    seen: list[int] = []
    while card.window().focusWidget() is not field_named(card, "Notes"):
        widget = card.window().focusWidget()
        assert widget is not None
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        seen.append(widget.mapTo(card, widget.rect().topLeft()).y())
        press(widget, Qt.Key.Key_Tab)
    assert seen == sorted(seen)
    assert len(seen) > 8


def test_the_card_fits_the_narrow_guide(card: CauseCard, desk: PanelDesk) -> None:
    for cause_id in ("a", "b", EFFECT_ID):
        panel_of(desk).canvas.select(cause_id)
        assert card.minimumSizeHint().width() <= 265
